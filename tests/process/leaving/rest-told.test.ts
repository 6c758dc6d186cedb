import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboxRoutes } from "#functions/api/tasks/inbox-routes.ts";
import { questionOf } from "#functions/api/tasks/task-view.ts";
import { mineOf } from "#functions/link/mine/mine-shown.ts";
import { composeDigest } from "#functions/react/notices/digest.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import { pageViewOf } from "#process/page-view.ts";
import { processOf } from "#processes";
import { type People, people } from "./people.ts";

/** The report of 2026-01-31, looked at by everybody whom it is shown to, ten months later. */
const day = "2026-01-20";
const late = "2026-12-01";
let all: People;
beforeAll(async () => {
  all = await people();
  all.world.clock = () => `${late}T01:00:00.000Z`;
});
afterAll(() => all.stop());

async function reportOf(ids: { matters: string }) {
  const record = await all.world.store.get(recordKey("matters", ids.matters));
  const [id = ""] = (record?.openTasks ?? []) as string[];
  const task = (await all.world.store.get(recordKey("task", id)))?.state as Task | undefined;
  const [seat] = task?.seats ?? [];
  if (record === undefined || task === undefined || seat === undefined) throw new Error("No task");
  return { record, task, seat };
}

const callerOf = (person: string) => ({
  officer: { id: person, name: "赵示例", role: "PROPOSER" as const },
  actor: { id: person, role: "PROPOSER" },
  district: "sample",
});

/** What each page, list and message says of the limit of the report. */
async function seenBy(
  person: string,
  { record, task, seat }: Awaited<ReturnType<typeof reportOf>>,
) {
  const { world } = all;
  const call = { world, caller: callerOf(person), processOf, routes: [], params: {} } as never;
  const inbox = inboxRoutes.find(({ path }) => path === "/inbox");
  if (inbox === undefined) throw new Error("No inbox");
  const query = { limit: 50, view: "waiting" };
  const { items } = (await inbox.handle({ ...(call as object), query } as never)) as {
    items: { taskId: string; workdaysLeft?: number; colour?: string }[];
  };
  const view = await pageViewOf(call, record as never, "/matters");
  const link = { person, district: "sample" };
  const mine = await mineOf(
    world,
    { link, task, officer: { name: "赵示例" } } as never,
    "/l/x/mine",
  );
  const { rules } = await readDistrict(world, "sample");
  const { text } = await composeDigest(world, { to: person, district: "sample" }, rules);
  return {
    question: await questionOf(call, { task, seat: seat as Seat, record }),
    page: view.questions.find((one) => one.task === task.id),
    line: items.find(({ taskId }) => taskId === task.id),
    mine: String(mine),
    digest: text?.text ?? "",
  };
}

describe("what rests is told as resting, with no days and no colour (§4.1, §4.8 D-PMR-1)", () => {
  it("before: overdue on the page, in the inbox, on the person's own page and in the digest", async () => {
    const ids = await all.supervised("overdue");
    const seen = await seenBy(ids.person, await reportOf(ids));
    for (const one of [seen.question, seen.page, seen.line])
      expect(one?.workdaysLeft, JSON.stringify(one)).toBeLessThan(-100);
    expect(seen.mine).toMatch(/2026-01-31，已逾期 \d+ 个工作日/);
    expect(seen.digest).toContain("2026-01-31");
  });

  it("resting: none of them has a number of days, a colour or the day", async () => {
    const ids = await all.supervised("resting");
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await all.tell({
      kind: "enrollment",
      id: ids.enrollment,
      type: "enrollment.suspended",
      data: { proposal: { cause: "LONG_LEAVE", reason: "（示例）", from: day }, paused: [] },
    });
    const seen = await seenBy(ids.person, await reportOf(ids));
    for (const one of [seen.question, seen.page, seen.line]) {
      expect(one).toBeDefined();
      expect(one).not.toHaveProperty("workdaysLeft");
    }
    expect([seen.page?.colour, seen.line?.colour]).toEqual(["NONE", "NONE"]);
    expect(seen.mine).toContain("监督中止，期限暂停");
    expect(seen.mine).not.toContain("2026-01-31");
    expect(seen.digest).not.toContain("2026-01-31");
  });
});
