import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Consulted, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { StandingFact } from "#process/standing/facts.ts";
import { type Finding, isGraver, keyOf, proposeOn } from "#process/standing/propose.ts";
import { consultedOn, standingOf } from "#process/standing/read.ts";
import { fact } from "../events.ts";
import {
  type Check,
  isListed,
  namesOf,
  type Opinion,
  ours,
  type Person,
  type Proposed,
  standingAnswer,
} from "../schema.ts";
import type { OpinionStatus } from "../terms.ts";

const judging: readonly OpinionStatus[] = [
  "CHECKING",
  "DRAFTED",
  "DEPUTY",
  "SECRETARY",
  "REPLIED",
  "REANSWER",
  "REOPENED",
];

/** The records that a decision in this state must know: who is on the list, or what stands against them. */
export function consulted({ status, people }: Opinion): Consulted[] {
  const here = ours(people.filter(({ withdrawn }) => withdrawn === undefined));
  if (status === "REQUESTED")
    return here.flatMap(({ personId }) => [
      { id: personId, kind: "person" },
      { about: personId, kind: "enrollment" },
    ]);
  if (!judging.includes(status)) return [];
  const all = here.flatMap(consultedOn);
  return all.filter((one, place) => placeOf(all, one) === place);
}

function placeOf(all: readonly Consulted[], one: Consulted): number {
  return all.findIndex(
    (other) =>
      "about" in other &&
      "about" in one &&
      other.about === one.about &&
      String(other.kind) === String(one.kind),
  );
}

/** The proposal for each of these names, from the records that were consulted and what rooms have said. */
export function proposalsOn(
  { request, checks }: Pick<Opinion, "request" | "checks">,
  names: readonly Person[],
  { now, concerning = [] }: Context,
): Proposed[] {
  return ours(names).map((one) => {
    const facts = [...standingOf(concerning, one), ...said(checks, one.n)];
    return { n: one.n, ...proposeOn(facts, { use: request.use, today: dayOf(now) }) };
  });
}

function said(checks: readonly Check[], n: number): StandingFact[] {
  return checks.flatMap(({ role, room = "", defer, unsuitable }) => {
    const by = `${role}${room}`;
    const of = { is: "ROOM", source: by, by } as const;
    return [
      ...(defer.includes(n) ? [{ ...of, says: "DEFER" } as const] : []),
      ...(unsuitable.includes(n) ? [{ ...of, says: "UNSUITABLE" } as const] : []),
    ];
  });
}

/** Names whose valid answer has become too mild by something that was not known when it was drafted. */
function worsenedOf(
  state: Opinion,
  context: Context,
): (Person & { findings: readonly Finding[] })[] {
  const today = dayOf(context.now);
  return proposalsOn({ ...state, checks: [] }, state.people, context).flatMap(({ n, findings }) => {
    const standing = standingAnswer(state, n);
    const person = state.people.find((one) => one.n === n && isListed(one));
    if (standing === undefined || person === undefined) return [];
    const { answer, reply } = standing;
    const { effectiveDue, nominalDue } = reply.validity;
    if (answer.verdict === "DEFER" || today > (effectiveDue ?? nominalDue)) return [];
    const known = answer.findings.map(keyOf);
    const graver = findings.filter(
      (one) => isGraver(one.verdict, answer.verdict) && !known.includes(keyOf(one)),
    );
    return graver.length === 0 ? [] : [{ ...person, findings: graver }];
  });
}

/**
 * Names that were answered with 暂缓 and need not wait any more. "by-records": nothing on the books
 * defers them now, and something on the books did; what only a room had said, the office takes back.
 */
function clearedOf(
  state: Opinion,
  context: Context,
  by: "by-records" | "whatever-records-say",
): Person[] {
  const now = proposalsOn({ ...state, checks: [] }, state.people, context);
  return state.people.filter((one) => {
    const { n } = one;
    const answer = standingAnswer(state, n)?.answer;
    if (answer?.verdict !== "DEFER" || !isListed(one)) return false;
    if (by === "whatever-records-say") return true;
    const deferred = (findings: readonly Finding[]) =>
      findings.some(({ verdict, reason }) => verdict === "DEFER" && reason !== "ROOM");
    return (
      deferred(answer.findings) && !deferred(now.find((found) => found.n === n)?.findings ?? [])
    );
  });
}

/** A 暂缓 that the office itself takes back: it is answered again. */
export function reconsider(
  state: Opinion,
  { people }: { people: readonly number[]; reason: string },
  context: Context,
): Fact[] | Refusal {
  const deferred = clearedOf(state, context, "whatever-records-say");
  if (people.some((n) => !deferred.some((one) => one.n === n)))
    return refuse("opinion.name", "该人员没有暂缓的答复");
  const names = state.people.filter(({ n }) => people.includes(n));
  const proposals = proposalsOn(state, names, context);
  return [fact("opinion.cleared", { people, on: dayOf(context.now), proposals })];
}

/**
 * A record about somebody on the list has changed. A valid reply that no longer holds is reopened; a
 * 暂缓 whose cause is gone is answered again. What was known when the reply was drafted changes nothing.
 */
export function recheck(
  state: Opinion,
  _: Record<never, never>,
  context: Context,
): Fact[] | Refusal {
  const worse = worsenedOf(state, context);
  const on = dayOf(context.now);
  const found = (people: readonly Person[]) => ({
    people: people.map(({ n }) => n),
    on,
    proposals: proposalsOn(state, people, context),
  });
  if (state.status === "REPLIED") {
    if (worse.length > 0) return [fact("opinion.reopened", found(worse))];
    const cleared = clearedOf(state, context, "by-records");
    return cleared.length === 0 ? [] : [fact("opinion.cleared", found(cleared))];
  }
  const isUnderWay = ["REANSWER", "DEPUTY", "SECRETARY"].includes(state.status);
  const isNews = worse.some(
    ({ n, findings }) =>
      !state.round.people.includes(n) || isUnknown(state, n, findings.map(keyOf)),
  );
  if (!isUnderWay || state.round.kind === "REPLY" || !isNews) return [];
  const all = [...namesOf(state), ...worse].toSorted((a, b) => a.n - b.n);
  const people = all.filter(({ n }, place) => all.findIndex((one) => one.n === n) === place);
  return ends(state, "widened", [fact("opinion.widened", found(people))], context);
}

function isUnknown({ proposals }: Opinion, n: number, keys: readonly string[]): boolean {
  const known = proposals.find((one) => one.n === n)?.findings.map(keyOf) ?? [];
  return keys.some((key) => !known.includes(key));
}
