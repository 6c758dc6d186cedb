import type { Officer } from "#kernel/district/role.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import type { Cast, Move } from "#tests/kit/play.ts";
import { content, evaluationFields, feedbackFields, planFields } from "./sample.ts";

function officer(id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer {
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...more };
}

export const letterOfficers: Officer[] = [
  officer("chen", "PROPOSER", { room: "2" }),
  officer("feng", "ROOM_DIRECTOR", { room: "2" }),
  officer("wu", "DEPUTY_SECRETARY"),
  officer("zhou", "SECRETARY"),
  officer("zhu", "TRIAL"),
  officer("shen", "OFFICE"),
  officer("lv", "UNIT", { unit: content.addressee.unitId }),
  officer("kong", "UNIT", { unit: "unt_other" }),
];

/** Letters of these tests begin on the first working day of September. */
export const letterCast: Cast = {
  officers: letterOfficers,
  record: "let_test",
  from: "2026-09-01",
  formOf,
};

/** The form that fits an action; every second evaluation finds all demands done. */
function formOf(action: string, day: string, pick = 1): Record<string, unknown> | undefined {
  switch (action) {
    case "serve":
      return { receivedBy: "吕示廿一", servedOn: day, mode: "DIRECT" };
    case "plan":
      return planFields(day);
    case "extend":
      return { days: "10" };
    case "feedback":
      return feedbackFields;
    case "evaluate":
      return pick % 2 === 0
        ? evaluationFields("DONE", "DONE", "DONE")
        : { ...evaluationFields("DONE", "PAPER_ONLY", "DONE"), redoDays: "20" };
    case "refer":
      return { to: "示例区城市管理委员会（示例）", on: day, measure: "责令改正" };
    case "revisit":
      return { methods: "ON_SITE", finding: "已落实（示例）", relapsed: "no" };
    default:
      return undefined;
  }
}

const ask = { wait: 0, do: "conduct" } as const;
const by = (who: string, action: string, stage?: string): Move<LetterCommand> => ({
  wait: 1,
  do: "answer",
  by: who,
  action,
  ...(stage === undefined ? {} : { stage }),
});

/** The way of a letter without trouble, from draft to revisit. */
export const course: readonly Move<LetterCommand>[] = [
  { wait: 0, do: "command", by: "chen", command: { type: "draft", content } },
  { wait: 0, do: "command", by: "chen", command: { type: "submit" } },
  ask,
  by("zhu", "approve"),
  ask,
  by("feng", "approve"),
  ask,
  by("wu", "approve"),
  ask,
  by("zhou", "approve"),
  ask,
  by("shen", "number"),
  ask,
  by("chen", "serve"),
  ask,
  by("lv", "plan", "SERVED"),
  ask,
  by("lv", "feedback", "RECTIFYING"),
  ask,
  by("chen", "evaluate"),
  ask,
  by("feng", "approve"),
  ask,
  by("lv", "feedback"),
];
