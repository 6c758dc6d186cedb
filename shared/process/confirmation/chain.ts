import { declareChain } from "#kernel/conduct/chain.ts";
import { approval, asks } from "#kernel/task/words.ts";
import { proposeForm } from "./forms.ts";
import { confirmationStatuses } from "./terms.ts";

/**
 * The course of a unit's confirmation of its library data (A-27, D-LIB-1, D-LIB-2): the unit says that
 * all is right or proposes changes, and the room confirms these.
 */
export const chain = declareChain({
  kind: "confirmation",
  title: "单位信息核对",
  statuses: confirmationStatuses,
  moves: { "confirmation.opened": "ASKED", "confirmation.unanswered": "UNANSWERED" },
  ways: {
    ASKED: { confirm: "CONFIRMED", propose: "ROOM_REVIEW" },
    ROOM_REVIEW: { approve: "CONFIRMED", return: "ASKED" },
  },
  ends: { ended: "ENDED" },
  stages: {
    ASKED: asks(
      "核对本单位信息",
      "addressee",
      "D-LIB-2",
      {
        confirm: { label: "核对无误", outcome: "confirm", opinion: "optional" },
        propose: { label: "提出变更", outcome: "propose", opinion: "optional", form: proposeForm },
      },
      { linkLife: "with-due" },
    ),
    ROOM_REVIEW: approval("确认单位报送的信息变更", ["PROPOSER", "ROOM_DIRECTOR"], "D-LIB-1", {
      approve: "确认变更",
      return: "退回单位",
    }),
  },
});
