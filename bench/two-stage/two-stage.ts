import { fileURLToPath } from "node:url";
import { type EngineName, engineNames } from "#local/dynamodb/engine.ts";
import { completeChain } from "../chain.ts";
import { percentile, rate } from "../statistics.ts";
import { type Times, twoStages } from "./chain.ts";
import type { Usage } from "./host-child.ts";
import { type RemoteHost, startRemoteHost } from "./remote-host.ts";

const rounds = 3;
const inFlight = 32;
const chains = 48;
const alone = 15;

type Round = { used: Usage; twoStages: number; whole: number; times: Times[] };
type Side = { name: string; host: RemoteHost; rounds: Round[] };

/** What stands side by side: another checkout before this one, or this one on each engine. */
export type Sides = { of: "one" } | { of: "checkouts"; before: string } | { of: "engines" };

/**
 * (e) Submission and two decisions until the third question is open: what a chain costs in calls and
 * CPU, how many are done a second, and what people wait for. With the folder of another checkout,
 * or with both engines, the two are measured in turns in the same run, each in a process of its own.
 */
export async function benchTwoStage(wanted: Sides): Promise<void> {
  const sides: Side[] = [];
  try {
    for (const { name, checkout, engine } of startsOf(wanted))
      sides.push({ name, host: await startRemoteHost(checkout, engine), rounds: [] });
    for (const { host } of sides) {
      await rate(inFlight, inFlight, () => completeChain(host));
      await rate(2 * inFlight, inFlight, () => twoStages(host));
      await host.settle();
    }
    for (let round = 0; round < rounds; round += 1)
      for (const side of round % 2 === 0 ? sides : sides.toReversed())
        side.rounds.push(await measure(side.host));
    report(sides);
  } finally {
    await Promise.all(sides.map(({ host }) => host.stop()));
  }
}

type Start = { name: string; checkout: string; engine?: EngineName };

function startsOf(wanted: Sides): Start[] {
  const here = fileURLToPath(new URL("../..", import.meta.url));
  if (wanted.of === "engines")
    return engineNames.map((engine) => ({ name: engine, checkout: here, engine }));
  const now = { name: "now", checkout: here };
  return wanted.of === "one" ? [now] : [{ name: "before", checkout: wanted.before }, now];
}

async function measure(host: RemoteHost): Promise<Round> {
  const start = await host.usage();
  const done = await rate(chains, inFlight, () => twoStages(host));
  await host.settle();
  const used = minus(await host.usage(), start);
  const whole = await rate(inFlight, inFlight, () => completeChain(host));
  await host.settle();
  const times: Times[] = [];
  for (let n = 0; n < alone; n += 1) times.push(await twoStages(host));
  await host.settle();
  return { used, twoStages: done, whole, times };
}

function minus(end: Usage, start: Usage): Usage {
  const calls = Object.entries(end.calls).map(([name, count]) => [
    name,
    count - (start.calls[name] ?? 0),
  ]);
  return {
    host: end.host - start.host,
    database: end.database - start.database,
    calls: Object.fromEntries(calls) as Record<string, number>,
  };
}

function report(sides: readonly Side[]): void {
  console.log(`\nSubmission and two decisions, ${rounds} rounds of ${chains} chains in turns:`);
  const columns = sides.map(({ name, rounds }) => [name, rowsOf(rounds)] as const);
  const names = [...new Set(columns.flatMap(([, rows]) => Object.keys(rows)))];
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(columns.map(([side, rows]) => [side, rows[name] ?? "0.0"])),
      ]),
    ),
  );
  const rateOf = (side: Side | undefined, what: "twoStages" | "whole") =>
    median((side?.rounds ?? []).map((round) => round[what]));
  const [before, now] = sides;
  if (now !== undefined)
    console.log(
      `chains a second: × ${(rateOf(now, "twoStages") / rateOf(before, "twoStages")).toFixed(2)} (goal ≥ 2.5), ` +
        `whole ones × ${(rateOf(now, "whole") / rateOf(before, "whole")).toFixed(2)} (goal ≥ 2)`,
    );
  console.log(
    "goal: ≤ 30 calls of the database, ≤ 45 + 45 ms of CPU, next question within 25 ms at p50",
  );
}

function rowsOf(rounds: readonly Round[]): Record<string, string> {
  const total = rounds.length * chains;
  const names = [...new Set(rounds.flatMap(({ used }) => Object.keys(used.calls)))].sort();
  const each = names.map((name): [string, number] => [
    name.replace(/_\d+\./, "."),
    sum(rounds.map(({ used }) => used.calls[name] ?? 0)) / total,
  ]);
  const ofDatabase = each.filter(([name]) => name.startsWith("DynamoDB"));
  const times = rounds.flatMap((round) => round.times);
  const row = (name: string, value: number): [string, string] => [name, value.toFixed(1)];
  return Object.fromEntries([
    ...each.map(([name, count]) => row(name, count)),
    row("calls of the database a chain", sum(ofDatabase.map(([, count]) => count))),
    row("CPU of the host, ms a chain", sum(rounds.map(({ used }) => used.host)) / total),
    row("CPU of the database, ms a chain", sum(rounds.map(({ used }) => used.database)) / total),
    row(`chains a second, ${inFlight} in flight`, median(rounds.map((one) => one.twoStages))),
    row(`whole chains a second, ${inFlight} in flight`, median(rounds.map((one) => one.whole))),
    ...(
      [
        ["decision", "decision"],
        ["decision sent to next question open", "nextQuestion"],
        ["last decision sent to recorded complete", "recordedComplete"],
      ] as const
    ).flatMap(([name, key]) =>
      ([0.5, 0.99] as const).map((share) =>
        row(
          `${name}, p${share * 100}, ms`,
          percentile(
            times.map((time) => time[key]),
            share,
          ),
        ),
      ),
    ),
  ]);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
