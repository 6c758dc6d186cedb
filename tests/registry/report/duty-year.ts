import { addDays, type Day } from "#kernel/deadline/day.ts";
import { dice } from "./year.ts";

const last = "2026-12-31";
const uses = ["PROMOTION", "AWARD"] as const;
const verdicts = ["NO_ISSUE", "DEFER", "UNSUITABLE"] as const;
const types = ["WARNING", "STUDY", "COURT"] as const;
const standings = ["PRESENT", "MADE_UP", "ABSENT", "LEAVE"] as const;
const actions = ["approve", "reject"] as const;

/** A name of a letter that asks for opinions, and the days on which it was answered. */
export type AskedName = {
  withdrawn: "yes" | "no";
  answers: { on: Day; verdict: (typeof verdicts)[number] }[];
};

/** What a district's people did and were asked in a year, as plain facts. */
export type DutyYear = {
  /** Everybody of an object once; of a body its head first. */
  objects: { id: string; kind: "person" | "body"; from: Day; left?: Day; people: string[] }[];
  opinions: {
    id: string;
    use: (typeof uses)[number];
    on: Day;
    registeredOn: Day;
    names: AskedName[];
  }[];
  sessions: {
    id: string;
    type: (typeof types)[number];
    on: Day;
    people: { id: string; standing: (typeof standings)[number] }[];
  }[];
  /** Answers to questions: of each question the days on which it was answered, and by when it was due. */
  questions: { id: string; due: Day; answers: { on: Day; action: (typeof actions)[number] }[] }[];
};

/** A district's 2026 with some of 2025, from a seed; nothing of it happens after its last day. */
export function dutyYearOf(seed: number, size: number): DutyYear {
  const { whole, pick, chance, day } = dice(seed);
  const many = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n));
  const upTo = (on: Day): Day[] => (on <= last ? [on] : []);
  const pupils = many(20, (n) => `per_pupil${n}`);
  return {
    objects: many(size, (n) => {
      const from = day("2025-01-01", 700);
      const isBody = chance(0.25);
      const [left] = chance(0.3) ? upTo(addDays(from, whole(1, 400))) : [];
      return {
        id: `enr_d${n}`,
        kind: isBody ? "body" : "person",
        from,
        people: many(isBody ? whole(2, 6) : 1, (m) => `per_d${n}x${m}`),
        ...(left === undefined ? {} : { left }),
      };
    }),
    opinions: many(size, (n) => {
      const on = day("2025-06-01", 560);
      const registeredOn = addDays(on, whole(0, 3));
      return {
        ...{ id: `opn_d${n}`, use: pick(uses), on, registeredOn },
        names: many(whole(1, 4), () => {
          const answered = chance(0.8) ? upTo(addDays(registeredOn, whole(2, 40))) : [];
          const again = chance(0.3) ? answered.flatMap((one) => upTo(addDays(one, 30))) : [];
          return {
            withdrawn: answered.length === 0 && chance(0.4) ? "yes" : "no",
            answers: [...answered, ...again].map((one) => ({ on: one, verdict: pick(verdicts) })),
          };
        }),
      };
    }),
    sessions: many(size, (n) => ({
      ...{ id: `edu_d${n}`, type: pick(types), on: day("2025-06-01", 570) },
      people: pupils.filter(() => chance(0.4)).map((id) => ({ id, standing: pick(standings) })),
    })),
    questions: [
      ...many(size, (n) => {
        const due = day("2025-11-01", 420);
        return {
          ...{ id: `enr_d${n}.ROOM_REVIEW.1`, due },
          answers: many(whole(1, 3), () => addDays(due, whole(-15, 10)))
            .flatMap(upTo)
            .map((on) => ({ on, action: pick(actions) })),
        };
      }),
      // Answered years after their day, and one that ended long after its first answer.
      ...many(4, (n) => ({
        ...{ id: `enr_d${n}.DEPUTY_REVIEW.1`, due: `202${n + 1}-05-10` },
        answers: [{ on: day("2026-01-01", 360), action: pick(actions) }],
      })),
      {
        ...{ id: "enr_d1.DEPUTY_REVIEW.2", due: "2025-06-02" },
        answers: ["2025-06-01", "2026-11-03"].map((on) => ({ on, action: pick(actions) })),
      },
    ],
  };
}
