import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Clue } from "#process/clue/schema.ts";
import { clueStatuses, disposalWays, endings } from "#process/clue/terms.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { debriefingStatuses } from "#process/debriefing/terms.ts";
import { measureOf } from "#process/disposal/measures.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import { standings } from "#process/education/terms.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { enrollmentStatuses } from "#process/enrollment/terms.ts";
import type { Learning } from "#process/learning/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersStatuses, mattersTypes } from "#process/matters/terms.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import type { Petition } from "#process/petition/schema.ts";
import { petitionStatuses } from "#process/petition/terms.ts";
import { uses, wordings } from "#process/standing/terms.ts";

/** One line of a section: its day, and what it says. */
export type Line = { on: Day; text: string };

type Of<S> = (state: S, personId: string) => readonly Line[];
type Section = { title: string; of: Readonly<Record<string, Of<never>>> };

const firstForm: Of<{ disposals: readonly Disposal[] }> = ({ disposals }, personId) =>
  measures(disposals, personId, "first-form");
const discipline: Of<{ disposals: readonly Disposal[] }> = ({ disposals }, personId) =>
  measures(disposals, personId, "discipline");

/**
 * The sections of ledger L4 after ①, in their order. Each says by kind of record what of it is a line
 * of the file; petitions and clues show their check and its end, never a word of their content.
 */
export const sections = {
  posts: { title: "任免与提级监督", of: { enrollment: ofEnrollment } },
  petitions: { title: "信访核查表", of: { petition: ofPetition } },
  clues: { title: "线索及处置", of: { clue: ofClue } },
  talks: { title: "谈话函询", of: { clue: ofTalks } },
  firstForm: {
    title: "第一种形态处理",
    of: { clue: firstForm, targeted: firstForm, debriefing: firstForm, matters: firstForm },
  },
  discipline: { title: "处分", of: { clue: discipline, targeted: discipline } },
  opinions: { title: "党风廉政意见回复", of: { opinion: ofOpinion } },
  matters: { title: "个人有关事项报告", of: { matters: ofMatters } },
  debriefings: { title: "述责述廉", of: { debriefing: ofDebriefing } },
  education: { title: "教育记录", of: { learning: ofLearning } },
} as const satisfies Readonly<Record<string, Section>>;

/** Kinds of records whose lines the file shows. */
export const filedKinds: readonly string[] = [
  ...new Set(Object.values(sections).flatMap(({ of }) => Object.keys(of))),
];

/** The sections of a person's file from the records about them, up to the day on which it was closed. */
export function sectionsOf(
  records: readonly Item[],
  personId: string,
  closedOn: Day = "9999-12-31",
): { title: string; lines: Line[] }[] {
  return Object.values<Section>(sections).map(({ title, of }) => ({
    title,
    lines: records
      .flatMap(({ kind, state }) => of[String(kind)]?.(state as never, personId) ?? [])
      .filter(({ on }) => on <= closedOn)
      .toSorted((a, b) => `${a.on}${a.text}`.localeCompare(`${b.on}${b.text}`)),
  }));
}

function measures(
  disposals: readonly Disposal[],
  personId: string,
  which: "first-form" | "discipline",
): Line[] {
  return disposals
    .filter((one) => one.personId === personId)
    .filter(({ measure }) => (measureOf(measure).form === 1) === (which === "first-form"))
    .map(({ measure, decidedOn, talker, influenceUntil }) => ({
      on: decidedOn,
      text: [
        measureOf(measure).label,
        ...(talker === undefined ? [] : [`谈话人 ${talker}`]),
        ...(influenceUntil === undefined ? [] : [`影响期至 ${influenceUntil}`]),
      ].join("，"),
    }));
}

function ofEnrollment({ candidate, status, effectiveOn, removal }: Enrollment, id: string): Line[] {
  if (candidate.personId !== id || effectiveOn === undefined) return [];
  const post = `${candidate.unitName}${candidate.post}`;
  return [
    { on: effectiveOn, text: `纳入提级监督，${post}` },
    ...(removal === undefined ? [] : [{ on: removal.on, text: enrollmentStatuses[status] }]),
  ];
}

function ofPetition({ registration, number, receivedOn, status }: Petition, id: string): Line[] {
  return registration?.personId === id
    ? [{ on: receivedOn, text: `${number ?? ""} ${petitionStatuses[status]}`.trim() }]
    : [];
}

function ofClue(state: Clue, id: string): Line[] {
  const { person, number, receivedOn, status, approved, ending } = state;
  if (person.personId !== id) return [];
  const ways = approved.map(({ way, on }) => `${disposalWays[way]}（${on}）`);
  const end =
    ending === undefined ? clueStatuses[status] : `${endings[ending.kind]}（${ending.on}）`;
  const text = [number ?? "", ...ways, end].filter((part) => part !== "");
  return [{ on: receivedOn, text: text.join("，") }];
}

/** That something was reported, and how it was judged; never what. */
function ofMatters({ person, type, year, status, submissions, verdict }: Matters, id: string) {
  const on = verdict?.on ?? submissions.at(-1)?.on;
  return person.personId !== id || on === undefined
    ? []
    : [{ on, text: `${year}年${mattersTypes[type]}，${mattersStatuses[status]}` }];
}

function ofTalks({ person, talks, inquiry, replies }: Clue, id: string): Line[] {
  if (person.personId !== id) return [];
  return [
    ...talks.map(({ on }) => ({ on, text: "谈话" })),
    ...(inquiry === undefined ? [] : [{ on: inquiry.servedOn, text: `函询 ${inquiry.number}` }]),
    ...replies.map(({ receivedOn: on }) => ({ on, text: "函询答复" })),
  ];
}

function ofOpinion({ people, replies, request }: Opinion, id: string): Line[] {
  const n = people.find(({ personId }) => personId === id)?.n;
  return replies.flatMap(({ on, number, answers }) =>
    answers
      .filter((answer) => answer.n === n)
      .map(({ verdict }) => ({
        on,
        text: `${uses[request.use]}，${wordings[request.use][verdict]}，${number}`,
      })),
  );
}

function ofDebriefing(state: Debriefing, id: string): Line[] {
  const { personId, year, score, satisfaction, status, closedOn, enteredAt } = state;
  if (personId !== id) return [];
  const hundredths = (value: number) => (value / 100).toFixed(2);
  const text = [
    `${year} 年度`,
    ...(score === undefined ? [] : [`得分 ${hundredths(score)}`]),
    ...(satisfaction === undefined ? [] : [`满意率 ${hundredths(satisfaction)}%`]),
    debriefingStatuses[status],
  ];
  return [{ on: closedOn ?? dayOf(enteredAt), text: text.join("，") }];
}

function ofLearning({ person, entries, talks }: Learning, id: string): Line[] {
  if (person.personId !== id) return [];
  return [
    ...entries.map(({ on, title, standing, madeUpOn }) => ({
      on,
      text: `${title}，${standings[standing]}${madeUpOn === undefined ? "" : `（${madeUpOn} 补课）`}`,
    })),
    ...talks.flatMap(({ on }) => (on === undefined ? [] : [{ on, text: "廉政谈话" }])),
  ];
}
