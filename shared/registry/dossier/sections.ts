import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Item } from "#kernel/store/keys.ts";
import { own } from "#kernel/text/own.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import type { FiledEntry } from "#process/dossier/entries.ts";
import type { EntrySection } from "#process/dossier/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersTypes } from "#process/matters/terms.ts";
import type { Targeted } from "#process/targeted/schema.ts";

import {
  type Line,
  type Of,
  ofClue,
  ofDebriefing,
  ofEnrollment,
  ofIntegrityTalks,
  ofLearning,
  ofMaterials,
  ofMatters,
  ofOpinion,
  ofPetition,
  ofTalks,
  ofUntrue,
} from "./lines.ts";
import { admonition, discipline, firstForm } from "./measures.ts";

type Section = {
  title: string;
  of?: Readonly<Record<string, Of<never>>>;
  /** What staff enter there. */
  entered?: readonly EntrySection[];
};

/**
 * The sections of ledger L4 after ①, in their order. Each says by kind of record what of it is a line
 * of the file; petitions and clues show their check and its end, never a word of their content.
 */
export const sections = {
  family: { title: "家庭成员", entered: ["FAMILY"] },
  posts: { title: "任免与提级监督", of: { enrollment: ofEnrollment } },
  personnel: { title: "人事档案情况", entered: ["PERSONNEL"] },
  rewards: { title: "奖惩", entered: ["REWARDS"] },
  matters: { title: "个人有关事项", of: { matters: ofMatters }, entered: ["GIFTS"] },
  untrue: { title: "不如实报告处理", of: { matters: ofUntrue } },
  petitions: { title: "信访核查表", of: { petition: ofPetition } },
  clues: { title: "线索及处置", of: { clue: ofClue } },
  talks: { title: "谈话函询", of: { clue: ofTalks } },
  admonitions: {
    title: "诫勉",
    of: {
      clue: admonition,
      targeted: admonition,
      debriefing: admonition,
      matters: admonition,
    },
  },
  integrityTalks: { title: "廉政谈话", of: { learning: ofIntegrityTalks } },
  materials: {
    title: "初核、审查材料目录",
    of: { clue: ofMaterials },
    entered: ["MATERIALS"],
  },
  firstForm: {
    title: "第一种形态处理",
    of: {
      clue: firstForm(({ number = "" }: Clue) => `问题线索 ${number}`.trim()),
      targeted: firstForm(({ plan }: Targeted) => plan.title),
      debriefing: firstForm(({ year }: Debriefing) => `${year} 年度述责述廉`),
      matters: firstForm(({ year, type }: Matters) => `${year} 年${mattersTypes[type]}`),
    },
  },
  discipline: { title: "处分", of: { clue: discipline, targeted: discipline } },
  opinions: { title: "党风廉政意见回复", of: { opinion: ofOpinion } },
  debriefings: { title: "述责述廉", of: { debriefing: ofDebriefing } },
  education: { title: "教育记录", of: { learning: ofLearning } },
  partyLife: { title: "民主生活会说明", entered: ["PARTY_LIFE"] },
  other: { title: "其他", entered: ["OTHER"] },
} as const satisfies Readonly<Record<string, Section>>;

/** Kinds of records whose lines the file shows. */
export const filedKinds: readonly string[] = [
  ...new Set(Object.values<Section>(sections).flatMap(({ of = {} }) => Object.keys(of))),
];

/**
 * The sections of a person's file from the records about them and what staff have entered, up to the
 * day on which it was closed.
 */
export function sectionsOf(
  { records, entries }: { records: readonly Item[]; entries: readonly FiledEntry[] },
  personId: string,
  closedOn: Day = "9999-12-31",
): { title: string; lines: Line[] }[] {
  return Object.values<Section>(sections).map(({ title, of = {}, entered = [] }) => ({
    title,
    lines: [
      ...records.flatMap(
        ({ kind, state }) => own(of, String(kind))?.(state as never, personId) ?? [],
      ),
      ...entries.filter(({ section }) => entered.includes(section)).map(lineOfEntry),
    ]
      .filter(({ on }) => on <= closedOn)
      .toSorted((a, b) => `${a.on}${a.text}`.localeCompare(`${b.on}${b.text}`)),
  }));
}

/** An entry with who has made it, when and why. */
function lineOfEntry({ on, text, made }: FiledEntry): Line {
  if (made === undefined) return { on, text };
  return { on, text: `${text}（${made.by} ${dayOf(made.at)} 登记，依据：${made.basis}）` };
}
