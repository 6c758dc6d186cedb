import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersTypes } from "#process/matters/terms.ts";
import { timelinessOf } from "../../ledger/duties/matters.ts";
import { decisions } from "../../ledger/objects/approval.ts";
import { type At, type Figure, figures, isIn, type Row, when } from "../figure.ts";

/** Reports of personal matters of the period's year, counted as the head of ledger L9 counts them. */
function ofYear(rowOf: (state: Matters) => Row | undefined): Figure["of"] {
  return {
    matters: (state, { to }: At) => {
      const row = state.year === yearOf(to) ? rowOf(state) : undefined;
      return row === undefined ? [] : [row];
    },
  };
}

const ifSo = (holds: boolean): Row | undefined => (holds ? {} : undefined);

/** Personal matters (ledger L9) and requests for recusal (ledger L11). */
export const personalFigures = figures({
  matters: { label: "应报个人有关事项", unit: "件", of: ofYear(() => ({})) },
  mattersByType: {
    label: "应报个人有关事项（按类型）",
    unit: "件",
    split: mattersTypes,
    of: ofYear(({ type }) => ({ key: type })),
  },
  mattersSubmitted: {
    label: "其中已报",
    unit: "件",
    of: ofYear(({ submissions }) => ifSo(submissions.length > 0)),
  },
  mattersInTime: {
    label: "其中按期",
    unit: "件",
    of: ofYear((state) => ifSo(timelinessOf(state) === "按期")),
  },
  mattersOverdue: {
    label: "逾期未报",
    unit: "件",
    of: ofYear((state) => ifSo(timelinessOf(state) === "逾期未报")),
  },
  recusals: {
    label: "申请回避",
    unit: "件",
    of: { recusal: ({ enteredAt }, at) => when(isIn(at, dayOf(enteredAt))) },
  },
  recusalsByDecision: {
    label: "申请回避（按决定）",
    unit: "件",
    split: decisions,
    of: {
      recusal: ({ enteredAt, status }, at) => when(isIn(at, dayOf(enteredAt)), { key: status }),
    },
  },
});
