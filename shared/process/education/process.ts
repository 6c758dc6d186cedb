import { conducted } from "#kernel/conduct/conducted.ts";
import { addDays } from "#kernel/deadline/day.ts";
import { inHands } from "#process/hands/hands.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe } from "./describe.ts";
import { type EducationData, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { Education } from "./schema.ts";

/** 廉政教育: one session with everybody who is to take part (A-20, process sheet §4.11). */
export const education = inHands(
  conducted(chain, {
    commands,
    days,
    resumes: "education.resume",
    begins: "education.planned",
    begin: ({ participants, ...planned }: EducationData["education.planned"]) => ({
      ...planned,
      participants: participants.map((one) => ({ ...one, standing: "INVITED" as const })),
      postponed: [],
    }),
    evolve,
    words,
    keys: ({ status, on, type, title, room, participants }: Education) => ({
      status,
      sort: on,
      summary: { type, title, on, room, participants: participants.length },
      about: [],
    }),
    bars: barsOf,
    show: describe,
    runsFrom: {
      PLANNED: ({ on }: Education) => on,
      NOTIFIED: ({ on }: Education) => addDays(on, 1),
      MAKEUP: ({ on }: Education) => on,
    },
  }),
  {
    ended: ["CLOSED", "CANCELLED"],
    lead: (state, { to }) => ({ ...state, organizer: to }),
    room: (state, room) => ({ ...state, room }),
  },
);
