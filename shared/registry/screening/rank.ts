import type { DistrictConfig } from "#kernel/district/config.ts";
import { cut } from "#kernel/text/clean.ts";
import { sameForm } from "#kernel/text/name.ts";
import type { Body } from "#process/enrollment/body/schema.ts";
import { criteria } from "#process/enrollment/terms.ts";
import type { UnitContent } from "../unit/schema.ts";
import { assetsIn } from "./assets.ts";
import type { Screened } from "./terms.ts";

/** Somebody on a post, or a body of a unit and who leads it; not under supervision. */
export type Screenable = {
  personId: string;
  personName: string;
  post: string;
  unitId: string;
  unit: UnitContent;
  /** Petitions about the person in the last twelve months, as far as the asker may know of them. */
  petitions: number;
  body?: Body;
};

/** What a criterion rests on, and how far it is met: 60 at the threshold, 100 at most. */
export type Evidence = {
  criterion: Screened;
  label: string;
  evidence: string;
  score: number;
  source: string;
};

export type Ranked = Omit<Screenable, "unit"> & {
  unitName: string;
  town?: string;
  evidence: Evidence[];
};

/** What is looked for: the district's thresholds, and what the screening asks besides. */
export type Looked = {
  threshold: DistrictConfig["threshold"];
  functions: readonly string[];
  town?: string | undefined;
  /** Yearly funds of the unit from which they count as intensive, in fen; not asked unless given. */
  fundsInFen?: number | undefined;
};

/**
 * Who meets at least one criterion (A-34: any one is enough), by how many they meet and then by how far.
 * A post function that is asked for must be there (A-29: function by town), and so must the town.
 */
export function ranked(people: readonly Screenable[], looked: Looked): Ranked[] {
  return people
    .filter(({ unit }) => looked.town === undefined || isIn(unit.town, looked.town))
    .map((one) => ({ one, evidence: evidenceOf(one, looked) }))
    .filter(
      ({ evidence }) =>
        evidence.length > 0 &&
        (looked.functions.length === 0 ||
          evidence.some(({ criterion }) => criterion === "POST_FUNCTION")),
    )
    .toSorted(
      (one, other) =>
        other.evidence.length - one.evidence.length ||
        sumOf(other.evidence) - sumOf(one.evidence) ||
        (orderOf(one.one) < orderOf(other.one) ? -1 : 1),
    )
    .map(({ one: { unit, ...person }, evidence }) => ({
      ...person,
      unitName: unit.name,
      ...(unit.town === undefined ? {} : { town: unit.town }),
      evidence,
    }));
}

function evidenceOf({ unit, post, petitions, body }: Screenable, looked: Looked): Evidence[] {
  const { threshold, functions, fundsInFen } = looked;
  const { duties, name } = unit;
  // The function of a post is its holder's, not that of the body that they lead.
  const known = sameForm(body === undefined ? `${name}${post}` : name);
  const named = functions.find((word) => known.includes(sameForm(word)));
  return [
    ...assets(unit, threshold),
    ...met("PETITIONS", petitions, threshold.petitionsIn12Months, (value, line) => ({
      evidence: `12 个月内检举控告 ${value} 件（标准 ${line} 件）`,
      source: "信访举报",
    })),
    ...(fundsInFen === undefined
      ? []
      : met("FUNDS_INTENSIVE", duties.fundsInFen, fundsInFen, (value, line) => ({
          evidence: `年度资金量 ${tenThousands(value)} 万元（标准 ${tenThousands(line)} 万元）`,
          source: "信息库",
        }))),
    ...(named === undefined
      ? []
      : [
          {
            ...ofCriterion("POST_FUNCTION"),
            evidence: `岗位职责：${named}`,
            score: 60,
            source: "信息库",
          },
        ]),
  ];
}

/** Assets or yearly income, whichever goes further over its line (article §1.3). */
function assets({ duties }: UnitContent, threshold: Looked["threshold"]): Evidence[] {
  const of = (title: string) => (value: number, line: number) => ({
    evidence: `${title} ${tenThousands(value)} 万元（标准 ${tenThousands(line)} 万元）`,
    source: "信息库",
  });
  const found = [
    ...met(
      "COLLECTIVE_ASSETS",
      assetsIn(duties.collectiveAssets),
      threshold.collectiveAssetsInFen,
      of("集体资产"),
    ),
    ...met(
      "COLLECTIVE_ASSETS",
      duties.collectiveIncomeInFen,
      threshold.collectiveIncomeInFen,
      of("年集体收入"),
    ),
  ];
  return found.toSorted((one, other) => other.score - one.score).slice(0, 1);
}

function met(
  criterion: Screened,
  value: number | undefined,
  line: number,
  say: (value: number, line: number) => Pick<Evidence, "evidence" | "source">,
): Evidence[] {
  if (value === undefined || value < line) return [];
  const score = line === 0 ? 100 : Math.min(100, Math.round((60 * value) / line));
  return [{ ...ofCriterion(criterion), ...say(value, line), score }];
}

/** A body stands before the person who leads it. */
function orderOf({ personId, body }: Screenable): string {
  return `${personId}#${body === undefined ? 1 : 0}`;
}

function ofCriterion(criterion: Screened) {
  return { criterion, label: criteria[criterion] };
}

function isIn(town: string | undefined, wanted: string): boolean {
  return town !== undefined && sameForm(town) === sameForm(wanted);
}

function sumOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { score }) => sum + score, 0);
}

function tenThousands(fen: number): string {
  return (fen / 1_000_000).toLocaleString("zh-CN", {
    useGrouping: false,
    maximumFractionDigits: 6,
  });
}

/** A ranked line as the register takes it: the candidate, and the score sheet's items. */
export function candidateOf(one: Ranked) {
  const { evidence, personId, personName, unitId, unitName, post, body } = one;
  return {
    candidate: {
      ...{ personId, personName, unitId, unitName, post },
      ...(body === undefined ? {} : { body }),
    },
    items: evidence.map(({ label, evidence: said, score, source }) => ({
      item: cut(`${label}：${said}`, 100),
      score,
      source,
    })),
  };
}
