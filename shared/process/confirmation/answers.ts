import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { refuse } from "#kernel/refusal.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import type { Confirmation } from "./schema.ts";

/** What follows from the answers of the unit and of the room. */
export const answers: Answers<Confirmation, typeof chain> = {
  ASKED: {
    confirm: (_, __, { now }) => [fact("confirmation.confirmed", { on: dayOf(now) })],
    propose: (_, { form: { on, reason, people, ...changes } }, { now, actor }) =>
      people === undefined && Object.values(changes).every((value) => value === undefined)
        ? refuse("input.invalid", "没有要变更的内容；核对无误的请选“核对无误”")
        : [
            fact("confirmation.proposed", {
              changes,
              on,
              reason,
              ...(people === undefined ? {} : { people }),
              proposedOn: dayOf(now),
              by: actor.id,
            }),
          ],
  },
  ROOM_REVIEW: {
    approve: ({ proposal }) =>
      proposal === undefined
        ? []
        : [
            fact("confirmation.confirmed", {
              on: proposal.proposedOn,
              changes: proposal.changes,
              changedOn: proposal.on,
              reason: proposal.reason,
            }),
          ],
    return: (_, { ballot }) => [fact("confirmation.returned", { reason: ballot?.opinion ?? "" })],
  },
};
