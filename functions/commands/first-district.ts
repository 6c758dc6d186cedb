import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { inputProblem } from "#kernel/check-input.ts";
import { Mistake, run, tableWorld } from "./command.ts";
import { DistrictFile, setUpDistrict } from "./set-up-district.ts";

/** `npm run first-district -- --district <id> --file <json> [--table <name>]`, see docs/deploy.md. */
await run(async () => {
  const { values } = parseArgs({
    options: {
      district: { type: "string" },
      file: { type: "string" },
      table: { type: "string" },
    },
  });
  const { district, file, table } = values;
  if (district === undefined || file === undefined)
    throw new Mistake("请用 --district 指明区，用 --file 指明配置文件");
  if (!/^[a-z0-9-]{2,40}$/.test(district))
    throw new Mistake("区的标识只能用小写字母、数字和连字符，2 至 40 个字符");
  const world = tableWorld(table);
  const content = await read(file);
  const answer = await setUpDistrict(world, district, content);
  if (answer === "there")
    throw new Mistake(`${district} 早已设立，名录与配置未作改动，请通过接口更新`);
  return `已设立 ${district}（${content.config.name}），名录 ${content.officers.length} 人`;
});

async function read(file: string): Promise<DistrictFile> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Mistake(`读不到文件 ${file}`);
  });
  const result = DistrictFile.safeParse(parse(text), { error: inputProblem });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Mistake(`${file} 有误：${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mistake("配置文件不是合法的 JSON");
  }
}
