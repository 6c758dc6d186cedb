import type * as z from "zod/mini";
import type { Fact } from "../record/event.ts";
import type { Closing, Context, Voice } from "../record/process.ts";
import type { Refusal } from "../refusal.ts";
import type { StageSpec } from "../task/schema.ts";
import { own } from "../text/own.ts";
import type { Chain } from "./chain.ts";

type FormOf<A> = A extends { form: { schema: z.ZodMiniType<infer F> } } ? F : undefined;

/** A closing as the rule of its button sees it, the form typed by the button's form. */
export type Answer<F> = Omit<Closing, "form"> & { form: F };

/** By stage and button: what else becomes true when the answer closes the task, or why it may not. */
export type Answers<S, X extends Chain> = {
  readonly [G in keyof (X["stages"] & X["beside"])]?: {
    readonly [A in keyof (X["stages"] & X["beside"])[G]["actions"]]?: (
      state: S,
      answer: Answer<FormOf<(X["stages"] & X["beside"])[G]["actions"][A]>>,
      context: Context,
    ) => Fact[] | Refusal;
  };
};

/** One role's answer for itself, the form typed by the button's form. */
export type Said<F> = Omit<Voice, "form"> & { form: F };

/** By stage and button of stages that ask `each` of several roles: what one role's answer makes true. */
export type Voices<S, X extends Chain> = {
  readonly [G in keyof X["stages"]]?: {
    readonly [A in keyof X["stages"][G]["actions"]]?: (
      state: S,
      said: Said<FormOf<X["stages"][G]["actions"][A]>>,
      context: Context,
    ) => Fact[] | Refusal;
  };
};

/** Runs the rule of the button that one role has pressed for itself, if it has one. */
export function voiceBy(
  voices: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>,
  state: unknown,
  voice: Voice,
  context: Context,
): Fact[] | Refusal {
  const rule = own(own(voices, voice.task.stage) ?? {}, voice.ballot.action) as Rule | undefined;
  return rule?.(state as never, voice as never, context) ?? [];
}

type Rule = (state: never, answer: never, context: Context) => Fact[] | Refusal;

/** Runs the rule of the button whose outcome closed the task, if it has one. */
export function concludeBy(
  answers: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>,
  spec: StageSpec | undefined,
  state: unknown,
  closing: Closing,
  context: Context,
): Fact[] | Refusal {
  const { task, outcome, ballot } = closing;
  const isMeant = (action: string) => own(spec?.actions ?? {}, action)?.outcome === outcome;
  const action =
    ballot !== undefined && isMeant(ballot.action)
      ? ballot.action
      : Object.keys(spec?.actions ?? {}).find(isMeant);
  const rule = own(own(answers, task.stage) ?? {}, action ?? outcome) as Rule | undefined;
  return rule?.(state as never, closing as never, context) ?? [];
}
