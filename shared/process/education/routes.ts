import * as z from "zod/mini";
import { readAll, readRecords } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { commandRoutes, makeRecord } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { education } from "./process.ts";
import { Audience, type Learner, learnersOf, maxParticipants, SessionPlan } from "./schema.ts";

const of = { path: "/education", tag: "廉政教育" };
const action = "education.hold";

/** The people of a session are looked up: only objects of the caller's own room take part. */
const plan = route({
  method: "post",
  path: of.path,
  tag: of.tag,
  summary: "安排廉政教育（参加人员限本室提级监督对象）",
  right: action,
  body: z.object({ plan: SessionPlan, audience: Audience }),
  answer: ReceiptView,
  handle: async (call) => {
    const { caller, body } = call;
    const found = await audienceOf(call, body.audience);
    if (isRefusal(found)) return found;
    const { officer } = caller;
    const entry = {
      type: "enter",
      plan: body.plan,
      room: officer.room ?? "",
      organizer: officer.id,
      participants: found,
    } as const;
    return makeRecord(education, call, { action, command: entry });
  },
});

/** The code is told once, to be shown at the place; only its hash is kept. */
const code = route({
  method: "post",
  path: `${of.path}/{id}/sign-in-code`,
  tag: of.tag,
  summary: "生成现场签到码（仅举办当日有效，重新生成后旧码作废）",
  right: action,
  body: z.object({}),
  answer: z.extend(ReceiptView, { code: z.string() }),
  handle: async ({ world, caller, params: { id = "" } }) => {
    const digits = Buffer.from(world.random(6)).readUIntBE(0, 6) % 1_000_000;
    const shown = String(digits).padStart(6, "0");
    const { district, actor } = caller;
    const receipt = await execute(world, {
      process: education,
      id,
      district,
      actor,
      right: action,
      tasks: "open",
      decide: ({ state }, context) =>
        education.decide(state, { type: "issue-code", code: shown }, context),
    });
    return isRefusal(receipt) ? receipt : { ...receipt, code: shown };
  },
});

/** Everything that is done with sessions. */
export const educationRoutes: Route[] = [
  ...recordRoutes({ ...of, kind: "education", title: "廉政教育", action: "education.read" }),
  plan,
  code,
  ...commandRoutes(education, of),
];

type Asking = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

async function audienceOf(
  call: Asking,
  audience: z.infer<typeof Audience>,
): Promise<Learner[] | Refusal> {
  const items = await enrollments(call, audience);
  const objects = items.filter(({ status }) => isObject(String(status)));
  const found = learnersOf(objects.map(({ state }) => state as Enrollment));
  if (found.length > maxParticipants)
    return refuse("education.participant", `每场不超过 ${maxParticipants} 人，请分场安排`);
  return found.length === 0 ? refuse("education.participant", "没有本室的提级监督对象") : found;
}

async function enrollments(call: Asking, audience: z.infer<typeof Audience>): Promise<Item[]> {
  if (audience !== "ALL")
    return readRecords(
      call,
      audience.map((id) => ({ kind: "enrollment", id })),
      action,
    );
  const items: Item[] = [];
  for await (const item of readAll(call, { kind: "enrollment", right: action })) items.push(item);
  return items;
}
