import type * as z from "zod/mini";
import type { Action } from "../permission/actions.ts";
import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { own } from "../text/own.ts";

/** When a command is possible, as far as its body does not matter. */
type Offer<S extends { status: string }> = {
  /**
   * It moves the matter on to its next stage, wherever it is offered or in these statuses: the first
   * thing that somebody is offered. Choices, corrections and ends do not lead on.
   */
  leads?: "on" | readonly S["status"][];
  /** The only statuses in which it is possible; in all of them unless said. */
  in?: readonly S["status"][];
  /** What somebody is told in another status. */
  otherwise?: string;
  /** Whatever else stands against it, whatever its body says. */
  unless?: (state: S, context: Context) => Refusal | undefined;
};

/** How people reach a command: `POST {path}/{id}/{verb}`, or `POST {path}` where it makes the record. */
type Public<B> = {
  access?: "route" | "own-route";
  verb?: string;
  /** 中文 */
  summary: string;
  right: Action;
  body: z.ZodMiniType<B>;
};

/** Only the system gives it: no route leads to it, so its fields are never a caller's. */
type Internal = { access: "internal" };

type Acts<S, B> = {
  makes?: never;
  decide: (state: S, body: B, context: Context) => Fact[] | Refusal;
};
type Makes<S, B> = {
  /** The command makes the record; where that is there already, the rule decides what that means. */
  makes: "record";
  decide: (state: S | undefined, body: B, context: Context) => Fact[] | Refusal;
};

/** A command as one value: its address, its right, its body, when it is offered, and its rule. */
export type Command<S extends { status: string }, B> = (Public<B> | Internal) &
  Offer<S> &
  (Acts<S, B> | Makes<S, B>);

/** A command whose record and body the reader need not know. */
export type AnyCommand = ((Omit<Public<never>, "body"> & { body: z.ZodMiniType }) | Internal) & {
  leads?: "on" | readonly string[];
  in?: readonly string[];
  otherwise?: string;
  unless?: (state: never, context: Context) => Refusal | undefined;
  makes?: "record";
  decide: (state: never, body: never, context: Context) => Fact[] | Refusal;
};

/** The union of a table's commands, as `decide` and `send` take them. */
export type CommandOf<T> = {
  [K in keyof T & string]: T[K] extends {
    decide: (state: never, body: infer B, context: Context) => unknown;
  }
    ? { type: K } & (B extends Readonly<Record<string, never>> ? unknown : B)
    : never;
}[keyof T & string];

/**
 * Declares the commands of a process; each body is typed by its schema.
 * @example commandsFor<Debriefing>()({ report: { verb: "report", …, decide: (state, { report }) => … } })
 */
export function commandsFor<S extends { status: string }>() {
  return <T extends Readonly<Record<string, unknown>>>(
    commands: {
      readonly [K in keyof T]: Command<S, T[K]>;
    },
  ): { readonly [K in keyof T]: Command<S, T[K]> } => commands;
}

/** A command that only the system gives, e.g. what another process's event means for this record. */
export function internal<S extends { status: string }, B>(
  decide: (state: S, body: B, context: Context) => Fact[] | Refusal,
): Internal & Acts<S, B> {
  return { access: "internal", decide };
}

/** As `internal`, for a command that makes the record. */
export function internalMaking<S extends { status: string }, B>(
  decide: (state: S | undefined, body: B, context: Context) => Fact[] | Refusal,
): Internal & Makes<S, B> {
  return { access: "internal", makes: "record", decide };
}

/** Why a command is not possible now, whatever its body; undefined when it is offered. */
export function refusalOf(
  command: AnyCommand,
  state: { status: string } | undefined,
  context: Context,
): Refusal | undefined {
  if (state === undefined)
    return command.makes === undefined ? refuse("record.unknown") : undefined;
  if (command.in !== undefined && !command.in.includes(state.status))
    return refuse("record.state", command.otherwise);
  return command.unless?.(state as never, context);
}

/** A command that is possible now: what it is called, its address, and the right that it asks. */
export type Offered = {
  command: string;
  verb: string;
  summary: string;
  right: Action;
  /** It moves the matter on from where it stands. */
  leads?: "on";
};

/**
 * The commands on a record that `context.actor` would not be refused now, whatever their body says.
 * Rights are the caller's to ask (`mayDo`): the actor's reach is no part of the record.
 */
export function offersOf(
  commands: Readonly<Record<string, AnyCommand>>,
  state: { status: string },
  context: Context,
): Offered[] {
  return Object.entries(commands).flatMap(([name, command]) => {
    if (command.access === "internal" || command.verb === undefined) return [];
    if (refusalOf(command, state, context) !== undefined) return [];
    const { verb, summary, right, leads = [] } = command;
    const leadsHere = leads === "on" || leads.includes(state.status);
    return [{ command: name, verb, summary, right, ...(leadsHere ? { leads: "on" } : {}) }];
  });
}

/** Decides on one command of a table: whether it is offered, then its rule. */
export function decideBy(
  commands: Readonly<Record<string, AnyCommand>>,
  state: { status: string } | undefined,
  { type, ...body }: { type: string },
  context: Context,
): Fact[] | Refusal {
  const command = own(commands, type);
  if (command === undefined) throw new Error(`No command "${type}"`);
  return (
    refusalOf(command, state, context) ?? command.decide(state as never, body as never, context)
  );
}
