import * as z from "zod/mini";
import { districtProcess } from "#kernel/district/process.ts";
import { readOwnRows } from "#kernel/permission/read-tasks.ts";
import { readRecords } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { DueView, ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { trayKey } from "#kernel/store/keys.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { Id, text } from "#kernel/text/text.ts";

const tag = "人员与回避登记";
const right = "work.hand-over";

/** Most lines of what one officer has in hand; the act hands over what is beyond as well. */
const most = 500;

const Subject = z.object({ kind: z.string(), id: z.string() });
const Work = z.object({
  /** Questions that wait for them. */
  tasks: z.array(
    z.object({
      taskId: z.string(),
      title: z.string(),
      number: z.string(),
      subject: Subject,
      due: z.optional(DueView),
    }),
  ),
  /** Matters that they lead and that are not over. */
  matters: z.array(z.object({ number: z.string(), subject: Subject, status: z.string() })),
});

type Here = Call<Record<string, string>, unknown, unknown>;

/** What an officer has in hand, also one who has left the list, and giving it to another in one act. */
export const turnoverRoutes: Route[] = [
  route({
    method: "get",
    path: "/officers/{id}/work",
    tag,
    summary: "某人的在办事项（待办、承办），离岗后仍可查",
    right,
    answer: Work,
    handle: async (call) => {
      const { id = "" } = call.params;
      const [waiting, started] = await Promise.all([
        rowsOf(call, trayKey(id, "waiting")),
        rowsOf(call, trayKey(id, "started")),
      ]);
      return {
        tasks: waiting.map(({ taskId, title, subject, due }) => ({
          taskId,
          title,
          number: shortNumber(subject.id),
          subject,
          due,
        })),
        matters: await ledBy(call, started, id),
      };
    },
  }),
  route({
    method: "post",
    path: "/officers/{id}/work-handover",
    tag,
    summary: "一并移交某人的在办事项（离岗、调整岗位）",
    right,
    body: z.object({
      to: field("接手人", Id, { input: "officer" }),
      reason: text(500, "请填写移交理由"),
    }),
    answer: ReceiptView,
    does: "command",
    handle: ({ world, caller, params, body, idempotency }) =>
      execute(world, {
        process: districtProcess,
        id: caller.district,
        district: caller.district,
        actor: caller.actor,
        right,
        idempotency,
        decide: ({ state }, context) =>
          districtProcess.decide(
            state,
            { type: "hand-over-work", from: params.id ?? "", ...body },
            context,
          ),
      }),
  }),
];

type Held = Row<"todo"> & { subject: { kind: string; id: string } };

async function rowsOf(call: Here, tray: string): Promise<Held[]> {
  const rows: Held[] = [];
  let cursor: string | undefined;
  do {
    const page = await call.world.store.index(
      "todo",
      tray,
      { prefix: "" },
      cursor === undefined ? {} : { cursor },
    );
    rows.push(...((await readOwnRows(call, page.items)) as Held[]));
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < most);
  return rows;
}

async function ledBy(reader: Here, rows: readonly Held[], officer: string) {
  const subjects = rows.map(({ subject }) => subject);
  const led = [];
  for (const record of await readRecords(reader, subjects, "task.answer")) {
    const { state } = record;
    const [kind, id, status] = [
      String(record.kind),
      String(record.id),
      String(record.status),
    ] as const;
    const process = await reader.processOf(kind);
    const isTheirs = process?.bars?.(state).proposer === officer;
    if (isTheirs && process?.reassign !== undefined && process.ended?.includes(status) !== true)
      led.push({ number: shortNumber(id), subject: { kind, id }, status });
  }
  return led;
}
