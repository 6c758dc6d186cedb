import { type FieldProblem, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Finding, FindingInput, FindingPerson } from "./schema.ts";
import { yuanOf } from "./yuan.ts";

/** Whether a finding may stand: who it is about fits its kind, and its sums reconcile. */
export function checkFinding(finding: FindingInput): Refusal | undefined {
  const { kind, area, areaNote, nature, subject, requirement } = finding;
  const problems: FieldProblem[] = [
    ...(area === "OTHER" && !areaNote
      ? [{ path: "finding.areaNote", message: "监督内容为“其他”时须注明" }]
      : []),
    ...(kind === "VIOLATION" && nature === undefined
      ? [{ path: "finding.nature", message: "问题须注明性质：腐败或作风" }]
      : []),
    ...(kind === "VIOLATION" && subject.type !== "people"
      ? [{ path: "finding.subject", message: "问题须落实到人" }]
      : []),
    ...(kind === "VIOLATION" && requirement !== undefined
      ? [{ path: "finding.requirement", message: "问题按线索移送处理，不填整改要求" }]
      : []),
    ...((kind === "LOOPHOLE" || kind === "RISK") && subject.type !== "unit"
      ? [{ path: "finding.subject", message: "漏洞和风险的对象是单位" }]
      : []),
  ];
  if (problems.length > 0) return { ...refuse("input.invalid"), fields: problems };
  return checkSums(finding);
}

function checkSums({ subject, amountInFen }: FindingInput): Refusal | undefined {
  if (subject.type !== "people") return undefined;
  const ids = subject.people.map(({ personId }) => personId);
  if (new Set(ids).size !== ids.length) return refuse("finding.sums", "同一人员重复列出");
  const total = sumOf(subject.people).amountInFen;
  return total === amountInFen
    ? undefined
    : refuse("finding.sums", `各人合计 ${yuanOf(total)}，问题金额 ${yuanOf(amountInFen)}`);
}

/** Times, hundredths of a litre and fen of some people together. */
export function sumOf(people: readonly FindingPerson[]) {
  return people.reduce(
    (sum, { times, centilitres, amountInFen }) => ({
      times: sum.times + times,
      centilitres: sum.centilitres + centilitres,
      amountInFen: sum.amountInFen + amountInFen,
    }),
    { times: 0, centilitres: 0, amountInFen: 0 },
  );
}

/** The people of the violations, each once, with their sums over all violations. */
export function violators(findings: readonly Finding[]): FindingPerson[] {
  const people = new Map<string, FindingPerson>();
  for (const person of findings.filter(({ kind }) => kind === "VIOLATION").flatMap(peopleOf)) {
    const before = people.get(person.personId);
    people.set(
      person.personId,
      before === undefined ? person : { ...person, ...sumOf([before, person]) },
    );
  }
  return [...people.values()];
}

/** The people of a finding; none where it is about a unit. */
export function peopleOf({ subject }: Pick<Finding, "subject">): readonly FindingPerson[] {
  return subject.type === "people" ? subject.people : [];
}
