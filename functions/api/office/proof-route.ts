import * as z from "zod/mini";
import type { Action } from "#kernel/permission/actions.ts";
import { readTask } from "#kernel/permission/read-tasks.ts";
import type { Event, SealedText } from "#kernel/record/event.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import { withTheirApart } from "#kernel/record/read/apart.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { type Caller, type Route, route } from "#kernel/route/route.ts";
import { recordKey, sealKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { sealOf } from "#kernel/task/seal.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { World } from "#kernel/world.ts";

const Proof = z.object({
  taskId: z.string(),
  title: z.string(),
  text: z.array(z.object({ label: z.string(), value: z.string() })),
  shown: z.string(),
  /** Whether the kept text still has the hash that the task and its decisions name. */
  textMatches: z.boolean(),
  /** The whole record's chain, its state and its tasks, as they follow from its events. */
  chain: z.union([z.literal("intact"), z.object({ brokenAt: z.int(), code: z.string() })]),
  decisions: z.array(
    z.object({
      person: z.string(),
      onBehalfOf: z.optional(z.string()),
      action: z.string(),
      opinion: z.string(),
      at: z.string(),
      seq: z.int(),
      hash: z.string(),
      matches: z.boolean(),
    }),
  ),
});

/** Proves for each decision of a task what was on the page that it answered. */
export const proofRoute: Route = route({
  method: "get",
  path: "/tasks/{id}/proof",
  tag: "待办与决定",
  summary: "核验：决定时页面所示内容",
  right: "task.answer",
  answer: Proof,
  handle: async (call) => {
    const { world, caller, processOf } = call;
    const { id = "" } = call.params;
    const found = await readTask(call, id, (task) => rightOf(task, caller));
    if (isRefusal(found)) return found;
    const { task } = found;
    const seal = (await world.store.get(sealKey(task.shown))) as SealedText | undefined;
    const events = await chainOf(world, task);
    const subject = { kind: task.subject.kind, id: recordOfTask(id) };
    const process = await processOf(subject.kind);
    const checked = await checkRecord(tableSource(world.store), process, subject);
    const [broken] = checked.findings;
    const kept = seal ?? { title: task.title, text: [] };
    const hash = sealOf(kept.title, kept.text).hash;
    return {
      taskId: id,
      title: kept.title,
      text: [...kept.text],
      shown: task.shown,
      textMatches: hash === task.shown,
      chain:
        broken === undefined
          ? "intact"
          : { brokenAt: broken.seq ?? checked.place.seq, code: broken.code },
      decisions: events
        .filter(({ type, task: of }) => type === "task.decided" && of === id)
        .map((event) => decisionOf(event, hash)),
    };
  },
});

/**
 * Proof is for who may read the matter by its own right and for who has answered; for nobody whom a
 * recusal or a tie bars from it.
 */
function rightOf({ subject, seats }: Task, { officer }: Caller): Action | undefined {
  const seat = seats.find(({ person }) => person === officer.id);
  return seat?.state === "DECIDED" ? "task.answer" : readsOf(subject.kind);
}

function decisionOf(event: Event, hash: string) {
  const { person, action, opinion = "", shown } = event.data as TaskData["task.decided"];
  const { onBehalfOf, at, seq } = event;
  return {
    person,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    action,
    opinion,
    at,
    seq,
    hash: event.hash,
    matches: shown === hash,
  };
}

async function chainOf(world: World, { subject, id }: Task): Promise<Event[]> {
  const { pk } = recordKey(subject.kind, recordOfTask(id));
  const items = itemsOf((more) => world.store.range(pk, "event#", { limit: 500, ...more }));
  const events = await Array.fromAsync(
    items,
    ({ pk: _pk, sk: _sk, ...event }) => event as unknown as Event,
  );
  return withTheirApart(world.store, events);
}
