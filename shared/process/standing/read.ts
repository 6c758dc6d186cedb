import type { Concern, Consulted } from "#kernel/record/process.ts";
import { sameForm } from "#kernel/text/name.ts";
import { own } from "#kernel/text/own.ts";
import type { Clue } from "#process/clue/schema.ts";
import { type ClueStatus, ended } from "#process/clue/terms.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { LetterStatus } from "#process/letter/terms.ts";
import type { Matters } from "#process/matters/schema.ts";
import { writing } from "#process/matters/terms.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { PetitionStatus } from "#process/petition/terms.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { QuarterlyStatus } from "#process/quarterly/terms.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import type { TargetedStatus } from "#process/targeted/terms.ts";
import type { StandingFact } from "./facts.ts";

/** Whom facts are read of: the person, and the unit that they belong to. */
export type Subject = {
  personId?: string;
  unitId?: string;
  name: string;
  /** The award is the unit's: head and unit are looked at (process sheet §4.10). */
  collective?: "yes" | "no" | undefined;
};

type Found<F = StandingFact> = F extends StandingFact ? Omit<F, "source"> : never;
type Reader = (state: never, of: Subject) => readonly Found[];

/** By kind of the records about the person: what one of them says. A new source is one line. */
const aboutPerson: Readonly<Record<string, Reader>> = {
  clue: ofClue,
  petition: ofPetition,
  targeted: ({ disposals }: Targeted, { personId }: Subject) => measuresOf(disposals, personId),
  enrollment: ofEnrollment,
  debriefing: ofDebriefing,
  matters: ofMatters,
};

/** By kind of the records about the unit; an inspection counts only where the unit itself is honoured. */
const aboutUnit: Readonly<Record<string, Reader>> = {
  letter: ofLetter,
  targeted: ofInspection,
  quarterly: ofInspection,
};

/** The records that must be known to judge somebody: one query for the person, one for the unit. */
export function consultedOn({ personId, unitId, collective }: Subject): Consulted[] {
  const ofUnit = collective === "yes" ? Object.keys(aboutUnit) : ["letter"];
  return [
    ...(personId === undefined ? [] : [{ about: personId, kind: Object.keys(aboutPerson) }]),
    ...(unitId === undefined ? [] : [{ about: unitId, kind: ofUnit }]),
  ];
}

/** What these records say of somebody; records about others say nothing. */
export function standingOf(concerning: readonly Concern[], of: Subject): StandingFact[] {
  return concerning.flatMap(({ kind, id, state }) =>
    [aboutPerson, aboutUnit]
      .flatMap((readers) => own(readers, kind)?.(state as never, of) ?? [])
      .map((found) => ({ ...found, source: id }) as StandingFact),
  );
}

function measuresOf(disposals: readonly Disposal[], personId: string | undefined): Found[] {
  return disposals
    .filter((one) => one.personId === personId)
    .map(({ measure, decidedOn, influenceUntil }) => ({
      is: "MEASURE",
      measure,
      decidedOn,
      ...(influenceUntil === undefined ? {} : { until: influenceUntil }),
    }));
}

const filed: readonly ClueStatus[] = ["FILED", "TRIAL", "DECISION", "EXECUTION"];

/**
 * A shelved clue (暂存待查) has nothing that could be checked now, so it defers nothing. Once verified, a
 * clue is news even to those who have answered in spite of it.
 */
function ofClue(clue: Clue, { personId }: Subject): Found[] {
  const { person, status, number, disposals, verification } = clue;
  if (person.personId !== personId) return [];
  const is = verification?.report === undefined ? "OPEN_CLUE" : "VERIFIED_CLUE";
  const open: Found[] = filed.includes(status)
    ? [{ is: "FILED_CASE" }]
    : ended.includes(status) || status === "SHELVED"
      ? []
      : [{ is, ...(number === undefined ? {} : { number }) }];
  return [...open, ...measuresOf(disposals, personId)];
}

/** From registration until it is handed on as a clue, which then says it itself. */
const checkable: readonly PetitionStatus[] = [
  "IDENTITY_CHECK",
  "CLASSIFYING",
  "ACCEPTED",
  "TO_HANDLER",
  "RETURN_APPROVAL",
];

function ofPetition({ registration, status, category }: Petition, of: Subject): Found[] {
  const isAbout = of.personId !== undefined && registration?.personId === of.personId;
  const isReport = category === undefined || category === "ACCUSATION";
  return isAbout && isReport && checkable.includes(status) ? [{ is: "OPEN_PETITION" }] : [];
}

function ofEnrollment({ candidate, status, suspension }: Enrollment, of: Subject): Found[] {
  return candidate.personId === of.personId &&
    status === "SUSPENDED" &&
    suspension?.cause === "DETENTION"
    ? [{ is: "DETENTION" }]
    : [];
}

/** A mark below the talk line of the district, and what it led to. */
function ofDebriefing({ personId, year, band, disposals }: Debriefing, of: Subject): Found[] {
  if (personId !== of.personId) return [];
  const low: Found[] = band === "TALK" ? [{ is: "LOW_SCORE", year }] : [];
  return [...low, ...measuresOf(disposals, personId)];
}

/** What a report says stays in its vault: only that it is overdue, or that something was kept back. */
function ofMatters(report: Matters, { personId }: Subject): Found[] {
  const { person, status, due, overdueSince, excuse, verdict, disposals } = report;
  if (person.personId !== personId) return [];
  const day = due?.effectiveDue ?? undefined;
  const isOwed = overdueSince !== undefined && excuse === undefined && writing.includes(status);
  return [
    ...(isOwed && day !== undefined ? [{ is: "OVERDUE_REPORT", due: day } as const] : []),
    ...(verdict?.result === "CONCEALED" ? [{ is: "CONCEALED", on: verdict.on } as const] : []),
    ...measuresOf(disposals, personId),
  ];
}

/** What was reported after a REDO is being looked at: until that has passed, the REDO stands. */
const reported: readonly LetterStatus[] = ["FEEDBACK_SUBMITTED", "EVALUATING"];

function ofLetter(letter: Letter, of: Subject): Found[] {
  const { status, content, evaluations, refusal } = letter;
  if (content.addressee.unitId !== of.unitId) return [];
  const responsible = isResponsible(letter, of) ? "yes" : "no";
  if (status === "REFUSED") return [{ is: "UNIT_REFUSED", responsible }];
  if (status === "REFERRED" && refusal !== undefined)
    return [{ is: "UNIT_REFUSED", on: refusal.on, responsible }];
  const isRedone = evaluations.some(({ conclusion }) => conclusion === "redo");
  if (status !== "REDO" && !(reported.includes(status) && isRedone)) return [];
  return [{ is: "REDO", responsible }];
}

/**
 * Personally responsible is whom the unit's plan names for a demand that is still not met: of what was
 * never evaluated, none is.
 */
function isResponsible({ plan, evaluations }: Letter, { name }: Subject): boolean {
  const results = evaluations.findLast(
    ({ conclusion }) => conclusion === "redo" || conclusion === "exhausted",
  )?.results;
  const isMet = (demand: number) =>
    results?.some((one) => one.demand === demand && one.result === "DONE") ?? false;
  const owners = (plan?.items ?? []).filter(({ demand }) => !isMet(demand));
  return owners.some(({ owner }) => sameForm(owner).includes(sameForm(name)));
}

/** From the day on which findings are confirmed until they are mended or disposed of. */
const unmended: readonly (TargetedStatus | QuarterlyStatus)[] = [
  "FINDINGS_CONFIRMED",
  "DISPOSAL",
  "FEEDBACK",
  "FED_BACK",
  "RECTIFYING",
];

/** What was found in the unit that is honoured, told by the people and places that it was about. */
function ofInspection(state: Targeted | Quarterly, { unitId, collective }: Subject): Found[] {
  const units =
    "plan" in state && state.plan !== undefined && "units" in state.plan
      ? state.plan.units.map((one) => one.unitId)
      : "place" in state
        ? [state.place.id, ...state.objects.map((one) => one.unitId)]
        : [];
  const isOpen = unmended.includes(state.status) && state.findings.length > 0;
  return collective === "yes" && isOpen && units.some((one) => one === unitId)
    ? [{ is: "UNIT_FINDINGS" }]
    : [];
}
