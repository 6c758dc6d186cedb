import * as z from "zod/mini";
import { RecordPageView } from "#kernel/route/answers.ts";
import type { Item } from "#kernel/store/keys.ts";
import { describe } from "#process/opinion/describe.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { wordings } from "#process/standing/terms.ts";

/** A request as those read it who follow it: its names and answers, nothing that the answers rest on. */
export const Followed = z.object({
  id: z.string(),
  status: z.string(),
  number: z.optional(z.string()),
  use: z.string(),
  from: z.string(),
  letter: z.string(),
  registeredOn: z.optional(z.string()),
  names: z.array(
    z.object({
      n: z.int(),
      name: z.string(),
      unit: z.string(),
      post: z.string(),
      proposed: z.string(),
      withdrawn: z.boolean(),
      /** Whether the office has found them among its own people, or set them aside as nobody of theirs. */
      identified: z.optional(z.enum(["ours", "none"])),
    }),
  ),
  replies: z.array(
    z.object({
      number: z.string(),
      on: z.string(),
      sentOn: z.optional(z.string()),
      /** The last day on which it holds (D-OPN-4); the nominal one while the calendar of its year is missing. */
      validUntil: z.string(),
      answers: z.array(z.object({ n: z.int(), wording: z.string() })),
    }),
  ),
});

/** The same as a page: what the letter says, what was answered, what its reader may do and is asked. */
export const FollowedPage = z.extend(
  Followed,
  z.omit(RecordPageView, { state: true, createdAt: true }).shape,
);

/** What follows of a stored request. */
export function followedOf(item: Item) {
  const { status, number, request, registeredOn, people, replies } = item.state as Opinion;
  return {
    id: String(item.id),
    status,
    ...(number === undefined ? {} : { number }),
    use: request.use,
    from: request.from,
    letter: request.number,
    ...(registeredOn === undefined ? {} : { registeredOn }),
    names: people.map(({ n, name, unit, post, proposed, withdrawn, personId }) => ({
      ...{ n, name, unit, post, proposed },
      withdrawn: withdrawn !== undefined,
      ...(personId === undefined
        ? {}
        : { identified: personId === "none" ? ("none" as const) : ("ours" as const) }),
    })),
    replies: replies.map(({ number: letter, on, sentOn, validity, answers }) => ({
      number: letter,
      on,
      ...(sentOn === undefined ? {} : { sentOn }),
      validUntil: validity.effectiveDue ?? validity.nominalDue,
      answers: answers.map(({ n, verdict }) => ({ n, wording: wordings[request.use][verdict] })),
    })),
  };
}

/** The letter and its answers as lines. Findings stand in none: those of a later stage are never shown. */
export function followedLines(state: Opinion) {
  const { status, replies, request, people } = state;
  const nameOf = (n: number) => people.find((one) => one.n === n)?.name ?? "";
  return [
    ...describe(state, status === "REQUESTED" ? "REQUESTED" : "RETURNED"),
    ...replies.map(({ number, on, validity, answers }) => ({
      label: `答复 ${number}`,
      value: [
        `${on}，有效期至 ${validity.effectiveDue ?? validity.nominalDue}`,
        ...answers.map(({ n, verdict }) => `${nameOf(n)}：${wordings[request.use][verdict]}`),
      ].join("\n"),
    })),
  ];
}
