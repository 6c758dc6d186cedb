import { declareChain } from "#kernel/conduct/chain.ts";
import { asks } from "#kernel/task/words.ts";
import { explanationForm, serviceForm, talkForm } from "./schema.ts";
import { ladderStatuses } from "./terms.ts";

const sign = {
  approve: { label: "签发", outcome: "approve", opinion: "optional" },
  reject: { label: "不予制发", outcome: "spare", opinion: "required", asksBack: "once-more" },
} as const;
/** Its own clock is that of the overdue question, so nobody else hears of a ladder that is late. */
const quiet = { escalation: "nobody" } as const;
const serve = (form: typeof serviceForm) =>
  ({ serve: { label: "已送达", outcome: "served", opinion: "optional", form } }) as const;

/** The clock has gone on while a person was still asked for a lower step. */
const toUrge = { "to-urge": "URGING" } as const;
const toTalk = { "to-talk": "TALKING" } as const;

/**
 * The escalation ladder with its papers (process sheet §4.0): 黄 提示函, 红 督办函 with a written
 * explanation within three working days, then 约谈; all of it ends with the overdue matter's own answer.
 */
export const chain = declareChain({
  kind: "ladder",
  title: "逾期督办",
  statuses: ladderStatuses,
  moves: {
    "ladder.opened": "NOTED",
    "ladder.prompt-due": "PROMPTING",
    "ladder.urge-due": "URGING",
    "ladder.talk-due": "TALKING",
    "ladder.closed": "CLOSED",
  },
  ways: {
    PROMPTING: { approve: "PROMPT_SERVING", spare: "SPARED", ...toUrge, ...toTalk },
    PROMPT_SERVING: { served: "PROMPTED", ...toUrge, ...toTalk },
    URGING: { approve: "URGE_SERVING", spare: "SPARED", ...toTalk },
    URGE_SERVING: { served: "EXPLAINING", ...toTalk },
    EXPLAINING: { explained: "EXPLAINED", ...toTalk },
    TALKING: { talked: "TALKED", spare: "SPARED" },
  },
  ends: { closed: "CLOSED" },
  stages: {
    PROMPTING: asks("签发逾期提示函", "DEPUTY_SECRETARY", "D-LAD-SIGN", sign, quiet),
    PROMPT_SERVING: asks("送达逾期提示函", "OFFICE", "D-LAD-SERVE", serve(serviceForm), quiet),
    URGING: asks("签发逾期督办函", "SECRETARY", "D-LAD-SIGN", sign, quiet),
    URGE_SERVING: asks("送达逾期督办函", "OFFICE", "D-LAD-SERVE", serve(serviceForm), quiet),
    EXPLAINING: asks(
      "书面说明逾期原因",
      "proposer",
      "D-LAD-EXPLAIN",
      {
        explain: {
          label: "提交书面说明",
          outcome: "explained",
          opinion: "optional",
          form: explanationForm,
        },
      },
      { linkLife: "with-due", ...quiet },
    ),
    TALKING: asks(
      "约谈并记录",
      ["SECRETARY", "DEPUTY_SECRETARY"],
      "D-LAD-TALK",
      {
        talk: { label: "已约谈", outcome: "talked", opinion: "optional", form: talkForm },
        spare: { label: "不予约谈", outcome: "spare", opinion: "required", asksBack: "once-more" },
      },
      quiet,
    ),
  },
});
