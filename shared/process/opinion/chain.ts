import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { day, form, maybe, words } from "#kernel/route/form.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import { opinionStatuses } from "./terms.ts";

const places = { hint: "名单中的序号，以顿号分隔，例如 1、3；没有则不填" };

/** What a room says of the list beside what the records say. */
const checkForm = form({
  defer: maybe(words("有具体、可查的问题线索待核查的人员", 100, places)),
  unsuitable: maybe(words("有影响期未满、正在立案等情形的人员", 100, places)),
  note: maybe(words("情况说明（有上述人员的必填，只供内部）", 1000)),
});

/** 用印发出. */
const sentForm = form({ on: day("发出日期"), receivedBy: words("签收单位和人员", 100) });

const agree = { approve: "同意", return: "退回重拟" } as const;
/** Everybody whom a further answer was about has died: what was answered before stays. */
const moot = { moot: "REPLIED" } as const;
const back = { DRAFTED: "DRAFTED", REANSWER: "REANSWER", REOPENED: "REOPENED" } as const;
const drafter = "CASE_MGMT";

/**
 * The course of an opinion (process sheet §4.9; awards §4.10 end with the deputy). After the reply it
 * is drafted again where 暂缓 has cleared (REANSWER), or where the reply no longer holds (REOPENED).
 */
export const chain = declareChain({
  kind: "opinion",
  title: "党风廉政意见",
  statuses: opinionStatuses,
  moves: {
    "opinion.requested": "REQUESTED",
    "opinion.agreed": { outcome: "leads" },
    "opinion.draft-returned": { outcome: "leads" },
    "opinion.signed": { outcome: "leads" },
    "opinion.cleared": "REANSWER",
    "opinion.reopened": "REOPENED",
    "opinion.expired": "EXPIRED",
  },
  ways: {
    REQUESTED: { registered: "CHECKING", returned: "RETURNED", declined: "WITHDRAWN" },
    RETURNED: { supplemented: "REQUESTED" },
    CHECKING: { checked: "DRAFTED" },
    DRAFTED: { drafted: "DEPUTY" },
    DEPUTY: {
      approve: byEvent,
      return: byEvent,
      SECRETARY: "SECRETARY",
      SIGNED: "SIGNED",
      ...back,
      ...moot,
      widened: "REOPENED",
    },
    SECRETARY: {
      approve: byEvent,
      return: byEvent,
      SIGNED: "SIGNED",
      ...back,
      ...moot,
      widened: "REOPENED",
    },
    SIGNED: { sent: "REPLIED" },
    REANSWER: { drafted: "DEPUTY", ...moot, widened: "REOPENED" },
    REOPENED: { drafted: "DEPUTY", ...moot },
  },
  ends: { withdrawn: "WITHDRAWN" },
  stages: {
    REQUESTED: asks("登记征求意见函", "OFFICE", "D-OPN-REGISTER", {
      register: { label: "登记并送各室核查", outcome: "registered", opinion: "optional" },
      return: { label: "来函不完整，退回补正", outcome: "returned", opinion: "required" },
      decline: { label: "补正后仍不完整，不予办理", outcome: "declined", opinion: "required" },
    }),
    RETURNED: work("补正征求意见函", "proposer", "D-OPN-SUPPLEMENT"),
    CHECKING: asks(
      "核查名单并签字（谁核查、谁签字、谁负责）",
      ["PETITION_OFFICE", "CASE_MGMT", "ROOM_DIRECTOR", "TRIAL"],
      "D-OPN-2",
      {
        sign: { label: "核查完毕，签字", outcome: "checked", opinion: "optional", form: checkForm },
      },
      { policy: { type: "each" }, declares: "no-ties" },
    ),
    DRAFTED: work("汇总核查情况，拟定答复", drafter, "D-OPN-1"),
    DEPUTY: approval("审核答复意见", "DEPUTY_SECRETARY", "D-OPN-1", agree, { declares: "no-ties" }),
    SECRETARY: approval("签发答复意见", "SECRETARY", "D-OPN-1", agree, { declares: "no-ties" }),
    SIGNED: asks("答复函用印并发出", "OFFICE", "D-OPN-1", {
      send: { label: "已发出", outcome: "sent", opinion: "optional", form: sentForm },
    }),
    REANSWER: work("线索办结后再次拟定答复", drafter, "D-OPN-3"),
    REOPENED: work("核对新情况，拟定更正函", drafter, "D-OPN-3"),
  },
});
