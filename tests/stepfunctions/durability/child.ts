import { appendFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { startStepFunctions } from "#local/stepfunctions/server.ts";
import { roleArn } from "../names.ts";
import { everything } from "./machine.ts";

// A process that works on one execution and is killed around its n-th commit:
// arguments are the database, the log of calls, n, and whether to die before or after it.
const [file = "", log = "", count = "0", when = "after"] = process.argv.slice(2);
let commits = 0;
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  const last = sql === "COMMIT" && ++commits === Number(count);
  if (last && when === "before") process.kill(process.pid, "SIGKILL");
  exec.call(this, sql);
  if (last) process.kill(process.pid, "SIGKILL");
};

let skipped = 0;
const clock = { now: () => Date.now() + skipped };
const tokens: string[] = [];
const service = await startStepFunctions({
  ...{ file, port: 0, clock, region: "us-east-1", account: "000000000000", pollMilliseconds: 0 },
  async invoke(name, payload) {
    appendFileSync(log, `${name} ${JSON.stringify(payload)}\n`);
    if (name === "flaky") return { error: "Flaky", cause: "as ever" };
    if (name === "double") return { payload: Number(payload) * 2 };
    const { token } = payload as { token: string };
    tokens.push(token);
    return { payload: null };
  },
});

async function send(action: string, input: object): Promise<Record<string, string>> {
  const headers = { "x-amz-target": `AWSStepFunctions.${action}` };
  const answer = await fetch(service.url, { method: "POST", headers, body: JSON.stringify(input) });
  return (await answer.json()) as Record<string, string>;
}

const definition = JSON.stringify(everything);
const { stateMachineArn } = await send("CreateStateMachine", { name: "m", definition, roleArn });
const started = { stateMachineArn, name: "x", input: "[1,2,3]" };
const executionArn = `${stateMachineArn?.replace("stateMachine", "execution")}:x`;
await send("StartExecution", started);
for (;;) {
  await service.idle();
  const { status } = await send("DescribeExecution", { executionArn });
  if (status !== "RUNNING") break;
  // A token that was handed out before the crash is known from the log of calls only.
  const token = tokens.shift() ?? process.env.TOKEN;
  if (token) await send("SendTaskSuccess", { taskToken: token, output: '"answered"' });
  delete process.env.TOKEN;
  await service.idle();
  skipped = Math.max(skipped, (service.nextDue() ?? 0) - Date.now());
  await service.tick();
}
console.log(JSON.stringify(await send("DescribeExecution", { executionArn })));
await service.close();
