import type { ActionSpec, StageSpec } from "./schema.ts";

const common = { policy: { type: "any" }, factor: "code", escalation: "ladder" } as const;

type Asked = StageSpec["asks"];
type More = Partial<Omit<StageSpec, "title" | "asks" | "actions" | "deadline">>;

/** A stage that somebody ends by a command of their own, e.g. by handing a report in. */
export function work<const M extends More>(title: string, who: Asked, deadline: string, more?: M) {
  return { ...common, title, asks: who, actions: {}, deadline, ...more };
}

/** A stage that asks for one of several answers; each says its button and where it leads. */
export function asks<const A extends Readonly<Record<string, ActionSpec>>, const M extends More>(
  title: string,
  who: Asked,
  deadline: string,
  actions: A,
  more?: M,
) {
  return { ...common, title, asks: who, actions, deadline, ...more };
}

/** 同意, which may be taken back (拿回) until somebody has gone on from it. */
export const agree = {
  label: "同意",
  outcome: "approve",
  opinion: "optional",
  takeBack: "until-followed",
} as const;

/** 退回补充, with the reason. */
export const giveBack = { label: "退回补充", outcome: "return", opinion: "required" } as const;

const outcomes = {
  approve: { outcome: "approve", opinion: "optional" },
  return: { outcome: "return", opinion: "required" },
  reject: { outcome: "reject", opinion: "required" },
} as const;

/**
 * A stage that asks somebody to agree. `labels` says which buttons there are, in their order, and
 * what the office calls them; who returns or rejects says why.
 */
export function approval<
  const L extends Readonly<Partial<Record<keyof typeof outcomes, string>>>,
  const M extends More,
>(title: string, who: Asked, deadline: string, labels: L, more?: M) {
  const names = Object.keys(labels) as (keyof typeof outcomes)[];
  const actions = Object.fromEntries(
    names.map((name) => [name, { label: labels[name] ?? "", ...outcomes[name] }]),
  ) as { readonly [K in keyof L]: ActionSpec };
  return { ...common, title, asks: who, actions, deadline, ...more };
}
