import type { Host } from "#local/host.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { call, startFrozen } from "../harness.ts";
import { stateOf, supervised } from "../supervision.ts";

export const village = "unt_village_one";
export const station = "unt_station_two";
const first = { year: 2026, quarter: 1 };
export const second = { year: 2026, quarter: 2 };
export const pathOf = (place: string, quarter: { year: number; quarter: number }) =>
  `/quarterly-visits/${quarterlyId("sample", place, quarter)}`;

export const none = { ties: "none" } as const;
export const team = [
  { officer: "u-chen", ...none },
  { officer: "u-chu", ...none },
];
export const planOn = (on: string, change: Record<string, unknown> = {}) => ({
  plan: {
    on,
    team,
    focus: ["集体资金支出"],
    contents: ["COLLECTIVE_ASSETS"],
    methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
    ...change,
  },
});
const unannounced = { notice: { kind: "UNANNOUNCED" } };
export const talk = (on: string, officers = ["u-chen", "u-chu"]) => ({
  record: {
    method: "INTERVIEW",
    on,
    interviewee: "村会计（示例）",
    officers,
    notes: "访谈情况（示例）",
  },
});
export const accounts = (on: string) => ({
  record: { method: "REVIEW_ACCOUNTS", on, items: ["2026年一季度资金支出明细账"] },
});
export const visited = pathOf(village, first);
export const unvisited = pathOf(station, first);

/** Three objects at two places, and what their room does at a visit. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const host: Host = await startFrozen("2026-02-27");
  const unit = { unitId: "unt_town", unitName: "望海街道示例村", placeId: village };
  await supervised(host, { personId: "per_one", ...unit });
  await supervised(host, { personId: "per_two", ...unit });
  await supervised(host, { personId: "per_three", unitId: station, unitName: "示例所" });
  const stateAt = (path: string) => stateOf<Quarterly>(host, path);
  const as = (who: string) => {
    const client = call(host, who);
    return async (path: string, body: unknown = {}) => {
      const answer = await client.post(path, body);
      await host.settle();
      return answer;
    };
  };
  /** Plan, notice, begin: everything until the team stands in the village. */
  const arrive = async (path: string, on: string) => {
    await as("u-feng")(`${path}/plan`, planOn(on));
    await as("u-chen")(`${path}/notice`, unannounced);
    return as("u-chen")(`${path}/beginning`);
  };

  return { host, stateAt, as, arrive };
}
