import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Trouble } from "../trouble.ts";

/** Where the number of the database process is noted, for the start after this one. */
export const noteFile = (folder: string) => join(folder, "dynamodb.pid");

/**
 * Ends the database process that a killed host left behind on this folder: it holds the file, and
 * its port may be the one wanted now. A number that meanwhile belongs to another program is spared.
 */
export async function endLeftover(folder: string): Promise<void> {
  const pid = Number(await readFile(noteFile(folder), "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (await isDatabaseOf(pid, folder)) {
    process.kill(pid, "SIGKILL");
    for (let waited = 0; await isDatabaseOf(pid, folder); waited += 50) {
      if (waited > 10_000)
        throw new Trouble(
          `上次留下的数据库进程 ${pid} 无法结束：请手动结束它后重试`,
          `database process ${pid} of an earlier run does not end: end it by hand and try again`,
        );
      await sleep(50);
    }
  }
  await rm(noteFile(folder), { force: true });
}

async function isDatabaseOf(pid: number, folder: string): Promise<boolean> {
  const command = await commandOf(pid);
  const isDatabase = ["DynamoDBLocal.jar", "dynoxide"].some((mark) => command.includes(mark));
  return isDatabase && command.includes(folder);
}

/** The command line of a running process; "" when there is none (or only a zombie). */
async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === "linux") return await readFile(`/proc/${pid}/cmdline`, "utf8");
    const [program, parameters]: [string, string[]] =
      process.platform === "win32"
        ? [
            "powershell",
            ["-Command", `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`],
          ]
        : ["ps", ["-o", "command=", "-p", String(pid)]];
    return (await promisify(execFile)(program, parameters)).stdout;
  } catch {
    return "";
  }
}
