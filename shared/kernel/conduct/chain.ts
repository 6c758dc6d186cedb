import type { StageSpec } from "../task/schema.ts";
import type { Preparation } from "./workflow/definition.ts";

/** An outcome after which an event of the process's own, in the same decision, says where it leads. */
export const byEvent = "(by event)";

/**
 * An own event that leads on as an outcome would: the outcome stands in this field of its data. An
 * event without the field leads nowhere.
 */
export type ByField = { outcome: string };

/** An own event that leads to a status; where the record stands there already, it has not entered anew. */
export type Once<Status extends string = string> = { once: Status };

/** The course of a record: which statuses there are, every way between them, and what is asked where. */
export type Chain<
  Status extends string = string,
  Stages extends Readonly<Record<string, StageSpec>> = Readonly<Record<string, StageSpec>>,
  Beside extends Readonly<Record<string, StageSpec>> = Readonly<Record<string, StageSpec>>,
> = {
  /** Kind of the record, which is the workflow's name as well. */
  kind: string;
  /** 中文名称. */
  title: string;
  /** Statuses and what people call them. */
  statuses: Readonly<Record<Status, string>>;
  /** By stage: where each outcome of its question leads. */
  ways: Readonly<Record<string, Readonly<Record<string, Status | typeof byEvent>>>>;
  /** Own events that change the status, and to which one. */
  moves: Readonly<Record<string, Status | ByField | Once<Status>>>;
  /** Outcomes by which any stage may be left for good. */
  ends: Readonly<Record<string, Status>>;
  /** The questions of the statuses at which the workflow waits. */
  stages: Stages;
  /** Questions that the process opens itself, beside the course. */
  beside: Beside;
  /** Stages before whose question a function of the topology does some work, each time anew. */
  preparing?: Readonly<Record<string, Preparation>>;
  /** Statuses in which one step is done before the execution ends. */
  finishing?: Readonly<Record<string, { step: string; title: string }>>;
};

type No<K extends PropertyKey> = { readonly [key in K]: never };

/**
 * Declares a chain. The compiler refuses a way to no status, a stage without ways, ways of no status.
 * @example declareChain({ kind: "debriefing", title: "述责述廉", statuses, ways, moves, stages })
 */
export function declareChain<
  const Statuses extends Readonly<Record<string, string>>,
  const Ways extends {
    readonly [S in keyof Statuses]?: Readonly<
      Record<string, (keyof Statuses & string) | typeof byEvent>
    >;
  },
  const Stages extends { readonly [S in keyof Ways]: StageSpec },
  const Beside extends Readonly<Record<string, StageSpec>> = Record<never, never>,
>(of: {
  kind: string;
  title: string;
  statuses: Statuses;
  ways: Ways & No<Exclude<keyof Ways, keyof Statuses>>;
  moves: Readonly<
    Record<string, (keyof Statuses & string) | ByField | Once<keyof Statuses & string>>
  >;
  ends?: Readonly<Record<string, keyof Statuses & string>>;
  stages: Stages & No<Exclude<keyof Stages, keyof Ways>>;
  beside?: Beside;
  preparing?: Readonly<Partial<Record<keyof Stages, Preparation>>>;
  finishing?: Readonly<Partial<Record<keyof Statuses, { step: string; title: string }>>>;
}): Chain<keyof Statuses & string, Stages, Beside> {
  return { ends: {}, beside: {}, ...of } as unknown as Chain<
    keyof Statuses & string,
    Stages,
    Beside
  >;
}

/** The ways that an outcome alone decides, stage by stage; what an own event decides is left out. */
export function transitionsOf({ ways }: Chain): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ways).map(([stage, led]) => [
      stage,
      Object.fromEntries(Object.entries(led).filter(([, to]) => to !== byEvent)),
    ]),
  );
}

/**
 * Own events that lead to a stage from outside the workflow, so that an execution has to begin; a chain
 * without stages has no workflow.
 */
export function startsOf({ kind, moves, stages }: Chain): string[] {
  if (Object.keys(stages).length === 0) return [];
  const into = Object.entries(moves).filter(
    ([, to]) => typeof to === "string" && Object.hasOwn(stages, to),
  );
  return [...into.map(([type]) => type), `${kind}.resumed`];
}
