import type { MapState, ParallelState } from "../asl.ts";
import { wholeNumber, withinLimit } from "../fields.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { evaluate, queryError } from "../jsonata/evaluate.ts";
import { type ChildrenRun, type Frame, makeReady, record, type Session } from "../session.ts";
import { viewOf } from "../view.ts";

// An inline Map runs up to 40 iterations at once.
const mostAtOnce = 40;

/** Starts all branches of a Parallel state. */
export async function startParallel(
  session: Session,
  frame: Frame,
  state: ParallelState,
): Promise<void> {
  const view = viewOf(session, frame);
  const input =
    state.Arguments === undefined
      ? frame.input
      : withinLimit(await evaluate(state.Arguments, "Arguments", view), "Arguments field");
  record(session, frame, "ParallelStateStarted");
  const starts = state.Branches.map((branch) => ({ input, startAt: branch.StartAt }));
  startChildren(session, frame, starts, { limit: starts.length });
}

/** Starts the iterations of a Map state, as many at once as it allows. */
export async function startMap(session: Session, frame: Frame, state: MapState): Promise<void> {
  const view = viewOf(session, frame);
  const items = await itemsOf(state, frame, view);
  const limit = await wholeNumber(state.MaxConcurrency ?? 0, "MaxConcurrency", view, [0, 2 ** 31]);
  const tolerated = await tolerance(state, view);
  const startAt = state.ItemProcessor.StartAt;
  const starts: Start[] = [];
  for (const item of items)
    starts.push({ input: await selected(session, frame, state, item), startAt, item });
  record(session, frame, "MapStateStarted", "mapStateStartedEventDetails", {
    length: items.length,
  });
  startChildren(session, frame, starts, {
    limit: Math.min(limit || mostAtOnce, mostAtOnce),
    ...tolerated,
  });
}

type Start = { input: Json; startAt: string; item?: JsonObject };

function startChildren(
  session: Session,
  frame: Frame,
  starts: Start[],
  options: { limit: number; tolerated?: NonNullable<ChildrenRun["tolerated"]> },
): void {
  const { execution } = session;
  const first = execution.nextFrame;
  execution.nextFrame += starts.length;
  const counts = { total: starts.length, started: 0, finished: 0, failed: 0 };
  frame.children = { first, ...counts, ...options };
  frame.phase = "children";
  session.changed.add(frame.id);
  for (const [index, { input, startAt, item }] of starts.entries()) {
    const branch = item ? 0 : index;
    const child: Frame = {
      id: first + index,
      parent: frame.id,
      index,
      path: [...frame.path, { state: frame.state, branch }],
      state: startAt,
      input,
      variables: {},
      phase: "pending",
      lastEvent: frame.lastEvent,
      enteredEvent: 0,
      enteredAt: 0,
      retryCount: 0,
      retried: [],
      attempt: 0,
    };
    if (item) child.item = item;
    session.frames.set(child.id, child);
    session.changed.add(child.id);
  }
  startMore(session, frame);
}

/** Starts pending iterations while there is room for them. */
export function startMore(session: Session, frame: Frame): void {
  const children = frame.children;
  if (!children) return;
  while (
    children.started < children.total &&
    children.started - children.finished < children.limit
  ) {
    const child = session.frames.get(children.first + children.started);
    children.started += 1;
    session.changed.add(frame.id);
    if (!child) continue;
    if (child.item) iterationEvent(session, frame, child, "Started");
    child.phase = "enter";
    makeReady(session, child);
  }
}

/** Records an event of a Map iteration in the iteration's own thread. */
export function iterationEvent(session: Session, frame: Frame, child: Frame, how: string): void {
  record(session, child, `MapIteration${how}`, `mapIteration${how}EventDetails`, {
    name: frame.state,
    index: child.index,
  });
}

async function itemsOf(
  state: MapState,
  frame: Frame,
  view: ReturnType<typeof viewOf>,
): Promise<JsonObject[]> {
  const items =
    state.Items === undefined ? frame.input : await evaluate(state.Items, "Items", view);
  if (Array.isArray(items)) return items.map((Value, Index) => ({ Index, Value }));
  if (isObject(items))
    return Object.entries(items).map(([Key, Value], Index) => ({ Index, Key, Value }));
  const why = `The field 'Items' must be an array or an object but was: ${JSON.stringify(items)}`;
  throw queryError(view, "Items", why);
}

async function selected(
  session: Session,
  frame: Frame,
  state: MapState,
  item: JsonObject,
): Promise<Json> {
  if (state.ItemSelector !== undefined)
    return evaluate(state.ItemSelector, "ItemSelector", viewOf(session, frame, { item }));
  const { Key, Value } = item;
  return Key === undefined ? (Value ?? null) : { Key, Value: Value ?? null };
}

async function tolerance(
  state: MapState,
  view: ReturnType<typeof viewOf>,
): Promise<{ tolerated?: NonNullable<ChildrenRun["tolerated"]> }> {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = state;
  if (count === undefined && percentage === undefined) return {};
  const tolerated: NonNullable<ChildrenRun["tolerated"]> = {};
  if (count !== undefined)
    tolerated.count = await wholeNumber(count, "ToleratedFailureCount", view, [0, 2 ** 31]);
  if (percentage !== undefined)
    tolerated.percentage = await wholeNumber(
      percentage,
      "ToleratedFailurePercentage",
      view,
      [0, 100],
    );
  return { tolerated };
}
