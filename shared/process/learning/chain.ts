import { declareChain } from "#kernel/conduct/chain.ts";
import { day, form, maybe, words } from "#kernel/route/form.ts";
import { asks, work } from "#kernel/task/words.ts";
import { learningStatuses } from "./schema.ts";

const signForm = form({
  code: maybe(words("现场签到码", 6, { hint: "现场出示的六位数字" })),
});
const doneForm = form({
  on: day("补课日期"),
  note: words("补课方式", 300),
  reflection: maybe(words("心得", 300, { hint: "要点，或者材料编号；没有要求的不填" })),
});
const talkForm = form({ on: day("谈话日期"), outline: words("谈话概要", 1000) });

/** What a person's education record asks beside: it is on no course, so no workflow conducts it. */
export const chain = declareChain({
  kind: "learning",
  title: "廉政教育记录",
  statuses: learningStatuses,
  moves: { "learning.opened": "ACTIVE", "learning.ended": "ENDED", "learning.reopened": "ACTIVE" },
  ways: {},
  stages: {},
  beside: {
    SIGN_IN: asks("廉政教育签到", "object", "D-EDU-DAY", {
      sign: { label: "签到", outcome: "signed", opinion: "optional", form: signForm },
      leave: { label: "请假", outcome: "left", opinion: "required" },
    }),
    FESTIVAL: asks("节前廉政提醒", "object", "D-EDU-FESTIVAL", {
      read: { label: "已阅知", outcome: "read", opinion: "optional" },
    }),
    ENTRY_TALK: asks("新纳入对象廉政谈话", "ROOM_DIRECTOR", "D-EDU-2", {
      talked: { label: "已谈话", outcome: "talked", opinion: "optional", form: talkForm },
    }),
    ABSENCE_TALK: asks("两次缺席，提醒谈话", "ROOM_DIRECTOR", "D-EDU-TALK", {
      talked: { label: "已谈话", outcome: "talked", opinion: "optional", form: talkForm },
    }),
    MAKE_UP: asks("缺席补课", "ROOM_DIRECTOR", "D-EDU-3", {
      done: { label: "已补课", outcome: "done", opinion: "optional", form: doneForm },
    }),
    GAP: work("安排参加廉政教育", "ROOM_DIRECTOR", "D-EDU-1-GAP"),
  },
});
