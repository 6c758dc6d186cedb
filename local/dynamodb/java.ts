import { execFile } from "node:child_process";
import { glob, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import njre from "njre";
import { messageOf, Trouble } from "../trouble.ts";

const oldest = 17;
const recommended = 21;
const program = process.platform === "win32" ? "java.exe" : "java";

/**
 * A Java that can run DynamoDB Local: from JAVA_HOME, from PATH, or as fetched before into `folder`; with
 * `otherwise` "fetch" it is fetched where there is none, with "give up" the answer is undefined then.
 * @throws Trouble saying what to install when none is found and none can be fetched.
 */
export async function findJava(
  folder: string,
  otherwise: "fetch" | "give up",
  log: (line: string) => void,
): Promise<string | undefined> {
  const { JAVA_HOME, PATH = "" } = process.env;
  const places = [
    ...(JAVA_HOME ? [join(JAVA_HOME, "bin")] : []),
    ...PATH.split(delimiter).filter((place) => place !== ""),
  ];
  for (const place of places) {
    const java = join(place, program);
    if (await isUsable(java)) return java;
  }
  const fetched = await fetchedJava(folder);
  if (fetched !== undefined) return fetched;
  return otherwise === "fetch" ? fetchJava(folder, log) : undefined;
}

async function isUsable(java: string): Promise<boolean> {
  try {
    if (!(await stat(java)).isFile()) return false;
    const { stderr } = await promisify(execFile)(java, ["-version"], { timeout: 20_000 });
    return majorOf(stderr) >= oldest;
  } catch {
    return false;
  }
}

/** The major version in the output of `java -version`; 0 when there is none. */
export function majorOf(output: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  return Number(first === "1" ? second : first) || 0;
}

async function fetchedJava(folder: string): Promise<string | undefined> {
  try {
    for await (const java of glob(`**/bin/${program}`, { cwd: join(folder, "jre") })) {
      const path = join(folder, "jre", java);
      if (await isUsable(path)) return path;
    }
  } catch {
    // No folder yet.
  }
  return undefined;
}

async function fetchJava(folder: string, log: (line: string) => void): Promise<string> {
  log(`未找到 Java ${oldest} 以上版本，正在下载 Java ${recommended} 运行环境（约 50 MB，仅一次）…`);
  const timer = setInterval(() => {
    void downloaded().then((size) => size > 0 && log(`  已下载 ${(size / 1e6).toFixed(0)} MB`));
  }, 3_000);
  try {
    await njre.install(recommended, { type: "jre", installPath: join(folder, "java") });
  } catch (error) {
    await rm(join(folder, "jre"), { recursive: true, force: true });
    throw noJava(messageOf(error));
  } finally {
    clearInterval(timer);
  }
  const java = await fetchedJava(folder);
  if (java === undefined) throw noJava("下载的文件不能运行");
  return java;
}

async function downloaded(): Promise<number> {
  let size = 0;
  for await (const file of glob("njre/*.{tar.gz,zip}", { cwd: tmpdir() })) {
    size = Math.max(size, (await stat(join(tmpdir(), file)).catch(() => undefined))?.size ?? 0);
  }
  return size;
}

function noJava(reason: string): Trouble {
  return new Trouble(
    `找不到 Java ${oldest} 以上版本，自动下载也未成功（${reason}）：请安装 Java ${recommended}（如 Eclipse Temurin）并设置 JAVA_HOME，再运行 npm start`,
    `no Java ${oldest} or newer, and none could be fetched (${reason}): install Java ${recommended} (e.g. Eclipse Temurin), set JAVA_HOME, run npm start again`,
  );
}
