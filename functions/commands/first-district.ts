import { parseArgs } from "node:util";
import { Mistake, readJson, run, tableWorld } from "./command.ts";
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
  const content = await readJson(file, DistrictFile);
  const answer = await setUpDistrict(world, district, content);
  if (answer === "there")
    throw new Mistake(`${district} 早已设立，名录与配置未作改动，请通过接口更新`);
  return `已设立 ${district}（${content.config.name}），名录 ${content.officers.length} 人`;
});
