import { dayOf } from "#kernel/deadline/day.ts";
import { refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Caller, type Route, route } from "#kernel/route/route.ts";
import { recordKey, trayKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { makeRecord } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { recusal } from "./process.ts";
import { RecusalRequest } from "./schema.ts";

const path = "/recusals";
const tag = "人员与回避登记";

/** How many requests somebody of a supervised unit may make in a day. */
const aDay = 10;

/** The recusal register (L11): who asked, who decided, and how; hidden from whom it is about. */
export const recusalRoutes: Route[] = [
  ...recordRoutes({
    kind: "recusal",
    path,
    tag,
    title: "回避申请",
    action: "recusal.read",
  }),
  route({
    method: "post",
    path,
    tag,
    summary: "登记对办案人员的回避申请",
    right: "recusal.request",
    body: RecusalRequest,
    answer: ReceiptView,
    handle: async (call) => {
      const { world, caller, body: request } = call;
      if (await hasAskedEnough(world, caller)) return refuse("recusal.too-many");
      const concerns = await concernsOf(call, request);
      const command = { type: "request", request, concerns } as const;
      return makeRecord(recusal, call, { action: "recusal.request", command });
    },
  }),
];

/** Whom the named matter concerns; nobody where there is none, which the answer does not tell. */
async function concernsOf(
  {
    world,
    caller,
    processOf,
  }: Pick<Call<unknown, unknown, unknown>, "world" | "caller" | "processOf">,
  { subject: { kind, id } }: RecusalRequest,
): Promise<string[]> {
  const item = await world.store.get(recordKey(kind, id));
  if (item?.district !== caller.district) return [];
  return [...((await processOf(kind))?.bars?.(item.state).concerns ?? [])];
}

async function hasAskedEnough(world: World, { officer }: Caller): Promise<boolean> {
  if (officer.role !== "UNIT") return false;
  const page = await world.store.index(
    "todo",
    trayKey(officer.id, "started"),
    { prefix: "" },
    { limit: 50, newestFirst: "yes" },
  );
  const today = dayOf(world.clock());
  return (
    page.items.filter(
      ({ subject, todoSort }) =>
        (subject as { kind: string }).kind === "recusal" &&
        dayOf(String(todoSort).split("#")[0] ?? "") === today,
    ).length >= aDay
  );
}
