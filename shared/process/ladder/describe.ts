import type { MatterOf } from "#kernel/record/process.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Ladder, Late, Overdue } from "./schema.ts";
import { climbs, type LetterName, letterNames } from "./terms.ts";

type Line = { label: string; value: string };

/** What people call who is late. */
export function lateName(late: Late): string {
  switch (late.type) {
    case "unit":
      return late.unitName;
    case "person":
      return late.name;
    default:
      return `${late.name}（${late.role}）`;
  }
}

/** Every question that it is about, in the order in which they came. */
export function overdueIn({ of, more = [] }: Pick<Ladder, "of" | "more">): readonly Overdue[] {
  return [of, ...more];
}

/** Those that still have no answer. */
export function openIn({ ended = [], ...state }: Pick<Ladder, "of" | "more" | "ended">): Overdue[] {
  return overdueIn(state).filter(({ task }) => !ended.includes(task));
}

export function isKnown(state: Pick<Ladder, "of" | "more">, task: string): boolean {
  return overdueIn(state).some((of) => of.task === task);
}

type Gathering = Ladder & { gathers: NonNullable<Ladder["gathers"]> };

/** Whether nobody has been asked yet, so that what else is late by then comes into the same letter. */
export function isGathering(state: Ladder): state is Gathering {
  return state.status === "NOTED" && state.gathers !== undefined && state.climbed.length === 0;
}

/** The unit above, as the matter, the library or the office has named it. */
export function superiorOf({ late, letters }: Pick<Ladder, "late" | "letters">) {
  const known = late.type === "unit" || late.type === "person" ? late.superior : undefined;
  return known ?? letters.urge?.superiorName;
}

/**
 * Who is late explains, and signs nothing of it; the unit reads what was served on it. Whoever may not
 * see one of the overdue matters sees no list that names it.
 */
export function barsOf({ late, room, recusals, letters, ...state }: Ladder): MatterOf {
  const isServed = Object.values(letters).some(({ servedOn }) => servedOn !== undefined);
  const unit =
    late.type === "unit"
      ? {
          addressee: late.unitId,
          concerns: [late.unitId],
          ...(isServed ? { servedTo: late.unitId } : {}),
        }
      : {};
  const person = late.type === "person" ? { object: late.personId, concerns: [late.personId] } : {};
  return {
    proposer: late.type === "officer" ? late.officer : "",
    recused: recusals.map(({ person }) => person),
    touches: [...new Set(overdueIn(state).flatMap(({ id, concerns = [] }) => [id, ...concerns]))],
    ...(room === undefined ? {} : { room }),
    ...unit,
    ...person,
  };
}

/** The overdue matters, what was done about them so far, and what was said to it. */
export function describe(state: Ladder, stage: string): Line[] {
  const { late, climbed, explanation, spared } = state;
  const step = climbed.at(-1)?.step;
  const inside = stage === "EXPLAINING" ? [] : sparedLines(spared);
  const superior = late.type === "unit" || late.type === "person" ? late.superior : undefined;
  return [
    { label: "责任单位（人）", value: lateName(late) },
    ...overdueLines(overdueIn(state)),
    ...(step === undefined ? [] : [{ label: "逾期情形", value: climbs[step] }]),
    ...(superior === undefined || stage === "EXPLAINING"
      ? []
      : [{ label: late.type === "person" ? "所在单位" : "上级单位", value: superior }]),
    ...letterLines(state),
    ...(explanation === undefined
      ? []
      : [{ label: "书面说明", value: `${explanation.on} ${explanation.reasons}` }]),
    ...inside,
  ];
}

/** What has been done meanwhile; it is in no letter, and no decision seals it. */
export function doneLines(state: Ladder): Line[] {
  const open = openIn(state);
  const done = overdueIn(state).filter((of) => !open.includes(of));
  return done.length === 0 || open.length === 0
    ? []
    : [{ label: "其中已办结", value: done.map(({ id }) => shortNumber(id)).join("、") }];
}

function overdueLines(overdue: readonly Overdue[]): Line[] {
  const [only, ...more] = overdue;
  if (only === undefined) return [];
  const called = ({ id, title }: Overdue) => `${shortNumber(id)} ${title}`;
  return more.length === 0
    ? [
        { label: "逾期事项", value: called(only) },
        { label: "应办日期", value: only.due },
      ]
    : overdue.map((of, place) => ({
        label: `逾期事项 ${place + 1}`,
        value: `${called(of)}（应于 ${of.due} 办结）`,
      }));
}

function letterLines({ letters }: Ladder): Line[] {
  return (Object.keys(letterNames) as LetterName[]).flatMap((name) => {
    const sent = letters[name];
    if (sent === undefined) return [];
    const { signedOn, number, servedOn, receivedBy } = sent;
    const service = servedOn === undefined ? "" : `，${number}，${servedOn} ${receivedBy}签收`;
    return [{ label: letterNames[name], value: `${signedOn} 签发${service}` }];
  });
}

function sparedLines(spared: Ladder["spared"]): Line[] {
  return spared === undefined ? [] : [{ label: "此前不予制发的理由", value: spared.reason }];
}
