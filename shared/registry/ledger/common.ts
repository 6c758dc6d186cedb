import { endings } from "#process/clue/terms.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { peopleOf } from "#process/finding/check.ts";
import { requirementsOf } from "#process/finding/requirement.ts";
import type { Finding } from "#process/finding/schema.ts";
import { findingKinds } from "#process/finding/terms.ts";
import type { LinkedClue } from "#process/inspection/linked-clue.ts";
import type { KeptRecord } from "#process/inspection/method-record.ts";
import type { Inspector, Recusal } from "#process/inspection/team.ts";
import { methods } from "#process/inspection/terms.ts";
import type { LedgerRow, Naming } from "./row.ts";

/** What both kinds of inspection hold. */
export type Inspected = {
  plan?: { team: readonly Inspector[]; contents: readonly (keyof typeof contentAreas)[] };
  recusals: readonly Recusal[];
  records: readonly KeptRecord[];
  findings: readonly Finding[];
  clues: readonly LinkedClue[];
};

type CommonCells = Pick<
  LedgerRow,
  | "contents"
  | "methods"
  | "lead"
  | "members"
  | "recusals"
  | "materials"
  | "interviewed"
  | "findings"
  | "descriptions"
  | "kinds"
  | "people"
  | "amount"
  | "clues"
  | "demands"
  | "handler"
>;

/** The cells of ledger L2 that every inspection fills in the same way. */
export function commonCells(of: Inspected, { nameOf }: Naming): CommonCells {
  const { plan, recusals, records, findings, clues } = of;
  const [lead, ...members] = (plan?.team ?? []).map(({ officer }) => nameOf(officer));
  const valid = records.filter(({ validity }) => validity === "valid");
  const amount = findings.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  return {
    contents: joined((plan?.contents ?? []).map((area) => contentAreas[area])),
    methods: joined(valid.map(({ method }) => methods[method])),
    lead: lead ?? "",
    members: joined(members),
    recusals: joined(recusals.map(({ person, detail }) => `${nameOf(person)}（${detail}）`)),
    materials: joined(
      valid.flatMap((record) => (record.method === "REVIEW_ACCOUNTS" ? record.items : [])),
    ),
    interviewed: String(valid.filter(({ method }) => method === "INTERVIEW").length),
    findings: String(findings.length),
    descriptions: findings.map(({ n, description }) => `${n}. ${description}`).join("；"),
    kinds: joined(findings.map(({ kind }) => findingKinds[kind])),
    people: joined(findings.flatMap(peopleOf).map(({ name }) => name)),
    amount: amount === 0 ? "" : (amount / 100).toFixed(2),
    demands: requirementsOf(findings),
    clues: joined(clues.flatMap(({ number }) => (number === undefined ? [] : [number]))),
    handler: lead ?? "",
  };
}

/** What became of the clues that violations led to: a finding waits until its clue has ended (§4.5). */
export function clueRemarks(clues: readonly LinkedClue[]): string[] {
  return clues.map(({ number, ended }) => {
    const name = `问题线索 ${number ?? "（未编号）"}`;
    return ended === undefined
      ? `等待${name} 办结`
      : `${name} ${ended.on} 办结：${endings[ended.ending]}`;
  });
}

/**
 * What a letter's line says of the inspection that it came of: how many clues of that have not ended.
 * Never which: a reader of letters need not read of clues.
 */
export function sourceRemarks({ clues = [] }: Partial<Pick<Inspected, "clues">>): string[] {
  const open = clues.filter(({ ended }) => ended === undefined).length;
  return open === 0 ? [] : [`同一检查移交的问题线索尚有 ${open} 件未办结`];
}

/** Distinct texts in their order, parted by 、. */
export function joined(texts: readonly string[]): string {
  return [...new Set(texts)].join("、");
}
