import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { choice, day, field, maybe, words } from "#kernel/route/form.ts";
import { libraryId, Ordinal } from "#kernel/text/text.ts";
import type { Finding, Proposal } from "#process/standing/propose.ts";
import { uses, type Verdict, verdicts } from "#process/standing/terms.ts";
import { mostNames, type OpinionStatus, type Round } from "./terms.ts";

const yesNo = { yes: "是", no: "否" } as const;

/** One name of the asker's list. The office says who it is in the library, or that it is nobody's of ours. */
export const Name = z.object({
  name: words("姓名（集体表彰的，填写负责人）", 50),
  idTail: maybe(
    field(
      "身份证号后四位",
      z.string().check(z.regex(/^\d{3}[\dX]$/, "应为身份证号后四位"), z.maxLength(4)),
    ),
  ),
  unit: words("单位", 100),
  post: words("现任职务", 100),
  proposed: words("拟任职务或者拟表彰项目", 200),
  collective: maybe(choice("是否集体表彰", yesNo)),
});

/** A letter that asks for opinions, as it came in. */
export const Request = z.object({
  use: choice("用途", uses),
  from: words("来函单位", 100),
  number: words("来函文号", 100),
  on: day("来函日期"),
  sealed: choice("是否加盖公章", yesNo),
  forms: choice("是否附干部任免审批表（呈报表）", yesNo),
  purpose: words("事由", 500),
  examinationOn: maybe(day("计划考察日期")),
  upward: maybe(choice("是否向上级推荐（附“双签字”表）", yesNo)),
  contact: words("联系人及办公电话", 100),
  urgent: maybe(
    field("急件", z.object({ reason: words("急件理由", 200), wantedBy: day("要求答复日期") })),
  ),
  names: field(
    "名单",
    z
      .array(Name)
      .check(
        z.minLength(1, "名单不能为空"),
        z.maxLength(mostNames, `名单超过 ${mostNames} 人的，请分批来函`),
      ),
  ),
});
export type Request = z.infer<typeof Request>;

/** Who a name of the list is: a person of the library, or "none" of the commission's people. */
export const Identified = z.object({
  n: Ordinal,
  personId: z.union([z.literal("none"), libraryId("person")]),
});

/** An officer's own verdict on one name, against what was proposed. */
export const Override = z.object({
  n: Ordinal,
  verdict: choice("答复意见", verdicts),
  reason: words("未采用系统建议的理由", 1000),
});

/** One name of the list as the record holds it. */
export type Person = z.infer<typeof Name> & {
  /** Place on the list, from 1. */
  n: number;
  /** Record id in the library; "none" for whom the commission does not supervise. */
  personId?: string;
  unitId?: string;
  withdrawn?: { reason: string; on: string };
  /** Died after an answer had been signed, which stays as it is; nothing more is answered of them. */
  diedOn?: string;
};

/** What one room or office has found beside the records, and who signed for it. */
export type Check = {
  role: string;
  room?: string;
  by: string;
  on: string;
  defer: readonly number[];
  unsuitable: readonly number[];
  note: string;
};

/** What is proposed, and what the officer makes of it. */
export type Proposed = Proposal & { n: number };
export type Answer = {
  n: number;
  verdict: Verdict;
  findings: readonly Finding[];
  override?: string;
};

/** A letter of the commission: which names it answers, and until when that holds. */
export type Reply = {
  round: Round;
  number: string;
  on: string;
  signedBy: string;
  answers: readonly Answer[];
  /** D-OPN-4; the effective day is null while the calendar of its year is missing. */
  validity: Due;
  sentOn?: string;
  receivedBy?: string;
};

/** The state of an opinion request. */
export type Opinion = Conductable & {
  status: OpinionStatus;
  request: Omit<Request, "names">;
  requestedBy: string;
  people: readonly Person[];
  returns: readonly { missing: readonly string[]; reason: string; on: string }[];
  /** 内部编号, e.g. LZ-2026-0001. */
  number?: string;
  registeredOn?: string;
  /** Working days for the reply, where an urgent request shortens the limit. */
  replyIn?: number;
  /** Rooms that answer for the names of the list, each for itself. */
  rooms: readonly string[];
  checks: readonly Check[];
  round: { kind: Round; people: readonly number[]; from: string };
  proposals: readonly Proposed[];
  draft?: { by: string; on: string; answers: readonly Answer[] };
  replies: readonly Reply[];
  /** Day after which the validity of the last reply is looked at again. */
  lookOn?: string;
  ended?: { reason: string; on: string };
};

/** Whether something may still be answered of a name. */
export function isListed({ withdrawn, diedOn }: Person): boolean {
  return withdrawn === undefined && diedOn === undefined;
}

/** The names that a round is about, without those withdrawn and those who have died. */
export function namesOf({ people, round }: Pick<Opinion, "people" | "round">): Person[] {
  return people.filter((one) => isListed(one) && round.people.includes(one.n));
}

/** Who is ours, of some names. */
export function ours(people: readonly Person[]): (Person & { personId: string })[] {
  return people.flatMap((one) =>
    one.personId === undefined || one.personId === "none"
      ? []
      : [{ ...one, personId: one.personId }],
  );
}

/** The answer that stands for a name: that of the last letter which names it. */
export function standingAnswer(
  { replies }: Pick<Opinion, "replies">,
  n: number,
): { reply: Reply; answer: Answer } | undefined {
  const reply = replies.findLast(({ answers }) => answers.some((one) => one.n === n));
  const answer = reply?.answers.find((one) => one.n === n);
  return reply === undefined || answer === undefined ? undefined : { reply, answer };
}
