import { dueDayOf } from "#kernel/deadline/count.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { wordings } from "#process/standing/terms.ts";
import type { Person } from "../person/schema.ts";

/** Why an appointment stands in the list (A-17, A-19: an opinion is asked before anybody is promoted). */
export const gaps = {
  NOT_ASKED: "未征求意见",
  NOT_ANSWERED: "答复前任用",
  EXPIRED: "意见已过有效期",
  AGAINST: "答复不宜或者暂缓仍任用",
} as const;
export type Gap = keyof typeof gaps;

/** Somebody under supervision who has moved to another post, and what had been asked before. */
export type Appointment = {
  personId: string;
  name: string;
  on: Day;
  from: string;
  to: string;
  gap: Gap;
  /** The last letter that asked about them before, and what it was answered. */
  letter?: string;
  answered?: string;
};

/** What an opinion request says of a person, as far as an appointment hangs on it. */
type Asked = Pick<Opinion, "request" | "people" | "replies">;

/**
 * Which appointments between two days were made without an opinion that held on their day: nobody had
 * asked, the answer had not come, its validity (D-OPN-4) was over, or it spoke against.
 * @param people those who are or were under supervision, as the library has them
 * @param requests opinion requests of the district, those for awards are left out
 */
export function unaskedAppointments(
  people: readonly { id: string; state: Person }[],
  requests: readonly Asked[],
  period: { from: Day; to: Day },
): Appointment[] {
  const promotions = requests.filter(({ request }) => request.use === "PROMOTION");
  return people
    .flatMap(({ id, state }): Appointment[] => {
      const { vacated, content } = state;
      if (vacated === undefined || vacated.on < period.from || vacated.on > period.to) return [];
      const asked = gapOf(promotions, id, vacated.on);
      if (asked === undefined) return [];
      return [
        {
          personId: id,
          name: content.name,
          on: vacated.on,
          from: `${vacated.unitName} ${vacated.post}`,
          to: `${content.unitName} ${content.post}`,
          ...asked,
        },
      ];
    })
    .sort((one, other) => one.on.localeCompare(other.on));
}

function gapOf(
  promotions: readonly Asked[],
  personId: string,
  day: Day,
): Pick<Appointment, "gap" | "letter" | "answered"> | undefined {
  const named = promotions
    .filter(({ request }) => request.on <= day)
    .flatMap((asked) =>
      asked.people
        .filter((one) => one.personId === personId && (one.withdrawn?.on ?? "9999") > day)
        .map(({ n }) => ({ asked, n })),
    )
    .sort((one, other) => one.asked.request.on.localeCompare(other.asked.request.on))
    .at(-1);
  if (named === undefined) return { gap: "NOT_ASKED" };
  const { request, replies } = named.asked;
  const letter = request.number;
  const reply = replies.findLast(
    ({ on, answers }) => on <= day && answers.some(({ n }) => n === named.n),
  );
  const answer = reply?.answers.find(({ n }) => n === named.n);
  if (reply === undefined || answer === undefined) return { gap: "NOT_ANSWERED", letter };
  const answered = wordings.PROMOTION[answer.verdict];
  if (answer.verdict !== "NO_ISSUE") return { gap: "AGAINST", letter, answered };
  return dueDayOf(reply.validity) < day ? { gap: "EXPIRED", letter, answered } : undefined;
}
