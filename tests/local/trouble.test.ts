import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { majorOf } from "#local/dynamodb/java.ts";
import { openFolder } from "#local/folder.ts";
import { listen } from "#local/ports.ts";
import { openSettings } from "#local/settings.ts";
import { ownFolder } from "./dynamodb.ts";

async function run(script: string, env: Record<string, string>, ...parameters: string[]) {
  const path = fileURLToPath(new URL(`../../local/${script}`, import.meta.url));
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
  });

  it("a senseless port", async () => {
    const { code, errors } = await run("main.ts", { DATA_DIR: folder.path, PORT: "many" });
    expect(code).toBe(1);
    expect(errors).toMatch("PORT 应为");
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
