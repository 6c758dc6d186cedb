import { ReceiptView } from "#kernel/answers.ts";
import { execute } from "#kernel/execute.ts";
import { newId } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { recordRoutes } from "../record-routes.ts";
import { meeting } from "./process.ts";
import { MeetingEntry } from "./schema.ts";

const tag = "研究会议";

/** Entering a meeting's votes; the second officer confirms by a task. */
export const meetingRoutes: Route[] = [
  ...recordRoutes({
    kind: "meeting",
    path: "/meetings",
    tag,
    title: "会议",
    action: "meeting.read",
  }),
  route({
    method: "post",
    path: "/meetings",
    tag,
    summary: "录入会议表决（逐项），由另一人员复核",
    action: "meeting.enter",
    body: MeetingEntry,
    answer: ReceiptView,
    handle: async ({ world, caller, body, idempotency }) => {
      const unready = await itemNotReady(world, caller.district, body);
      if (unready !== undefined) return refuse("meeting.item", unready);
      return execute(world, {
        process: meeting,
        id: newId("meeting", world.clock(), world.random(10)),
        district: caller.district,
        actor: caller.actor,
        idempotency,
        decide: ({ state }, context) =>
          meeting.decide(state, { type: "enter", entry: body }, context),
      });
    },
  }),
];

/** The first item that is not waiting for a meeting. */
async function itemNotReady(
  world: World,
  district: string,
  { items }: MeetingEntry,
): Promise<string | undefined> {
  const ids = items.map(({ enrollmentId }) => enrollmentId);
  const records = await world.store.getMany(ids.map((id) => recordKey("enrollment", id)));
  const ready = ["COMMISSION_PENDING", "COMMISSION_DEFERRED"];
  return ids.find((_, index) => {
    const record = records[index];
    return record?.district !== district || !ready.includes(record?.status as string);
  });
}
