import { type Day, quarterOf, quarterStart } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { findingKinds, natures } from "#process/finding/terms.ts";
import { methods } from "#process/inspection/terms.ts";
import { type Quarterly, rectifiable } from "#process/quarterly/schema.ts";
import { daysOf } from "#process/quarterly/visits/quarter.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { countedOf } from "../../ledger/counted.ts";
import { type At, type Figure, figures, isIn, type Row, when } from "../figure.ts";

type Counted = ReturnType<typeof countedOf>[number];

/** Findings confirmed in the period, counted as `/inspections/figures` counts them. */
function findings(rowOf: (counted: Counted, at: At, unitId: string) => Row): Figure["of"] {
  const rule = (state: Quarterly | Targeted, at: At) =>
    when(isIn(at, state.confirmedOn)).flatMap(() =>
      countedOf({ pk: "", sk: "", state }).map((one, place) => ({
        part: state.findings[place]?.n ?? 0,
        ...rowOf(one, at, unitOf(state, place)),
      })),
    );
  return { quarterly: rule, targeted: rule };
}

/** The unit that a finding is of: the place of a visit, else the unit that it names, else the first inspected. */
function unitOf(state: Quarterly | Targeted, n: number): string {
  if ("place" in state) return state.place.id;
  const subject = state.findings[n]?.subject;
  return (subject?.type === "unit" ? subject.unitId : state.plan.units[0]?.unitId) ?? "";
}

/** Visits and inspections (ledger L2). */
export const inspectionFigures = figures({
  visitsDue: {
    label: "应检地点",
    unit: "个",
    of: { quarterly: (state, at) => when(isOwed(state, at)) },
  },
  visitsInTime: {
    label: "季内已检地点",
    unit: "个",
    of: { quarterly: (state, at) => when(isOwed(state, at) && isInTime(state, at)) },
  },
  visitsDone: {
    label: "本期开展季度检查",
    unit: "次",
    of: { quarterly: ({ visit }, at) => when(isIn(at, visit?.beganOn)) },
  },
  targetedDone: {
    label: "本期开展靶向检查",
    unit: "次",
    of: { targeted: ({ onSite }, at) => when(isIn(at, onSite?.beganOn)) },
  },
  visitsMissed: {
    label: "本季未检地点",
    unit: "个",
    of: { quarterly: (state, at) => when(isOwed(state, at) && state.missed !== undefined) },
  },
  missedReasons: {
    label: "本季未检地点及原因",
    unit: "个",
    split: "open",
    of: {
      quarterly: (state, at) =>
        when(isOwed(state, at) && state.missed !== undefined, {
          key: `${state.place.name}：${state.missed?.reason ?? "尚未说明原因"}`,
        }),
    },
  },
  visitsMadeUp: {
    label: "事后补检地点",
    unit: "个",
    of: {
      quarterly: (state, at) => when(isOwed(state, at) && state.visit?.timeliness === "late"),
    },
  },
  visitsWaived: {
    label: "经批准免检地点",
    unit: "个",
    of: { quarterly: (state, at) => when(state.status === "WAIVED" && isOf(state, at)) },
  },
  visitsDueByRoom: {
    label: "应检地点（按监督检查室）",
    unit: "个",
    split: "open",
    of: { quarterly: (state, at) => when(isOwed(state, at), { key: roomText(state) }) },
  },
  visitsInTimeByRoom: {
    label: "季内已检地点（按监督检查室）",
    unit: "个",
    split: "open",
    of: {
      quarterly: (state, at) =>
        when(isOwed(state, at) && isInTime(state, at), { key: roomText(state) }),
    },
  },
  methodsUsed: {
    label: "采用的监督方式",
    unit: "次",
    split: methods,
    of: {
      quarterly: ({ visit, records }, at) =>
        isIn(at, visit?.beganOn)
          ? [...new Set(records.map(({ method }) => method))].map((key) => ({ key, part: key }))
          : [],
    },
  },
  findings: { label: "发现问题", unit: "个", of: findings(() => ({})) },
  findingsByArea: {
    label: "发现问题（按监督内容）",
    unit: "个",
    split: contentAreas,
    shares: "yes",
    of: findings(({ finding }) => ({ key: finding.area })),
  },
  findingsByKind: {
    label: "发现问题（按性质）",
    unit: "个",
    split: findingKinds,
    of: findings(({ finding }) => ({ key: finding.kind })),
  },
  findingsByNature: {
    label: "腐败和作风问题",
    unit: "个",
    split: natures,
    of: findings(({ finding }) => ({ key: finding.nature ?? "" })),
  },
  findingsByPlace: {
    label: "发现问题（按地点和监督内容）",
    unit: "个",
    split: "open",
    of: findings(({ place, finding }) => ({ key: `${place}｜${contentAreas[finding.area]}` })),
  },
  findingsByTown: {
    label: "发现问题（按街镇和监督内容）",
    unit: "个",
    split: "open",
    of: findings(({ finding }, { townOf }, unitId) => ({
      key: `${townOf(unitId) || "未填街镇"}｜${contentAreas[finding.area]}`,
    })),
  },
  findingsMoney: {
    label: "发现问题涉及金额",
    unit: "元",
    of: findings(({ finding }) => ({ amount: finding.amountInFen })),
  },
  rectifyDue: {
    label: "本期到期整改",
    unit: "件",
    of: { quarterly: (state, at) => when(isIn(at, rectifyUntil(state, at))) },
  },
  rectifiedInTime: {
    label: "其中按期完成整改",
    unit: "件",
    of: {
      quarterly: (state, at) => {
        const until = rectifyUntil(state, at);
        const last = state.rectified
          .map(({ doneOn }) => doneOn)
          .toSorted()
          .at(-1);
        const isDone = state.closedOn !== undefined && last !== undefined;
        return when(isIn(at, until) && isDone && last <= (until ?? ""));
      },
    },
  },
});

/**
 * Whether a duty is one of the period's quarters. A month has that in which it ends: one that ends before
 * the calendar's begins in the quarter before.
 */
function isOf(state: Quarterly, { from, to }: At): boolean {
  const quarter = daysOf(state);
  const isWhole = from === startOf(from);
  return quarter.from <= to && quarter.to >= (isWhole ? from : startOf(to));
}

/** First day of a day's quarter. */
function startOf(day: Day): Day {
  const { year, quarter } = quarterOf(day);
  return quarterStart(year, quarter);
}

function isOwed(state: Quarterly, at: At): boolean {
  return state.status !== "WAIVED" && isOf(state, at);
}

function isInTime({ visit }: Quarterly, { to }: At): boolean {
  return visit?.timeliness === "in-quarter" && visit.beganOn <= to;
}

function roomText({ room }: Quarterly): string {
  return `第 ${room} 监督检查室`;
}

/** Until when the unit has to put things right (D-QI-4), as ledger L2 writes it. */
function rectifyUntil(state: Quarterly, { rules }: At): string | undefined {
  return state.feedback === undefined || rectifiable(state).length === 0
    ? undefined
    : (dueFor(rules, "D-QI-4", state.feedback.servedOn).effectiveDue ?? undefined);
}
