import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { type FieldProblem, isRefusal, type Refusal, refuse } from "../refusal.ts";
import { type Day, dayOf } from "./day.ts";

/** A day of the matter that something must not precede, and what was on it (中文). */
export type Earlier = { day: Day | undefined; what: string };

type Given = Readonly<Record<string, unknown>>;
type EarlierOf<S> = (state: S, given: Given) => Earlier;

const nothing: Earlier = { day: undefined, what: "" };

/** When a day that somebody enters may lie. */
export type DayRule<S> = {
  until: "today" | "any";
  follows: readonly ((state: S | undefined, given: Given) => Earlier)[];
  /** What the caller knows the field by, where the command holds their body as one of its parts. */
  as?: string;
};

/**
 * When the days of each answer and each command may lie: by `STAGE.action` or by the command's type,
 * then by the field's path. `[]` stands for each entry of a list, `#` for the number of a field
 * (`doneBy#` is `doneBy1`, `doneBy2` …).
 */
export type DayRules<S> = Readonly<Record<string, Readonly<Record<string, DayRule<S>>>>>;

/** A day of something that has happened: not in the future, and not before what it follows. */
export function happened<S = unknown>(...follows: readonly EarlierOf<S>[]): DayRule<S> {
  return { until: "today", follows: follows.map(ofState) };
}

/** A day that may lie ahead: a plan, a period's end. */
export function mayCome<S = unknown>(...follows: readonly EarlierOf<S>[]): DayRule<S> {
  return { until: "any", follows: follows.map(ofState) };
}

/** A command that makes its record has nothing to follow but days of its own body. */
function ofState<S>(follow: EarlierOf<S>): DayRule<S>["follows"][number] {
  return (state, given) => (state === undefined ? nothing : follow(state, given));
}

/** A day that follows another of the same body, whether or not the record is there yet. */
export function after<S>(
  rule: DayRule<S>,
  ...others: readonly ((given: Given) => Earlier)[]
): DayRule<S> {
  const more = others.map((other) => (_: S | undefined, given: Given) => other(given));
  return { ...rule, follows: [...rule.follows, ...more] };
}

/** The same rule for a field that the caller knows by another path. */
export function called<S>(as: string, rule: DayRule<S>): DayRule<S> {
  return { ...rule, as };
}

/** Another day of the same body, which this one must not precede; the last one where there are several. */
export function dayAt(path: string, what: string): (given: Given) => Earlier {
  return (given) => ({
    day: entered(given, path.split("."), "")
      .map(({ day }) => day)
      .sort()
      .at(-1),
    what,
  });
}

/**
 * The days in `given` that lie in the future though they are of something that has happened, and those
 * before the day that they must follow.
 * @param of what was given: where its rules stand, and what its paths are called by in the refusal
 * @returns `input.invalid` with each such field and the day, or undefined
 */
export function dayProblem<S>(
  rules: DayRules<S> | undefined,
  state: S | undefined,
  of: { key: string; given: Given | undefined; prefix: string },
  now: string,
): Refusal | undefined {
  const { key, given = {}, prefix } = of;
  if (rules === undefined || !Object.hasOwn(rules, key)) return undefined;
  const today = dayOf(now);
  const fields = Object.entries(rules[key] ?? {}).flatMap(([path, { until, follows, as }]) =>
    entered(given, path.split("."), prefix).flatMap((one): FieldProblem[] => {
      const field = as ?? one.path;
      if (until === "today" && one.day > today)
        return [{ path: field, message: `日期不能晚于今天 ${today}` }];
      const before = follows.map((follow) => follow(state, given));
      const broken = before.find(({ day }) => day !== undefined && one.day < day);
      return broken === undefined
        ? []
        : [{ path: field, message: `日期不能早于${broken.what} ${broken.day}` }];
    }),
  );
  return fields.length === 0 ? undefined : { ...refuse("input.invalid"), fields };
}

/** A process's rule with its order of days: what it has decided stands only if no day is wrong. */
export function inOrder<S, C extends { type: string }>(
  rules: DayRules<S> | undefined,
  decide: (state: S | undefined, command: C, context: Context) => Fact[] | Refusal,
): typeof decide {
  return (state, command, context) => {
    const decided = decide(state, command, context);
    if (isRefusal(decided) || decided.length === 0) return decided;
    const of = { key: command.type, given: command, prefix: "" };
    return dayProblem(rules, state, of, context.now) ?? decided;
  };
}

/** The texts at a path, each with its place. */
function entered(
  value: unknown,
  [head, ...rest]: readonly string[],
  at: string,
): readonly { path: string; day: string }[] {
  if (head === undefined) return typeof value === "string" ? [{ path: at, day: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  const names =
    head === "[]"
      ? Object.keys(value)
      : head.endsWith("#")
        ? Object.keys(value).filter((name) => name.replace(/\d+$/, "#") === head)
        : [head];
  return names.flatMap((name) =>
    Object.hasOwn(value, name)
      ? entered((value as Given)[name], rest, at === "" ? name : `${at}.${name}`)
      : [],
  );
}
