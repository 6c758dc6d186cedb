import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { majorOf } from "#local/dynamodb/java.ts";
import { openFolder } from "#local/folder.ts";
import { listen } from "#local/ports.ts";
import { openSettings } from "#local/settings.ts";
import { ownFolder } from "./dynamodb.ts";

function run(script: string, env: Record<string, string>, ...parameters: string[]) {
  const path = fileURLToPath(new URL(`../../local/${script}`, import.meta.url));
  return runFile(path, env, ...parameters);
}

async function runFile(path: string, env: Record<string, string>, ...parameters: string[]) {
  const child = spawn(process.execPath, [path, ...parameters], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code: child.exitCode, out, errors: errors.trim() };
}

describe("what stops a start", () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    folder = await ownFolder();
  });
  afterAll(() => folder.remove());

  it("a port in use: one line, which port and what to do", async () => {
    const server = createServer();
    const port = await listen(server, 0, "test");
    const { code, errors } = await run("main.ts", { DATA_DIR: folder.path, PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch(`端口 ${port}`);
    expect(errors).toMatch("PORT=4000 npm start");
    expect(errors, "in English too").toMatch(`port ${port} is in use`);
  });

  it.each(["many", "80000", "-1", "1.5"])("a senseless port: %s", async (port) => {
    const { code, errors } = await run("main.ts", { DATA_DIR: folder.path, PORT: port });
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("PORT 应为");
    expect(errors).toMatch("PORT must be");
  });

  it("a Node that is too old to read the product says so in one line, of `npm start` and `npm test`", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    expect(scripts).toMatchObject({
      start: "node local/check-node.mjs start",
      pretest: "node local/check-node.mjs",
    });
    const source = await readFile("local/check-node.mjs", "utf8");
    const old = `Object.defineProperty(process, "versions", { value: { node: "20.20.2" } });${source}`;
    await writeFile(`${folder.path}/old.mjs`, old);
    const { code, errors } = await runFile(`${folder.path}/old.mjs`, {});
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("npm ci");
    expect(errors).toMatch("Node.js 24 or newer is needed");
    expect((await run("check-node.mjs", {})).code).toBe(0);
  });

  it.each(["with blanks and 数据", "a#b", "100%", "50%20", 'it\'s "quoted"', "a;b&c", "…長い名前"])(
    "an odd name of the data folder is only a name: %s",
    async (name) => {
      const opened = await openFolder(join(folder.path, name, "data"), () => 1e12);
      const settings = openSettings(opened.database("host.sqlite"));
      settings.set("day", "2026-03-03");
      settings.close();
      const again = openSettings(join(folder.path, name, "data", "host.sqlite"));
      expect(again.get("day")).toBe("2026-03-03");
      again.close();
    },
  );

  it("a link to a folder, and a relative path, lead to the folder", async () => {
    await mkdir(`${folder.path}/real`);
    await symlink(`${folder.path}/real`, `${folder.path}/link`);
    await openFolder(`${folder.path}/link`, () => 1e12);
    await openFolder(relative(process.cwd(), `${folder.path}/real`), () => 1e12);
    expect(await readdir(`${folder.path}/real`)).toEqual(["files"]);
  });

  it("a file in the folder's place, and a folder without rights: nothing is written", async () => {
    await writeFile(`${folder.path}/taken`, "kept");
    const { code, errors } = await run("main.ts", { DATA_DIR: `${folder.path}/taken`, PORT: "0" });
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("the data folder cannot be written");
    expect(await readFile(`${folder.path}/taken`, "utf8")).toBe("kept");
  });

  it("a data folder that cannot be written", async () => {
    await writeFile(`${folder.path}/file`, "");
    const { code, errors } = await run("main.ts", {
      DATA_DIR: `${folder.path}/file/data`,
      PORT: "0",
    });
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("不可写");
  });

  it("a data folder where none can be made: at once, not after a search without end", async () => {
    const { code, errors } = await run("main.ts", { DATA_DIR: "/proc/none/data", PORT: "0" });
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("不可写");
  });

  it("a database engine that there is not", async () => {
    const { code, errors } = await run("main.ts", { DATABASE: "other", PORT: "0" });
    expect(code).toBe(1);
    expect(errors).toMatch("DATABASE 应为 dynamodb-local 或 dynoxide");
  });

  it("a disk that is nearly full", async () => {
    await expect(openFolder(`${folder.path}/full`, () => 1e6)).rejects.toThrow("空间不足");
  });

  it("no Java, and none to be had", async () => {
    const { code, errors } = await run("main.ts", {
      DATA_DIR: folder.path,
      PORT: "0",
      DATABASE: "dynamodb-local",
      PATH: "",
      JAVA_HOME: "",
      HTTPS_PROXY: "http://127.0.0.1:9",
      https_proxy: "http://127.0.0.1:9",
      NO_PROXY: "",
      no_proxy: "",
    });
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("请安装 Java 21");
  });

  it("a folder that another host is using", async () => {
    const settings = openSettings(`${folder.path}/host.sqlite`);
    const { code, errors } = await run("main.ts", { DATA_DIR: folder.path, PORT: "0" });
    settings.close();
    expect(code).toBe(1);
    expect(errors.split("\n")).toHaveLength(1);
    expect(errors).toMatch("已有一个本地系统在运行");
  });

  it("a token before the first start", async () => {
    const { code, errors } = await run("token.ts", { DATA_DIR: `${folder.path}/none` }, "OFFICE");
    expect(code).toBe(1);
    expect(errors).toMatch("请先运行一次 npm start");
  });
});

describe("the version of Java", () => {
  it("is read as old and new Javas write it", () => {
    expect(majorOf('openjdk version "17.0.15" 2025-04-15')).toBe(17);
    expect(majorOf('java version "1.8.0_401"')).toBe(8);
    expect(majorOf('openjdk version "21" 2023-09-19')).toBe(21);
    expect(majorOf("The operation couldn't be completed.")).toBe(0);
  });
});
