import type { Choice, TaskView } from "../types.ts";

/** So many are answered by one request. */
const together = 5;

/** Questions in the parts in which they are sent. */
export function partsOf(views: readonly TaskView[]): TaskView[][] {
  const starts = Array.from({ length: Math.ceil(views.length / together) }, (_, part) => part);
  return starts.map((part) => views.slice(part * together, (part + 1) * together));
}

/** Answers that every one of the questions takes and that ask for no form. */
export function sharedBy([first, ...others]: readonly TaskView[]): Choice[] {
  return (first?.choices ?? []).filter(
    ({ action, form }) =>
      form === undefined &&
      others.every(({ choices }) =>
        choices.some((each) => each.action === action && each.form === undefined),
      ),
  );
}
