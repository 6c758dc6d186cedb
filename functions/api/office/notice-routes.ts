import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { Channel } from "#kernel/district/role.ts";
import { readTask } from "#kernel/permission/read-tasks.ts";
import { unbarred } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { trayKey } from "#kernel/store/keys.ts";
import { somePage } from "#kernel/store/some-page.ts";
import { kindOf } from "#kernel/text/id.ts";
import { text } from "#kernel/text/text.ts";
import { afterBounce, channelsOf, deliveryStates } from "#notice/delivery.ts";
import { type Notice, recordIn } from "#notice/notice.ts";
import { titleOf } from "#notice/title.ts";
import { changeNotice, noticesOf, readNotice, tellClerks } from "../../mail/notices.ts";

const tag = "通知";

const NoticeView = z.object({
  id: z.string(),
  to: z.string(),
  /** Of the notices of one question. */
  toName: z.optional(z.string()),
  template: z.string(),
  title: z.string(),
  number: z.optional(z.string()),
  subject: z.optional(z.object({ kind: z.string(), id: z.string() })),
  taskId: z.optional(z.string()),
  state: z.enum(["queued", "sent", "bounced", "opened", "decided", "dropped"]),
  createdAt: z.string(),
  /** Until when it waits: the end of quiet hours, or the next try. */
  waitsUntil: z.optional(z.string()),
  sentAt: z.optional(z.string()),
  openedAt: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  readAt: z.optional(z.string()),
  attempts: z.array(
    z.object({
      channel: Channel,
      at: z.string(),
      result: z.enum(["delivered", "refused", "failed", "bounced"]),
      reason: z.optional(z.string()),
    }),
  ),
});

/** What I was told, what became of each notice, and what the clerk knows of those that came back. */
export const noticeRoutes: Route[] = [
  route({
    method: "get",
    path: "/notices",
    tag,
    summary: "我的通知（新的在前）",
    right: "notice.read",
    query: PageQuery,
    answer: pageOf(NoticeView),
    handle: async (call) => {
      const { world, caller, query } = call;
      const { limit, cursor } = query;
      const tray = trayKey(caller.officer.id, "notices");
      const request = {
        limit,
        newestFirst: "yes" as const,
        ...(cursor === undefined ? {} : { cursor }),
      };
      return somePage(request, async (next) => {
        const page = await world.store.index("todo", tray, { prefix: "" }, next);
        const found = (await world.store.getMany(page.items)) as unknown as (Notice | undefined)[];
        const mine = found.filter((notice) => notice?.district === caller.district) as Notice[];
        const told = await unbarred(call, mine, ({ matter }) => toldOf(matter));
        return { ...page, items: told.map(viewOf) };
      });
    },
  }),
  route({
    method: "post",
    path: "/notices/{id}/reading",
    tag,
    summary: "标记为已读",
    right: "notice.read",
    answer: NoticeView,
    handle: async ({ world, caller, params: { id = "" } }) => {
      const found = await readNotice(world, id);
      if (found?.to !== caller.officer.id || found.district !== caller.district)
        return refuse("notice.unknown");
      const readAt = world.clock();
      const read = await changeNotice(world, id, (notice) =>
        notice.readAt === undefined ? { ...notice, readAt } : undefined,
      );
      return viewOf(read ?? found);
    },
  }),
  route({
    method: "post",
    path: "/notices/{id}/bounce",
    tag,
    summary: "登记退信（通知编号或邮件的 Message-ID），改用下一通知方式",
    right: "notice.bounce",
    body: z.object({
      reason: text(200, "请填写退信原因"),
    }),
    answer: NoticeView,
    handle: (call) => bounce(call, idIn(call.params.id ?? ""), call.body.reason),
  }),
  route({
    method: "get",
    path: "/tasks/{id}/notices",
    tag,
    summary: "待办的通知送达情况（按人）",
    right: "notice.follow",
    answer: z.object({ items: z.array(NoticeView) }),
    handle: async (call) => {
      const { id = "" } = call.params;
      const followed = await readTask(call, id, () => "notice.follow");
      if (isRefusal(followed)) return followed;
      const [notices, { officers }] = await Promise.all([
        noticesOf(
          call.world,
          id,
          followed.task.seats.map(({ person }) => person),
          () => true,
        ),
        readDistrict(call.world, call.caller.district),
      ]);
      const names = new Map(officers.map((officer) => [officer.id, officer.name]));
      return {
        items: notices.toSorted(byAge).map((notice) => ({
          ...viewOf(notice),
          toName: names.get(notice.to) ?? "监督对象本人",
        })),
      };
    },
  }),
];

function byAge(one: Notice, other: Notice): number {
  return one.createdAt < other.createdAt ? -1 : 1;
}

type Bouncing = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

async function bounce(call: Bouncing, id: string, why: string) {
  const { world, caller } = call;
  const before = await readNotice(world, id);
  if (before?.district !== caller.district) return refuse("notice.unknown");
  const { rules, officers } = await readDistrict(world, caller.district);
  const officer = officers.find((each) => each.id === before.to);
  const change = {
    why,
    channels: officer === undefined ? [] : channelsOf(officer),
    now: world.clock(),
    calendars: rules.calendars,
  };
  const after = await changeNotice(world, id, (notice) => afterBounce(notice, change));
  if (after === undefined) return refuse("notice.not-sent");
  await tellClerks(call, before, after);
  return viewOf(after);
}

/** A Message-ID is the notice's own id, its time and our host: `<id.time@host>`. */
function idIn(given: string): string {
  const mail = /^<?(.+)\.[0-9a-z]+@[^@>]+>?$/.exec(given);
  return mail?.[1] ?? given;
}

function subjectOf(matter: Notice["matter"]) {
  const id = recordIn(matter) ?? "";
  const kind = kindOf(id);
  return kind === undefined ? undefined : { kind, id };
}

function viewOf(notice: Notice): z.infer<typeof NoticeView> {
  const { id, to, matter, status, createdAt, wakeAt, attempts } = notice;
  const { sentAt, openedAt, decidedAt, readAt } = notice;
  return {
    id,
    to,
    template: matter.template,
    title: titleOf(matter),
    number: recordIn(matter),
    subject: subjectOf(matter),
    taskId: "taskId" in matter ? matter.taskId : undefined,
    state: deliveryStates[status],
    createdAt,
    waitsUntil: status === "QUEUED" ? wakeAt : undefined,
    sentAt,
    openedAt,
    decidedAt,
    readAt,
    attempts: attempts.map(({ why, ...attempt }) => ({
      ...attempt,
      ...(why === undefined ? {} : { reason: why }),
    })),
  };
}

/** The matter that a notice tells of; how a request for recusal ended is told to whom it was about. */
function toldOf(matter: Notice["matter"]): string | undefined {
  const record = recordIn(matter) ?? "";
  return matter.template === "told" && kindOf(record) === "recusal" ? undefined : record;
}
