import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { ofDay, papersOf } from "#kernel/record/borne.ts";
import type { Answer, Check, Opinion, Person, Proposed, Reply } from "./schema.ts";

/** What each event of an opinion says: the vocabulary of its audit. */
export type OpinionData = {
  "opinion.requested": { request: Opinion["request"]; people: readonly Person[] };
  "opinion.identified": { people: readonly Pick<Person, "n" | "personId">[] };
  "opinion.supplemented": { request: Opinion["request"]; people: readonly Person[] };
  "opinion.returned": { missing: readonly string[]; reason: string; on: string };
  "opinion.registered": {
    number: string;
    on: string;
    rooms: readonly string[];
    people: readonly Pick<Person, "n" | "unitId">[];
    replyIn?: number;
  };
  "opinion.checked": { check: Check };
  "opinion.proposed": { proposals: readonly Proposed[] };
  "opinion.drafted": { by: string; on: string; answers: readonly Answer[] };
  "opinion.agreed": { leads: string };
  "opinion.draft-returned": { leads: string; reason: string };
  "opinion.signed": { leads: string; reply: Reply };
  "opinion.sent": { on: string; receivedBy: string };
  "opinion.cleared": { people: readonly number[]; on: string; proposals: readonly Proposed[] };
  "opinion.reopened": { people: readonly number[]; on: string; proposals: readonly Proposed[] };
  /** A round under way has become a correction, and is about these names as well. */
  "opinion.widened": { people: readonly number[]; on: string; proposals: readonly Proposed[] };
  "opinion.names-withdrawn": { people: readonly number[]; reason: string; on: string };
  "opinion.names-reinstated": { people: readonly number[]; reason: string; on: string };
  /** They had been answered of: the letters stay, and no further answer is owed. */
  "opinion.names-died": { people: readonly number[]; on: string };
  "opinion.withdrawn": { reason: string; on: string };
  /** The validity of these letters counted anew, e.g. once the calendar of its year is there. */
  "opinion.validity-counted": { validity: readonly Due[]; lookOn: string };
  "opinion.expired": { on: string };
};

/** What people call each event. */
export const words: Readonly<Record<keyof OpinionData, string>> = {
  "opinion.requested": "收到征求意见函",
  "opinion.identified": "与信息库核对人员",
  "opinion.supplemented": "补正来函",
  "opinion.returned": "退回补正",
  "opinion.registered": "登记并分送各室",
  "opinion.checked": "室核查",
  "opinion.proposed": "提出回复建议",
  "opinion.drafted": "拟定回复意见",
  "opinion.agreed": "审核同意",
  "opinion.draft-returned": "退回拟稿",
  "opinion.signed": "签发回复函",
  "opinion.sent": "送达回复函",
  "opinion.cleared": "暂缓事由消除",
  "opinion.reopened": "重新核查",
  "opinion.widened": "扩大更正范围",
  "opinion.names-withdrawn": "撤回人员",
  "opinion.names-reinstated": "恢复人员",
  "opinion.names-died": "所列人员去世",
  "opinion.withdrawn": "来函撤回",
  "opinion.validity-counted": "确定回复有效期",
  "opinion.expired": "回复有效期届满",
};

/** An opinion event with its data checked by the compiler. */
export const fact = factsOf<OpinionData>();

/** Numbers of the letters that ask; other organs number their own, each for itself. */
export const papers = papersOf<Opinion, OpinionData>({
  "opinion.requested": ({ request }) => [asking(request)],
  // Supplemented may be the day of the very same letter.
  "opinion.supplemented": ({ request }, { state }) => {
    const isSame = state !== undefined && asking(state.request).number === asking(request).number;
    return isSame ? [] : [asking(request)];
  },
});

function asking({ from, number, on }: Opinion["request"]) {
  return ofDay("asked", `${from} ${number}`, on);
}
