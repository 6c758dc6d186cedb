import { addDays, type Day } from "#kernel/deadline/day.ts";
import { answer, command, type Desk, pass, today } from "./desk/desk.ts";
import { letterContent } from "./desk/texts.ts";

/** A letter that is being drafted. */
export async function draftLetter(desk: Desk, subject: string): Promise<string> {
  const { id } = await command(desk, "u-chen", "/letters", {
    content: { ...letterContent, subject },
  });
  return `/letters/${id}`;
}

const approvers = [
  ["u-zhu", "TRIAL_CHECK"],
  ["u-feng", "ROOM_APPROVAL"],
  ["u-wu", "DEPUTY_APPROVAL"],
  ["u-zhou", "SECRETARY_APPROVAL"],
] as const;

/** A letter that so many people have approved. */
export async function approveLetter(desk: Desk, subject: string, by: number): Promise<string> {
  const path = await draftLetter(desk, subject);
  await command(desk, "u-chen", `${path}/submission`);
  await pass(desk, path, approvers.slice(0, by));
  return path;
}

/** A letter that the unit has received today. */
export async function serveLetter(desk: Desk, subject: string): Promise<string> {
  const path = await approveLetter(desk, subject, approvers.length);
  await answer(desk, "u-shen", [path, "NUMBERING"], { action: "number" });
  await answer(desk, "u-chen", [path, "SIGNED"], {
    action: "serve",
    form: { receivedBy: "吕示廿一", servedOn: today(desk), mode: "DIRECT" },
  });
  return path;
}

const demands = letterContent.demands.map((_, index) => index + 1);
const each = (fields: (n: number) => Record<string, string>): Record<string, string> =>
  Object.assign({}, ...demands.map(fields)) as Record<string, string>;

/** The unit says what it will do, by a day. */
export function planLetter(desk: Desk, path: string, doneBy: Day = addDays(today(desk), 10)) {
  return answer(desk, "u-lv", [path, "SERVED"], {
    action: "plan",
    form: each((n) => ({
      [`measure${n}`]: "修订制度并公示（示例）",
      [`owner${n}`]: "施示廿二",
      [`doneBy${n}`]: doneBy,
    })),
  });
}

/** The unit says what it has done. */
export function feedBack(desk: Desk, path: string): Promise<void> {
  return answer(desk, "u-shi", [path, "RECTIFYING"], {
    action: "feedback",
    form: {
      ...each((n) => ({ [`done${n}`]: "已经完成（示例）", [`evidence${n}`]: "制度文本（示例）" })),
      signedBy: "吕示廿一",
    },
  });
}

/** The room has gone back to look whether it lasts. */
export function revisit(desk: Desk, path: string): Promise<void> {
  return answer(desk, "u-chen", [path, "CLOSED"], {
    action: "revisit",
    form: { methods: "LEDGER", finding: "制度执行到位（示例）", relapsed: "no" },
  });
}

/** Evaluated demand by demand, and confirmed by the director. */
export async function evaluateLetter(desk: Desk, path: string): Promise<void> {
  await answer(desk, "u-chen", [path, "FEEDBACK_SUBMITTED"], {
    action: "evaluate",
    form: {
      ...each((n) => ({ [`result${n}`]: "DONE" })),
      responsibility: "90",
      implementation: "85",
      institutions: "80",
      correction: "88",
      effect: "82",
    },
  });
  await answer(desk, "u-feng", [path, "EVALUATING"], { action: "approve" });
}
