import { declareChain } from "#kernel/conduct/chain.ts";
import { asks } from "#kernel/task/words.ts";
import { chosenFormOf, noneForm } from "./forms.ts";
import { screeningStatuses } from "./terms.ts";

/**
 * The course of a room's yearly screening: the list is looked through, and the room says
 * whom it chooses or that it chooses nobody. Whom it chooses is nominated one by one.
 */
export const chain = declareChain({
  kind: "screening",
  title: "年度筛选研判",
  statuses: screeningStatuses,
  moves: { "screening.opened": "OPEN" },
  ways: { OPEN: { chosen: "CONCLUDED", none: "CONCLUDED" } },
  stages: {
    OPEN: asks("开展年度筛选研判", "ROOM_DIRECTOR", "D-SCR-1", {
      choose: {
        label: "已选出候选人",
        outcome: "chosen",
        opinion: "optional",
        form: chosenFormOf([]),
      },
      none: {
        label: "本年度无新增",
        outcome: "none",
        opinion: "optional",
        form: noneForm,
      },
    }),
  },
});
