import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { hashOf } from "#kernel/text/hash.ts";
import type { Host } from "#local/host.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { table } from "#process/targeted/themes/table.ts";
import type { Theme } from "#process/targeted/themes/theme.ts";
import { call } from "./harness.ts";
import { decideTask, stateOf } from "./supervision.ts";

export const none = { ties: "none" } as const;
export const unit = { unitId: "unt_team_one", unitName: "示例一队" };
export const plan = {
  title: "公务接待靶向性检查",
  themes: ["receptions"],
  units: [unit],
  period: { from: "2026-01-01", to: "2026-06-30" },
  team: [
    { officer: "u-chen", ...none },
    { officer: "u-chu", ...none },
  ],
  methods: ["REVIEW_ACCOUNTS"],
  contents: ["OTHER"],
  contentsNote: "公务用车",
  focus: ["接待清单"],
  grounds: "群众反映（示例）",
};

/** A theme of one rule: more than 300 yuan a head. */
export const receptions: Theme = {
  key: "receptions",
  title: "公务接待",
  documents: [{ kind: "table", key: "meals", title: "接待清单", table: table("接待清单", {}) }],
  rules: { "per-head": "人均超标" },
  settings: z.object({}),
  async *analyze({ sources }) {
    let hits = 0;
    for (const { file, rows } of sources.meals ?? []) {
      let row = 0;
      for await (const [day, guests, yuan] of rows) {
        row += 1;
        const perHead = Number(yuan) / Number(guests);
        if (row === 1 || !(perHead > 300)) continue;
        hits += 1;
        yield {
          type: "hit",
          hit: {
            id: hashOf([day, guests, yuan]).slice(0, 24),
            rule: "per-head",
            certainty: { type: "sure" },
            rows: [{ file, row }],
            day: String(day),
            amountInFen: Number(yuan) * 100,
            explanation: `${String(day)} 人均 ${perHead} 元，高于 300 元`,
            figures: { guests: Number(guests), yuan: Number(yuan) },
          },
        };
      }
    }
    const meals = { read: 3, refused: 0, outsidePeriod: 0 };
    yield { type: "notice", notice: { code: "x", count: 1, message: "一行未填审批单（示例）" } };
    yield { type: "summary", status: "analyzed", tables: { meals }, hits };
  },
};

/** What a test does to targeted inspections of a host. */
export function inspecting(host: Host) {
  const stateAt = (path: string) => stateOf<Targeted>(host, path);
  const post = async (who: string, path: string, body: unknown = {}) => {
    const answer = await call(host, who).post(path, body);
    await host.settle();
    return answer;
  };
  const upload = async (path: string, table: string, name: string, bytes: Uint8Array) => {
    const query = new URLSearchParams({ theme: "receptions", table, name }).toString();
    const response = await fetch(`${host.url}/api/v1${path}/tables?${query}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token("u-chen")}`,
        "content-type": "application/octet-stream",
        "idempotency-key": randomUUID(),
      },
      body: bytes,
    });
    await host.settle();
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** Drafted, approved, documents asked for. */
  const served = async (change: Record<string, unknown> = {}) => {
    const drafted = await post("u-chen", "/targeted-inspections", { plan: { ...plan, ...change } });
    const { id } = drafted.body;
    const path = `/targeted-inspections/${id}`;
    await post("u-chen", `${path}/submission`);
    await decideTask(host, "u-feng", `${id}.PLAN_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.1`, { action: "approve" });
    await post("u-chen", `${path}/document-request`, {
      servedOn: host.now().slice(0, 10),
      servedTo: "一队（示例）",
      documents: ["接待清单"],
    });
    return path;
  };
  const received = (path: string) =>
    post("u-chen", `${path}/receipts`, {
      documents: [1],
      receivedOn: host.now().slice(0, 10),
    });
  const visited = async (path: string) => {
    const on = host.now().slice(0, 10);
    await post("u-chen", `${path}/beginning`);
    await post("u-chen", `${path}/records`, {
      record: { method: "REVIEW_ACCOUNTS", on, items: ["接待清单"] },
    });
    return post("u-chen", `${path}/end`, { note: "结束（示例）" });
  };
  return { stateAt, post, upload, served, received, visited };
}
