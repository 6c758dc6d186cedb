import { type Item, taskItem } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { education } from "#process/education/process.ts";
import type { Education } from "#process/education/schema.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { learning } from "#process/learning/process.ts";
import type { Learning } from "#process/learning/schema.ts";
import { opinion } from "#process/opinion/process.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { targeted } from "#process/targeted/process.ts";
import { person } from "#registry/person/process.ts";
import type { Person } from "#registry/person/schema.ts";
import { supervisionOf } from "#registry/person/supervision.ts";
import { play, rules } from "#tests/kit/play.ts";
import {
  newRecord,
  newSession,
  open,
  sessionStory,
  stateOf as stateIn,
  told,
} from "#tests/process/education/cast.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { inspectionCast } from "#tests/process/inspection/cast.ts";
import { course, stateOf as opinionOf } from "#tests/process/opinion/cast.ts";
import { life, lifeCast } from "#tests/process/opinion/life.ts";
import { from, opening } from "#tests/process/targeted/games.ts";
import type { DutyYear } from "./duty-year.ts";
import { district, kept } from "./records.ts";
import { morning } from "./year.ts";

/** Writes the year's records straight into the store, in the shape that the product gives them. */
export async function writeDuties(world: World, year: DutyYear): Promise<void> {
  const items = [
    ...year.objects.flatMap(objectItems),
    ...opinionItems(year.opinions),
    ...sessionItems(year.sessions),
    ...questionItems(year.questions),
  ];
  for (let at = 0; at < items.length; at += 50)
    await world.store.transact(
      items.slice(at, at + 50).map((put) => ({ put, when: "any" }) as const),
    );
}

/** An enrollment, and what it has written into the lines of its people. */
function objectItems({ id, kind, from: since, left, people }: DutyYear["objects"][number]): Item[] {
  const [head = "", ...others] = people;
  const members = others.map((personId) => ({ personId, personName: "钱示例", post: "委员" }));
  const body = { class: "VILLAGE_COMMITTEE" as const, name: "示例村委会", members };
  const state: Enrollment = {
    status: left === undefined ? "ACTIVE" : "REMOVED",
    ...{ proposer: "u-chen", room: "2", scoreSheet, nomination },
    candidate: { ...candidate, personId: head, ...(kind === "body" ? { body } : {}) },
    ...{ enteredAt: morning(since), visits: {}, recusals: [], returns: [], studies: [] },
    effectiveOn: since,
    ...(left === undefined
      ? {}
      : {
          removal: { reason: "OTHER" as const, on: left, documentNumber: "示〔2026〕1号" },
          reviews: [{ cause: "YEARLY" as const, sheet: {} as never, outcome: "REMOVED", on: left }],
        }),
  } as Enrollment;
  const supervised = supervisionOf([{ id, state }], rules);
  const { isKeyObject = false, supervision = {} } = supervised ?? {};
  const line = (personId: string): Item[] => {
    const content = {
      ...{ name: "赵示例", unitId: candidate.unitId, unitName: candidate.unitName, post: "科长" },
      ...{ establishment: { class: "STAFF" }, personnel: {}, partyBuilding: {}, duties: {} },
      ...{ leadership: {}, isKeyObject, supervision },
    };
    return kept(person, personId, { status: "ON_POST", content } as unknown as Person);
  };
  return [...kept(enrollment, id, state), ...people.flatMap(line)];
}

function opinionItems(opinions: DutyYear["opinions"]): Item[] {
  const base = opinionOf(course(life, lifeCast));
  const [somebody] = base.people;
  const [reply] = base.replies;
  if (somebody === undefined || reply === undefined) throw new Error("The course has no reply");
  return opinions.flatMap(({ id, use, on, registeredOn, names }) => {
    const { replyIn: _, ...rest } = base;
    const state: Opinion = {
      ...rest,
      request: { ...base.request, use, on },
      registeredOn,
      people: names.map(({ withdrawn }, at) => {
        const { withdrawn: __, ...one } = somebody;
        const gone = { reason: "示例", on };
        return { ...one, n: at + 1, ...(withdrawn === "yes" ? { withdrawn: gone } : {}) };
      }),
      replies: names
        .flatMap(({ answers }, at) => answers.map((one) => ({ ...one, n: at + 1 })))
        .toSorted((a, b) => (a.on < b.on ? -1 : 1))
        .map(({ on: day, verdict, n }) => ({
          ...reply,
          ...{ on: day, answers: [{ n, verdict, findings: [] }] },
        })),
    };
    return kept(opinion, id, state);
  });
}

/** Sessions, and of everybody who took part their own record with an entry of each. */
function sessionItems(sessions: DutyYear["sessions"]): Item[] {
  const session = stateIn(newSession(sessionStory)) as Education;
  const started = newRecord();
  told(started, [open("2025-01-02")]);
  const record = stateIn(started) as Learning;
  const somebody = { personName: "赵示例", unitId: "unt_1", unitName: "示例站" };
  const pupils = [...new Set(sessions.flatMap(({ people }) => people.map(({ id }) => id)))];
  return [
    ...sessions.flatMap(({ id, type, on, people }) =>
      kept(education, id, {
        ...session,
        ...{ type, on, confirmedOn: on },
        participants: people.map((one) => ({
          ...{ ...somebody, personId: one.id, standing: one.standing },
        })),
      } as Education),
    ),
    ...pupils.flatMap((pupil) =>
      kept(learning, `lrn_${pupil.slice(4)}`, {
        ...record,
        person: { ...somebody, personId: pupil },
        entries: sessions.flatMap(({ id, type, on, people }, n) =>
          people
            .filter((one) => one.id === pupil)
            .map(({ standing }) => ({
              ...{ id, n, type, on, title: "示例", place: "示例", standing },
              ...(standing === "PRESENT" ? { how: "LINK" as const } : {}),
              ...(standing === "MADE_UP" ? { madeUpOn: on } : {}),
            })),
        ),
      } as Learning),
    ),
  ];
}

function questionItems(questions: DutyYear["questions"]): Item[] {
  const [asked] = play(targeted, inspectionCast(from), opening).tasks.values();
  if (asked === undefined) throw new Error("The course has asked nothing");
  return questions.map(({ id, due, answers }) =>
    taskItem(
      {
        ...asked,
        ...{
          id,
          district,
          status: "CLOSED",
          closedAt: morning(
            answers
              .map(({ on }) => on)
              .toSorted()
              .at(-1) ?? due,
          ),
          subject: { kind: "enrollment", id: id.split(".")[0] ?? "" },
        },
        due: { ...asked.due, effectiveDue: due, nominalDue: due },
        actions: [
          { action: "approve", label: "同意", outcome: "approved" },
          { action: "reject", label: "不同意", outcome: "rejected" },
        ],
        seats: answers.map(({ on, action }, at) => ({
          ...{ person: `u-${at}`, role: "DEPUTY_SECRETARY", part: "decider", state: "DECIDED" },
          ...{
            attempt: 1,
            ballot: {
              action,
              opinion: "示例",
              at: morning(on),
              by: `u-${at}`,
              role: "DEPUTY_SECRETARY",
            },
          },
        })),
      } as typeof asked,
      1,
    ),
  );
}
