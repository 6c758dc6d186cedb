import type { DistrictConfig } from "#kernel/district/config.ts";
import type { PolicySpec, StageSpec } from "#kernel/task/schema.ts";

/** What the processes declare of a step, by `kind.STAGE`; undefined for a step that is none. */
export type Declared = (step: string) => Pick<StageSpec, "title" | "factor" | "policy"> | undefined;

type Line = { label: string; value: string };

const factorNames = { none: "不核验", code: "验证码", login: "办公系统登录" } as const;
const factorRank = { none: 0, code: 1, login: 2 } as const;
const quorumNames = { half: "半数以上", "two-thirds": "三分之二以上" } as const;

/**
 * Which settings of `after` let a matter be decided by fewer people, by people who prove less who they
 * are, or with less of a trace outside than `before` does. One line each, as the second person reads it;
 * none where everything stays as strict or becomes stricter.
 */
export function weakenedBy(
  before: DistrictConfig,
  after: DistrictConfig,
  declared: Declared,
): Line[] {
  return [
    ...linesOf(before.factors, after.factors, { declared, lineOf: factorLine }),
    ...linesOf(before.policies, after.policies, { declared, lineOf: policyLine }),
    ...meetingLines(before.meeting, after.meeting),
    ...(before.removalBy === "CONSENT" && after.removalBy === "FILING"
      ? [{ label: "移出监督对象", value: "须经区委同意 → 研究后备案" }]
      : []),
    ...(before.sealsTo ?? [])
      .filter((person) => after.sealsTo?.includes(person) !== true)
      .map((person) => ({ label: "每夜封存值的接收人", value: `不再发给 ${person}` })),
  ];
}

type Spec = NonNullable<ReturnType<Declared>>;

/** A line for each step of the processes whose setting is weaker than it was; unset is as declared. */
function linesOf<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
  of: { declared: Declared; lineOf: (spec: Spec, was?: T, is?: T) => string | undefined },
): Line[] {
  const steps = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return steps.flatMap((step) => {
    const spec = of.declared(step);
    const value = spec && of.lineOf(spec, before[step], after[step]);
    return value === undefined ? [] : [{ label: `${spec?.title}（${step}）`, value }];
  });
}

function factorLine(
  { factor }: Spec,
  was: Spec["factor"] = factor,
  is: Spec["factor"] = factor,
): string | undefined {
  return factorRank[is] < factorRank[was]
    ? `身份核验：${factorNames[was]} → ${factorNames[is]}`
    : undefined;
}

function policyLine(
  { policy }: Spec,
  was: PolicySpec = policy,
  is: PolicySpec = policy,
): string | undefined {
  return isAsStrict(was, is) ? undefined : `签批方式：${nameOf(was)} → ${nameOf(is)}`;
}

/**
 * Whether everybody who had to agree still has to. A vote is personal and secret from deputies, so no
 * other way is as strict as it, nor is it as strict as one in which each has to agree.
 */
function isAsStrict(was: PolicySpec, is: PolicySpec): boolean {
  if (was.type === "vote")
    return is.type === "vote" && (was.quorum === "half" || is.quorum === "two-thirds");
  if (was.type === "all" || was.type === "sequence")
    return is.type === "all" || is.type === "sequence";
  return true;
}

const policyNames = {
  single: "单签",
  any: "或签",
  all: "会签",
  sequence: "依次审批",
  each: "各自签批",
} as const;

function nameOf(policy: PolicySpec): string {
  return policy.type === "vote"
    ? `票决（${quorumNames[policy.quorum]}）`
    : policyNames[policy.type];
}

type Meeting = DistrictConfig["meeting"];

function meetingLines(was: Meeting, is: Meeting): Line[] {
  return [
    ...(is.entitled < was.entitled
      ? [{ label: "常委会应到人数", value: `${was.entitled} → ${is.entitled}` }]
      : []),
    ...(was.quorum === "two-thirds" && is.quorum === "half"
      ? [
          {
            label: "常委会到会人数",
            value: `${quorumNames[was.quorum]} → ${quorumNames[is.quorum]}`,
          },
        ]
      : []),
    ...(was.recusedInBase === "yes" && is.recusedInBase === "no"
      ? [{ label: "回避人员", value: "计入应到 → 不计入应到" }]
      : []),
  ];
}
