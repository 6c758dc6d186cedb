import { dayOf } from "#kernel/deadline/day.ts";
import { region } from "./account.ts";
import { type EngineName, engineNames } from "./dynamodb/engine.ts";
import { type Host, type Sample, startHost } from "./host.ts";
import { sampleDistrict, sampleOfficers } from "./sample/officers.ts";
import { messageOf, Trouble } from "./trouble.ts";

// What is kept here is for its owner only, whatever folder it is kept in.
process.umask(0o077);

const begun = Date.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const progress = (line: string) =>
  say(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${line}`);

/** `npm start`: the whole product until Ctrl-C. */
async function main(): Promise<void> {
  const { DATA_DIR = ".data", PORT = "3000" } = process.env;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_531) {
    throw new Trouble(
      `PORT 应为 1 到 65531 之间的整数，而不是 ${PORT}：例如 PORT=4000 npm start`,
      "PORT must be a whole number from 1 to 65531, e.g. PORT=4000 npm start",
    );
  }
  let running: Host | undefined;
  let stoppingSince: number | undefined;
  const finish = async () => {
    // While still starting there is nothing to lose; the database goes with the process.
    if (running === undefined) process.exit(1);
    // npm hands Ctrl-C on, so that it arrives twice; only a later one is impatience.
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > 1_500) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    say("\n正在停止…");
    await running.stop();
    say("已停止。数据都在，下次 npm start 接着用。");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void finish());
  }
  const env = given("ROBOTS", "SMS_GATEWAY");
  running = await startHost({
    dataDir: DATA_DIR,
    port,
    engine: wantedEngine(),
    env,
    sample: wantedSample(),
    console: "built",
    log: progress,
    onFailure: fail,
  });
  introduce(running);
}

/** The database engine by its name in DATABASE; where it is not set, the best that there is. */
function wantedEngine(): EngineName | undefined {
  const { DATABASE } = process.env;
  const engine = engineNames.find((name) => name === DATABASE);
  if (DATABASE !== undefined && engine === undefined) {
    throw new Trouble(
      `DATABASE 应为 ${engineNames.join(" 或 ")}，而不是 ${DATABASE}`,
      `DATABASE must be ${engineNames.join(" or ")}, or left out`,
    );
  }
  return engine;
}

/** A living office, unless `--empty` (the library alone) or SAMPLE asks for less: "none" for no data. */
function wantedSample(): Sample {
  const { SAMPLE = process.argv.includes("--empty") ? "whole" : "office" } = process.env;
  const sample = (["none", "districts", "whole", "office"] as const).find((one) => one === SAMPLE);
  if (sample === undefined)
    throw new Trouble(
      "SAMPLE 应为 none、districts、whole 或 office",
      "SAMPLE must be none, districts, whole or office, or left out",
    );
  return sample;
}

/** What the functions may be given on this machine too, where it is set. */
function given(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function fail(line: string): never {
  process.stderr.write(`\n${line}\n`);
  process.exit(1);
}

function introduce(host: Host): void {
  say(`
已就绪。工作台 ${host.url} （选一个示例用户登录），收件箱 ${host.url}/dev/inbox ，接口文档 ${host.url}/docs
时钟、流程实例等见 ${host.url}/dev ，
公众举报页 ${host.url}/p/${sampleDistrict}
${living(host)}
示例用户：`);
  for (const { id, name, title, role, district } of sampleOfficers) {
    if (district === sampleDistrict) say(`  ${id.padEnd(9)} ${role.padEnd(18)} ${name} ${title}`);
  }
  say(`
AWS CLI（先设好密钥：没有它，看到的是空库）：
  export AWS_ACCESS_KEY_ID=${host.access.accessKeyId} AWS_SECRET_ACCESS_KEY=${host.access.secretAccessKey} AWS_DEFAULT_REGION=${region}
  aws dynamodb list-tables --endpoint-url ${host.dynamodbUrl}
  aws stepfunctions list-state-machines --endpoint-url ${host.stepfunctionsUrl}

接下来试试（另开一个终端）：
  curl -H "Authorization: Bearer $(npm run -s token -- PROPOSER)" ${host.url}/api/v1/tasks

按 Ctrl-C 停止。`);
}

/** What there is to see in the recorded office, and what day it is there. */
function living({ receipt, now }: Host): string {
  if (receipt === undefined) return "";
  return `
示例区已办公半年，时钟停在其中的“今天”：${dayOf(now())}（可在 /dev 推进）。看看这些：
  陈示六（干部）    待办、事项看板、正在核查的加油卡疑点、已批准查阅的廉政档案
  冯示五（室主任）  待审核的提名、线索、检查报告，其中有逾期的；可一并办理
  吴示二（副书记）  办公概览、期限日历、述责述廉看板、答复意见
  何示十八（审计员）审计：每日变动的核验、每夜封存的根、现行权限
  卫示八（信访室）  刚收到的网上举报；查询凭证 ${receipt}
`;
}

main().catch((error: unknown) => {
  if (error instanceof Trouble) fail(`无法启动：${error.message}。Cannot start: ${error.english}.`);
  fail(`无法启动：${error instanceof Error ? error.stack : messageOf(error)}`);
});
