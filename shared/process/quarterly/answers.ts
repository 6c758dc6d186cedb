import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { refuse } from "#kernel/refusal.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { type Quarterly, rectifiable } from "./schema.ts";

/** What else becomes true with an answer, and what must not. */
export const answers: Answers<Quarterly, typeof chain> = {
  REPORT_APPROVAL: {
    approve: ({ findings }, _, { now }) => [
      fact("quarterly.findings-confirmed", {
        on: dayOf(now),
        findings: findings.length,
        violations: findings.filter(({ kind }) => kind === "VIOLATION").length,
      }),
    ],
  },
  FED_BACK: {
    sign: ({ findings }, _, { now }) => [
      fact("quarterly.closed", {
        on: dayOf(now),
        result: findings.length === 0 ? "未发现问题" : "问题已移交，无须单位整改",
      }),
    ],
  },
  RECTIFYING: {
    close: (state, _, { now }) => {
      const done = state.rectified.map(({ finding }) => finding);
      const open = rectifiable(state).filter((n) => !done.includes(n));
      return open.length > 0
        ? refuse("inspection.findings", `问题 ${open.join("、")} 尚无整改佐证`)
        : [fact("quarterly.closed", { on: dayOf(now), result: "整改完成，销号" })];
    },
  },
};
