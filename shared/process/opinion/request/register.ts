import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { sameForm } from "#kernel/text/name.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { fact, type OpinionData } from "../events.ts";
import { type Opinion, ours, type Person } from "../schema.ts";
import { lettersParts, type MissingPart } from "../terms.ts";

/** What a letter lacks before it can be registered. */
export function missingOf({ request, people }: Pick<Opinion, "request" | "people">): MissingPart[] {
  const { sealed, forms, examinationOn, on } = request;
  return [
    ...(sealed === "no" ? ["seal" as const] : []),
    ...(forms === "no" ? ["forms" as const] : []),
    ...(examinationOn !== undefined && examinationOn < on ? ["examination" as const] : []),
    ...(people.some(({ personId }) => personId === undefined) ? ["people" as const] : []),
    ...(people.length > 0 && people.every(({ personId }) => personId === "none")
      ? ["ours" as const]
      : []),
  ];
}

/** 登记: complete, everybody found in the library or set aside as not ours, numbered in the year. */
export function register(state: Opinion, _: unknown, context: Context): Fact[] | Refusal {
  const { people, request } = state;
  const missing = missingOf(state);
  if (missing.length > 0)
    return refuse("opinion.incomplete", missing.map((part) => lettersParts[part]).join("；"));
  const today = dayOf(context.now);
  const listed = ours(people);
  const isTwice = ({ n, personId }: Person) =>
    listed.some((other) => other.n < n && other.personId === personId);
  const found = listed.map((one) => ({
    one,
    known: isTwice(one) ? "名单中该人员重复" : libraryPerson(one, context),
  }));
  const wrong = found.flatMap(({ one, known }) =>
    typeof known === "string" ? [{ path: `people.${one.n}`, message: known }] : [],
  );
  if (wrong.length > 0) return { ...refuse("opinion.name"), fields: wrong };
  const rooms = roomsOf(people, context);
  const counter = requestCounter(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const registered: OpinionData["opinion.registered"] = {
    number: `LZ-${yearOf(today)}-${String(number).padStart(4, "0")}`,
    on: today,
    rooms,
    people: found.flatMap(({ one: { n }, known }) =>
      typeof known === "string" ? [] : [{ n, unitId: known.unitId }],
    ),
    ...sooner(request, context),
  };
  return [{ ...fact("opinion.registered", registered), takes: { counter, number } }];
}

/** An urgent request shortens the reply's limit to the day that it names, and never lengthens it. */
function sooner(
  { urgent, use }: Opinion["request"],
  { rules, now }: Context,
): { replyIn?: number } {
  if (urgent === undefined) return {};
  const usual = rules.register.limits[use === "AWARD" ? "D-AWD-1" : "D-OPN-1"]?.length;
  const wanted = Math.max(1, workdaysBetween(rules.calendars, dayOf(now), urgent.wantedBy));
  return wanted < Number(usual) ? { replyIn: wanted } : {};
}

/** The counter of a year's requests. */
export function requestCounter({ now }: Pick<Context, "now">): string {
  return `opinion-number#${yearOf(dayOf(now))}`;
}

type Known = { content: { name: string; unitId: string }; idNumberMasked?: string };

/** The person of the library whom a name is said to be, or what does not agree. */
function libraryPerson(
  { personId, name, idTail }: Person,
  { concerning = [] }: Context,
): { unitId: string } | string {
  const found = concerning.find(({ kind, id }) => kind === "person" && id === personId);
  if (found === undefined) return "信息库中没有该人员";
  const { content, idNumberMasked } = found.state as Known;
  if (sameForm(content.name) !== sameForm(name)) return "姓名与信息库不一致";
  return idTail !== undefined && idNumberMasked !== undefined && !idNumberMasked.endsWith(idTail)
    ? "身份证号后四位与信息库不一致"
    : { unitId: content.unitId };
}

/** The rooms that supervise whom the list names; where it names no object, every room is asked. */
function roomsOf(people: readonly Person[], { concerning = [], officers }: Context): string[] {
  const ids = people.map(({ personId }) => personId);
  const rooms = concerning.flatMap(({ kind, status, state }) => {
    const { candidate, room } = state as Enrollment;
    return kind === "enrollment" &&
      isObject(status) &&
      personsOf(candidate).some(({ personId }) => ids.includes(personId))
      ? [room]
      : [];
  });
  const all = officers.flatMap(({ role, room }) =>
    role === "ROOM_DIRECTOR" && room !== undefined ? [room] : [],
  );
  return [...new Set(rooms.length > 0 ? rooms : all)].toSorted();
}
