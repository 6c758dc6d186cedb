import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { hundredthsText } from "#process/assessment/score.ts";
import type { Clue } from "#process/clue/schema.ts";
import { clueStatuses, disposalWays, endings } from "#process/clue/terms.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { debriefingStatuses } from "#process/debriefing/terms.ts";
import { standings } from "#process/education/terms.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { enrollmentStatuses } from "#process/enrollment/terms.ts";
import type { Learning } from "#process/learning/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersStatuses, mattersTypes, verdicts } from "#process/matters/terms.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import type { Petition } from "#process/petition/schema.ts";
import { petitionStatuses } from "#process/petition/terms.ts";
import { uses, wordings } from "#process/standing/terms.ts";

/** One line of a section: its day, and what it says. */
export type Line = { on: Day; text: string };

/** What of one record is a line of a person's file. */
export type Of<S> = (state: S, personId: string) => readonly Line[];

/** When supervision began, and when it ended. */
export function ofEnrollment(
  { candidate, status, effectiveOn, removal }: Enrollment,
  id: string,
): Line[] {
  const person = personsOf(candidate).find(({ personId }) => personId === id);
  if (person === undefined || effectiveOn === undefined) return [];
  const post = `${candidate.unitName}${person.post}`;
  const within = candidate.body === undefined ? "" : `随${candidate.body.name}`;
  return [
    { on: effectiveOn, text: `${within}纳入提级监督，${post}` },
    ...(removal === undefined ? [] : [{ on: removal.on, text: enrollmentStatuses[status] }]),
  ];
}

/** That a petition was checked, and how that stands. */
export function ofPetition(
  { registration, number, receivedOn, status }: Petition,
  id: string,
): Line[] {
  return registration?.personId === id
    ? [{ on: receivedOn, text: `${number ?? ""} ${petitionStatuses[status]}`.trim() }]
    : [];
}

/** The ways of a clue and its end. */
export function ofClue(state: Clue, id: string): Line[] {
  const { person, number, receivedOn, status, approved, ending } = state;
  if (person.personId !== id) return [];
  const ways = approved.map(({ way, on }) => `${disposalWays[way]}（${on}）`);
  const end =
    ending === undefined ? clueStatuses[status] : `${endings[ending.kind]}（${ending.on}）`;
  const text = [number ?? "", ...ways, end].filter((part) => part !== "");
  return [{ on: receivedOn, text: text.join("，") }];
}

/** That something was reported, and how it was judged; never what. */
export function ofMatters(
  { person, type, year, status, submissions, verdict }: Matters,
  id: string,
) {
  const on = verdict?.on ?? submissions.at(-1)?.on;
  return person.personId !== id || on === undefined
    ? []
    : [{ on, text: `${year}年${mattersTypes[type]}，${mattersStatuses[status]}` }];
}

/** What became of a report that was not true: the verdict, and the clue that it has led to. */
export function ofUntrue({ person, type, year, verdict, clueId }: Matters, id: string): Line[] {
  return person.personId !== id || verdict === undefined || verdict.result === "CONSISTENT"
    ? []
    : [
        {
          on: verdict.on,
          text: [
            `${year}年${mattersTypes[type]}`,
            verdicts[verdict.result],
            ...(clueId === undefined ? [] : ["已移交问题线索"]),
          ].join("，"),
        },
      ];
}

/** That there are papers of a verification or a case, never what they say. */
export function ofMaterials(
  { person, number = "", verification, filing }: Clue,
  id: string,
): Line[] {
  if (person.personId !== id) return [];
  const report = verification?.report;
  return [
    ...(report === undefined ? [] : [{ on: report.on, text: `初核报告 ${number}`.trim() }]),
    ...(filing === undefined ? [] : [{ on: filing.on, text: `立案材料 ${filing.number}` }]),
  ];
}

/** Integrity talks that were held. */
export function ofIntegrityTalks({ person, talks }: Learning, id: string): Line[] {
  return person.personId !== id
    ? []
    : talks.flatMap(({ on, cause }) =>
        on === undefined
          ? []
          : [{ on, text: cause === "ENTRY" ? "任前（新纳入）廉政谈话" : "缺席教育提醒谈话" }],
      );
}

/** Talks and written inquiries, never their words. */
export function ofTalks({ person, talks, inquiry, replies }: Clue, id: string): Line[] {
  if (person.personId !== id) return [];
  return [
    ...talks.map(({ on }) => ({ on, text: "谈话" })),
    ...(inquiry === undefined ? [] : [{ on: inquiry.servedOn, text: `函询 ${inquiry.number}` }]),
    ...replies.map(({ receivedOn: on }) => ({ on, text: "函询答复" })),
  ];
}

/** Each reply about the person: its use, its verdict, its number. */
export function ofOpinion({ people, replies, request }: Opinion, id: string): Line[] {
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

/** The year, its score and what was mended. */
export function ofDebriefing(state: Debriefing, id: string): Line[] {
  const { personId, year, score, satisfaction, status, closedOn, enteredAt } = state;
  if (personId !== id) return [];
  const { feedback, rectification } = state;
  const text = [
    `${year} 年度`,
    ...(score === undefined ? [] : [`得分 ${hundredthsText(score)}`]),
    ...(satisfaction === undefined ? [] : [`满意率 ${hundredthsText(satisfaction)}%`]),
    ...(feedback === undefined ? [] : [`反馈问题 ${feedback.problems.length} 个`]),
    ...(rectification?.done ?? []).slice(-1).map(({ on }) => `${on} 报告整改完成`),
    debriefingStatuses[status],
  ];
  return [{ on: closedOn ?? dayOf(enteredAt), text: text.join("，") }];
}

/** Each session and whether the person was there. */
export function ofLearning({ person, entries }: Learning, id: string): Line[] {
  if (person.personId !== id) return [];
  return entries.map(({ on, title, standing, madeUpOn }) => ({
    on,
    text: `${title}，${standings[standing]}${madeUpOn === undefined ? "" : `（${madeUpOn} 补课）`}`,
  }));
}
