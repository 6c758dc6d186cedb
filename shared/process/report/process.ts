import { conducted } from "#kernel/conduct/conducted.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { happened } from "#kernel/deadline/order.ts";
import type { MatterOf } from "#kernel/record/process.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { inHands } from "#process/hands/hands.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { fact, type ReportData } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Line, Report } from "./schema.ts";
import { titleOf } from "./span.ts";
import { typeFacts } from "./terms.ts";

/** 统计报告 (reports sheet §5.1; A-25): its figures are counted once, signed, and then stay. */
export const report = inHands(
  conducted(chain, {
    commands,
    words: {
      "report.opened": "编制",
      "report.counted": "完成统计",
      "report.recount-asked": "要求重新统计",
      "report.submitted": "送审",
      "report.signed": "签发",
      "report.correction-opened": "更正",
    },
    days: { open: { on: happened<Report>() } },
    resumes: "report.resume",
    answers: {
      SIGNING: {
        approve: (_, { ballot }, { now }) => [
          fact("report.signed", { on: dayOf(now), by: ballot?.by ?? "" }),
        ],
      },
    },
    begins: "report.opened",
    begin: ({ by, ...opened }: ReportData["report.opened"]) => ({
      ...opened,
      ...(by === undefined ? {} : { drafter: by }),
      version: 1,
      former: [],
    }),
    evolve,
    keys: (state: Report) => {
      const { status, type, from, to, room, version } = state;
      return {
        status,
        sort: to,
        summary: {
          title: titleOf(state),
          ...{ type, from, to, version },
          ...(room === undefined ? {} : { room }),
        },
        about: [],
      };
    },
    bars: barsOf,
    show: describe,
    stageIn,
    /** A first version is due after its period; a correction after the day that it was called for. */
    runsFrom: { DRAFT: ({ version, to }: Report) => (version === 1 ? to : undefined) },
  }),
  {
    ended: ["SIGNED"],
    roles: ["PROPOSER", "ROOM_DIRECTOR", "OFFICE", "CASE_MGMT", "PETITION_OFFICE"],
    lead: (state, { to }) => ({ ...state, drafter: to }),
  },
);

/** Who is asked: of a room its own people and director; else the type's office and the deputy. */
function stageIn({ type, room, drafter }: Report, stage: string): StageSpec | undefined {
  const spec = own<StageSpec>(chain.stages, stage);
  if (spec === undefined) return undefined;
  const facts = typeFacts[type];
  if (stage === "SIGNING")
    return { ...spec, asks: room === undefined ? "DEPUTY_SECRETARY" : "ROOM_DIRECTOR" };
  const anybody = room === undefined ? facts.drafter : "PROPOSER";
  return { ...spec, asks: drafter === undefined ? anybody : "proposer", deadline: facts.limit };
}

/** A report judges nobody; who has drawn it up does not sign it. */
function barsOf({ drafter = "", recusals, room }: Report): MatterOf {
  return {
    proposer: drafter,
    recused: recusals.map(({ person }) => person),
    ...(room === undefined ? {} : { room }),
  };
}

/** The report as its signer reads it: every figure in words, and what a correction has changed. */
function describe(state: Report): Line[] {
  const { version, from, to, count, changes, analysis, former } = state;
  const reason = former.at(-1)?.reason;
  return [
    { label: "报告", value: titleOf(state) },
    { label: "统计期", value: `${from} 至 ${to}` },
    { label: "版本", value: String(version) },
    ...(reason === undefined ? [] : [{ label: "更正理由", value: reason }]),
    ...(count === undefined
      ? [{ label: "数字", value: "统计中" }]
      : [{ label: "统计日期", value: count.on }, ...count.lines]),
    ...(changes === undefined || changes.length === 0
      ? []
      : [
          {
            label: "与前一版本不同",
            value: changes.map(({ label, value }) => `${label} ${value}`).join("；"),
          },
        ]),
    ...(analysis === undefined ? [] : [{ label: "情况分析", value: analysis }]),
  ];
}
