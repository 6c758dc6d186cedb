import * as z from "zod/mini";
import { type Refusal, refuse } from "../refusal.ts";
import { mayActFor } from "./family.ts";
import { mostTies, type Officer, Officers } from "./role.ts";

/** What is wrong with a list of officers as a whole: dotted path and Chinese message. */
type Problem = { path: (string | number)[]; message: string };

/**
 * A district's list of officers, wherever it comes from: setting up, the API, repair. Nobody is named
 * twice, an administrator stays, standing deputies (AB角) are others of the same body, and nobody's mailbox or
 * phone is that of somebody who may not act for them: link and code would let them decide all the same.
 */
export const OfficerList = Officers.check(
  z.superRefine((officers, context) => {
    for (const { path, message } of problemsOf(officers))
      context.addIssue({ code: "custom", message, path });
  }),
);

/** A list without ties and stand-ins, which have bounds of their own and are never refused with it. */
export function linesOf(officers: readonly Officer[]): Omit<Officer, "ties" | "standIns">[] {
  return officers.map(({ ties: _ties, standIns: _standIns, ...line }) => line);
}

function problemsOf(officers: readonly Officer[]): Problem[] {
  return [
    ...(officers.some(({ role }) => role === "ADMIN")
      ? []
      : [{ path: [], message: "名录中须至少有一名 ADMIN（系统管理员）" }]),
    ...officers.flatMap((officer, place) => lineProblems(officer, place, officers)),
  ];
}

function lineProblems(officer: Officer, place: number, officers: readonly Officer[]): Problem[] {
  const problems: Problem[] = [];
  if (officer.id.includes("."))
    problems.push({ path: [place, "id"], message: "人员编号不能含句点" });
  if ((officer.role === "OUTSIDE") !== (officer.only !== undefined))
    problems.push({ path: [place, "role"], message: "外单位代办人只由书记就具体事项指定" });
  if (officer.unit !== undefined && officer.role !== "UNIT")
    problems.push({ path: [place, "unit"], message: "只有被监督单位人员填写所属单位" });
  problems.push(...sharedWays(officer, place, officers));
  if (officer.deputy === undefined) return problems;
  const deputy = officers.find(({ id }) => id === officer.deputy);
  if (deputy === undefined || deputy.id === officer.id)
    problems.push({ path: [place, "deputy"], message: "AB 角须为名录中的其他人员" });
  else if (!mayActFor(deputy, officer))
    problems.push({ path: [place, "deputy"], message: "AB 角须为本单位人员" });
  return problems;
}

const ways = [
  ["email", "邮箱"],
  ["phone", "手机"],
] as const;

/** A mailbox or phone that belongs to somebody of another body as well: a unit's, an outsider's, an administrator's. */
function sharedWays(officer: Officer, place: number, officers: readonly Officer[]): Problem[] {
  return ways.flatMap(([way, name]) => {
    const own = officer[way]?.toLowerCase();
    const other = officers
      .slice(0, place)
      .find(
        (one) => own !== undefined && one[way]?.toLowerCase() === own && !mayActFor(one, officer),
      );
    return other === undefined
      ? []
      : [{ path: [place, way], message: `${name}与其他单位人员“${other.name}”的相同` }];
  });
}

/**
 * Whether an officer has as many ties as the list holds of one. Recusals in single matters go on: what
 * they bind is not counted here, nor ever refused.
 */
export function tieProblem({ ties = [] }: Pick<Officer, "ties">): Refusal | undefined {
  return ties.length < mostTies
    ? undefined
    : refuse("input.invalid", `登记的关系已达 ${mostTies} 项，请就具体事项申请回避`);
}
