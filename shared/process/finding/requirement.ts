import type { Finding } from "./schema.ts";

type Said = Pick<Finding, "requirement">;

/** What the unit is asked to do about a finding, to follow its description; "" where nothing was written. */
export function requirementText({ requirement }: Said): string {
  return requirement === undefined ? "" : `；整改要求：${requirement}`;
}

/** 整改要求 of a ledger: each finding that a unit puts right, in the inspectors' words where they wrote some. */
export function requirementsOf(
  findings: readonly Pick<Finding, "n" | "kind" | "requirement">[],
): string {
  const asked = findings.filter(({ kind }) => kind !== "VIOLATION");
  const lines = asked.map(({ n, requirement }) =>
    requirement === undefined ? `整改问题 ${n}` : `整改问题 ${n}：${requirement}`,
  );
  return lines.join(asked.some(({ requirement }) => requirement !== undefined) ? "；" : "、");
}
