import { conducted } from "#kernel/conduct/conducted.ts";
import type { Evolve } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { derivedId } from "#kernel/text/id.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe } from "./describe.ts";
import { type ConfirmationData, fact, words } from "./events.ts";
import type { Confirmation } from "./schema.ts";

const evolve: Evolve<Confirmation, Omit<ConfirmationData, "confirmation.opened">> = {
  "confirmation.refreshed": ({ room: _, ...state }, told) => ({ ...state, ...told }),
  "confirmation.proposed": ({ returned: _, ...state }, proposal) => ({ ...state, proposal }),
  "confirmation.returned": (state, returned) => ({ ...state, returned }),
  "confirmation.confirmed": (state, { on }) => ({ ...state, confirmedOn: on }),
  "confirmation.unanswered": (state) => state,
  "confirmation.ended": (state, { reason }) => ({ ...state, endedFor: reason }),
};

/** 单位信息核对: a unit confirms what the library says of it, or proposes changes (D-LIB-1, D-LIB-2). */
export const confirmation = inHands(
  conducted(chain, {
    commands,
    days,
    resumes: "confirmation.resume",
    answers,
    begins: "confirmation.opened",
    begin: (opened: ConfirmationData["confirmation.opened"]) => opened,
    evolve,
    words,
    keys: ({ status, from, unitId, unitName, cause, room, confirmedOn }: Confirmation) => ({
      status,
      sort: from,
      summary: {
        unitName,
        cause,
        from,
        ...(room === undefined ? {} : { room }),
        ...(confirmedOn === undefined ? {} : { confirmedOn }),
      },
      about: [unitId],
    }),
    bars: barsOf,
    show: describe,
    /** A change outside the quarterly question has five working days; without a room, the office confirms. */
    stageIn: ({ cause, room }: Confirmation, stage) => {
      if (stage === "ASKED" && cause !== "QUARTER")
        return { ...chain.stages.ASKED, deadline: "D-LIB-1" };
      return stage === "ROOM_REVIEW" && room === undefined
        ? { ...chain.stages.ROOM_REVIEW, asks: "OFFICE" }
        : undefined;
    },
    runsFrom: { ASKED: ({ from }: Confirmation) => from },
    lapses: ({ status }: Confirmation, context) =>
      status === "ASKED"
        ? [
            fact("confirmation.unanswered", { on: dayOf(context.now) }),
            ...closeTasks(["ASKED"], { outcome: "unanswered", reason: "单位长期未核对" }, context),
          ]
        : undefined,
  }),
  { room: (state, room) => ({ ...state, room }) },
);

/** A unit is asked once a quarter. */
export function quarterlyConfirmationId(
  district: string,
  unitId: string,
  { year, quarter }: { year: number; quarter: number },
): string {
  return derivedId("confirmation", district, unitId, `${year}Q${quarter}`);
}
