import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Overrides } from "#kernel/district/process.ts";
import type { PolicySpec, StageSpec } from "#kernel/task/schema.ts";
import { type Line, lengthLines, quorumNames, settingLines } from "./weaker-settings.ts";

/** What the processes declare of a step, by `kind.STAGE`; undefined for a step that is none. */
export type Declared = (step: string) => Pick<StageSpec, "title" | "factor" | "policy"> | undefined;

/** What a district has set: its configuration and its own lengths of limits. */
export type Settings = { config: DistrictConfig; overrides: Overrides };

const factorNames = { none: "不核验", code: "验证码", login: "办公系统登录" } as const;
const factorRank = { none: 0, code: 1, login: 2 } as const;

/**
 * Which settings of `after` let a matter be decided by fewer people, by people who prove less who they
 * are, later, about fewer objects, or with less of a trace outside than `before` does. One line each, as
 * the second person reads it; none where everything stays as strict or becomes stricter.
 */
export function weakenedBy(before: Settings, after: Settings, declared: Declared): Line[] {
  const [was, is] = [before.config, after.config];
  return [
    ...linesOf(was.factors, is.factors, { declared, lineOf: factorLine }),
    ...linesOf(was.policies, is.policies, { declared, lineOf: policyLine }),
    ...settingLines(was, is),
    ...lengthLines(before.overrides, after.overrides),
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
