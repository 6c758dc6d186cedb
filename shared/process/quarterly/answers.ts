import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import type { Quarterly } from "./schema.ts";
import {
  askExtension,
  decideExtension,
  openFindings,
  unitHasDone,
} from "./visits/rectification.ts";
import { giveUpMakeUp } from "./visits/visit.ts";

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
  MISS_REASON: {
    explain: (_, { ballot }) => [
      fact("quarterly.miss-explained", { reason: ballot?.opinion ?? "" }),
    ],
  },
  MAKE_UP: {
    lapse: (state, { ballot }, context) => giveUpMakeUp(state, ballot?.opinion ?? "", context),
  },
  UNIT_RECTIFY: {
    done: (_, answer, context) => unitHasDone(answer, context),
    extend: askExtension,
  },
  EXTENSION: {
    grant: (state, _, context) => decideExtension(state, "granted", context),
    deny: (state, _, context) => decideExtension(state, "denied", context),
  },
  RECTIFYING: {
    close: (state, _, context) => {
      const open = openFindings(state);
      return open.length > 0
        ? refuse("inspection.findings", `问题 ${open.join("、")} 尚无整改佐证`)
        : [
            fact("quarterly.closed", { on: dayOf(context.now), result: "整改完成，销号" }),
            ...closeTasks(
              ["UNIT_RECTIFY", "EXTENSION"],
              { outcome: "rectified", reason: "整改完成，销号" },
              context,
            ),
          ];
    },
  },
};
