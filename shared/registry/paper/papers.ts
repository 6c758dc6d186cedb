import type { DistrictConfig } from "#kernel/district/config.ts";
import type { OfficialDocument } from "#kernel/document/documents.ts";
import { holesOf, type Say, sayingOf } from "#kernel/document/saying.ts";
import type { Action } from "#kernel/permission/actions.ts";
import type { Kind } from "#kernel/record/kinds.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { own } from "#kernel/text/own.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import type { Education } from "#process/education/schema.ts";
import { objectNameOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { lateName } from "#process/ladder/describe.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import { draftDocument, letterTexts } from "#process/letter/paper/official.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { enrollmentPapers } from "./enrollment.ts";
import { ladderPapers } from "./ladder.ts";
import type { Paper, Writing } from "./paper.ts";
import { recusalPapers } from "./recusal.ts";
import { letterPapers, opinionPapers } from "./replies.ts";
import { debriefingPapers, educationPapers } from "./sign-in.ts";
import { quarterlyPapers, targetedPapers } from "./visits.ts";

/** A paper whose record is read as it lies in the table. */
export type AnyPaper = Omit<Paper<unknown>, "write" | "writtenOn"> & {
  kind: Kind;
  write: (state: unknown, of: Writing, say: Say) => ReturnType<Paper<unknown>["write"]>;
  writtenOn: (state: unknown) => string | undefined;
  /** What its file is called. */
  nameOf: (state: unknown) => string;
};

/** Where the papers of a kind of records are asked for, and what one must be allowed. */
export type PaperPlace = { kind: Kind; path: string; tag: string; action: Action };

export const paperPlaces: readonly PaperPlace[] = [
  { kind: "enrollment", path: "/enrollments", tag: "提级监督对象认定", action: "enrollment.read" },
  { kind: "quarterly", path: "/quarterly-visits", tag: "季度监督检查", action: "visit.read" },
  { kind: "targeted", path: "/targeted-inspections", tag: "靶向性检查", action: "inspection.read" },
  { kind: "recusal", path: "/recusals", tag: "回避申请", action: "recusal.read" },
  { kind: "ladder", path: "/overdue-ladders", tag: "逾期督办", action: "ladder.read" },
  { kind: "education", path: "/education", tag: "廉政教育", action: "education.read" },
  { kind: "debriefing", path: "/debriefings", tag: "述责述廉", action: "debriefing.read" },
];

/** Every official paper that is written from a record, by kind and name. */
export const papers: Readonly<Record<string, AnyPaper>> = {
  ...of<Enrollment>("enrollment", enrollmentPapers, ({ candidate }) => objectNameOf(candidate)),
  ...of<Quarterly>("quarterly", quarterlyPapers, ({ place }) => place.name),
  ...of<Targeted>("targeted", targetedPapers, ({ plan }) => plan.title),
  ...of<Ladder>("ladder", ladderPapers, ({ late }) => lateName(late)),
  ...of<Education>("education", educationPapers, (state) => state.title),
  ...of<Debriefing>("debriefing", debriefingPapers, ({ personName }) => personName),
  ...of<Letter>("letter", letterPapers, ({ content }) => content.subject ?? ""),
  ...of<Opinion>("opinion", opinionPapers, ({ request }) => request.purpose),
  ...of<Recusal>("recusal", recusalPapers, ({ officerName }) => officerName),
};

function of<S>(
  kind: Kind,
  some: Readonly<Record<string, Paper<S>>>,
  about: (state: S) => string,
): Record<string, AnyPaper> {
  return Object.fromEntries(
    Object.entries(some).map(([name, { title, texts, write, writtenOn }]) => [
      `${kind}.${name}`,
      {
        kind,
        title,
        texts,
        write: (state, writing, say) => write(state as S, writing, say),
        writtenOn: (state) => writtenOn(state as S),
        nameOf: (state) => `${title}（${about(state as S)}）`,
      } satisfies AnyPaper,
    ]),
  );
}

/** The paper as a document, in the district's words. */
export function documentOf(
  code: string,
  state: unknown,
  writing: Writing,
  texts: DistrictConfig["papers"],
): ReturnType<AnyPaper["write"]> {
  const paper = own<AnyPaper>(papers, code);
  return paper?.write(state, writing, sayingOf(paper.texts, texts?.[code]));
}

/** The papers of a record as they will go out, for those who decide on it; those that it has come to. */
export function previewsOf(
  { kind, state }: { kind: string; state: unknown },
  writing: Writing,
  texts: DistrictConfig["papers"],
): OfficialDocument[] {
  if (kind === "letter") {
    const say = sayingOf(letterTexts, texts?.["letter.letter"]);
    const draft = draftDocument(state as Letter, writing, say);
    return draft === undefined ? [] : [draft];
  }
  return Object.keys(papers)
    .filter((code) => papers[code]?.kind === kind && papers[code]?.writtenOn(state) === undefined)
    .flatMap((code) => documentOf(code, state, writing, texts) ?? []);
}

/** What is wrong with a district's own sentences: unknown papers, places, or names in braces. */
export function problemOfTexts(texts: DistrictConfig["papers"] = {}): Refusal | undefined {
  const fields = Object.entries(texts).flatMap(([code, places]) =>
    Object.entries(places).flatMap(([place, text]) => {
      const message = problemOf(own<AnyPaper>(papers, code)?.texts, place, text);
      return message === undefined ? [] : [{ path: `config.papers.${code}.${place}`, message }];
    }),
  );
  return fields.length === 0
    ? undefined
    : { ...refuse("input.invalid", fields[0]?.message), fields };
}

function problemOf(
  texts: Readonly<Record<string, string>> | undefined,
  place: string,
  text: string,
): string | undefined {
  if (texts === undefined) return "没有这种公文";
  const usual = own<string>(texts, place);
  if (usual === undefined)
    return `公文没有这一用语，可以改写的有：${Object.keys(texts).join("、")}`;
  const known = holesOf(usual);
  const unknown = holesOf(text).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  return known.length === 0
    ? `这一用语不填入内容，不能写“{${unknown}}”`
    : `不能填入“${unknown}”，可以填入的有：${known.join("、")}`;
}
