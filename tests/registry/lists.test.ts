import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { MatterOf } from "#kernel/record/process.ts";
import type { Call } from "#kernel/route/route.ts";
import { listKeyOf, recordKey, taskKey } from "#kernel/store/keys.ts";
import { listRoutes } from "#process/list-routes.ts";
import { ownWorld } from "./world.ts";

type Line = { id: string; status: string; waits?: { due: string; colour: string } };
type Page = { items: Line[]; cursor?: string };
type Counts = {
  items: {
    status: string;
    room?: string;
    count: number;
    overdue: number;
    byColour: Record<string, number>;
  }[];
  beyond: string[];
};
type State = { matter: MatterOf; urgent: "yes" | "no" };

const district = "d-lists";
/** So many matters a room, in eight rooms: more than one read holds. */
const ofRoom = 60;
const rooms = ["1", "2", "3", "4", "5", "6", "7", "8"];
const statuses = { ACTIVE: "在办", REVIEW: "审核", ENDED: "办结" };
const statusNames = Object.keys(statuses);
const colours = ["NONE", "BLUE", "YELLOW", "RED"];

const director: Officer = {
  id: "o-1",
  name: "赵示例",
  role: "DEPUTY_SECRETARY",
  email: "a@example.cn",
};
const clerk: Officer = { ...director, id: "o-2", role: "PROPOSER", room: "5" };

const idOf = (n: number) => `enr_${String(n).padStart(5, "0")}`;
const statusOf = (n: number) => statusNames[n % 3] ?? "";
const roomOf = (n: number) => rooms[Math.floor(n / 3) % rooms.length] ?? "";
const colourOf = (n: number) => colours[Math.floor(n / 5) % 4] ?? "";
const dayOfMonth = (n: number) => `2026-03-${String((n % 28) + 1).padStart(2, "0")}`;
const numbers = Array.from({ length: rooms.length * ofRoom }, (_, n) => n);
const isOpen = (n: number) => statusOf(n) !== "ENDED";
/** Hidden from the director: a matter about themselves. */
const hidden = 4;

describe("lists as a clerk of a room with many matters asks for them (console.md §3.2, rows 8 and 9)", () => {
  let own: Awaited<ReturnType<typeof ownWorld>>;
  beforeAll(async () => {
    own = await ownWorld();
    const writes = numbers.flatMap((n) => [recordOf(n), ...(isOpen(n) ? tasksOf(n) : [])]);
    for (let from = 0; from < writes.length; from += 100)
      await own.world.store.transact(
        writes.slice(from, from + 100).map((put) => ({ put, when: "absent" })),
      );
  });
  afterAll(() => own.stop());

  it("a room's matters fill every page, each once, until the last one", async () => {
    const { ids, sizes } = await all({ room: "5", limit: 25 });
    expect(ids.toSorted()).toEqual(numbers.filter((n) => roomOf(n) === "5").map(idOf));
    expect(sizes).toEqual([25, 25, 10]);
  });

  it("by status, by several, by room, by what is urgent: all must hold", async () => {
    const { ids } = await all({ status: "ACTIVE,REVIEW", room: "2", urgent: "yes", limit: 7 });
    const wanted = numbers.filter(
      (n) => isOpen(n) && roomOf(n) === "2" && n % 2 === 0 && n !== hidden,
    );
    expect(ids.toSorted()).toEqual(wanted.map(idOf));
    expect(wanted.length).toBeGreaterThan(7);
  });

  it("by due day: soonest first, each once though two questions are open, days included", async () => {
    const { ids, sizes, lines } = await all({ from: "2026-03-10", to: "2026-03-12", limit: 10 });
    const isDue = (n: number) => dayOfMonth(n) >= "2026-03-10" && dayOfMonth(n) <= "2026-03-12";
    const wanted = numbers.filter((n) => isOpen(n) && isDue(n) && n !== hidden);
    expect(ids.toSorted()).toEqual(wanted.map(idOf));
    expect(lines.map(({ waits }) => waits?.due)).toEqual(
      lines.map(({ waits }) => waits?.due).toSorted(),
    );
    expect(sizes.slice(0, -1).every((size) => size === 10)).toBe(true);
  });

  it("by colour and room, in the order of days; what waits for nobody is not among them", async () => {
    const { ids } = await all({ colour: "RED", room: "3", limit: 4 });
    const wanted = numbers.filter((n) => isOpen(n) && roomOf(n) === "3" && colourOf(n) === "RED");
    expect(ids.toSorted()).toEqual(wanted.map(idOf));
    const ordered = await all({ order: "due", status: "REVIEW", limit: 50 });
    expect(ordered.ids).toHaveLength(numbers.filter((n) => statusOf(n) === "REVIEW").length - 1);
  });

  it("counts a status and room hold what the list shows, and nothing that is hidden from its reader", async () => {
    const counts = await ask<Counts>("/enrollments/counts", director, {});
    expect(counts.beyond).toEqual([]);
    const sum = (of: (one: Counts["items"][number]) => number) =>
      counts.items.reduce((total, one) => total + of(one), 0);
    expect(sum(({ count }) => count)).toBe(numbers.length - 1);
    const { ids } = await all({ status: "ACTIVE", room: "5", limit: 200 });
    const found = counts.items.find(({ status, room }) => status === "ACTIVE" && room === "5");
    expect(found?.count).toBe(ids.length);
    const red = numbers.filter((n) => isOpen(n) && colourOf(n) === "RED" && n !== hidden);
    expect(sum(({ byColour }) => byColour.RED ?? 0)).toBe(red.length);
    // 2026-03-02 is today: the first of the month is past.
    const late = numbers.filter((n) => isOpen(n) && n % 28 === 0 && n !== hidden);
    expect(sum(({ overdue }) => overdue)).toBe(late.length);
  });

  it("whoever reads their own room's only gets full pages of it, and its counts", async () => {
    const { ids, sizes } = await all({ limit: 25 }, clerk);
    expect(ids.toSorted()).toEqual(numbers.filter((n) => roomOf(n) === "5").map(idOf));
    expect(sizes).toEqual([25, 25, 10]);
    const counts = await ask<Counts>("/enrollments/counts", clerk, {});
    expect(new Set(counts.items.map(({ room }) => room))).toEqual(new Set(["5"]));
  });

  /** Every page of a list, as it is paged through. */
  async function all(query: Record<string, unknown> & { limit: number }, officer = director) {
    const lines: Line[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page: Page = await ask("/enrollments", officer, { ...query, cursor });
      lines.push(...page.items);
      sizes.push(page.items.length);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return { lines, sizes, ids: lines.map(({ id }) => id) };
  }

  async function ask<T>(path: string, officer: Officer, query: object): Promise<T> {
    const route = listRoutes<State>({
      ...{ kind: "enrollment", path: "/enrollments", tag: "", title: "" },
      ...{ action: "enrollment.read", urgent: { title: "急", of: ({ urgent }) => urgent } },
    }).find((one) => one.path === path);
    const call = {
      world: own.world,
      caller: { officer, district, actor: { id: officer.id, role: officer.role } },
      query,
      processOf: async () => ({ statuses, bars: (state: unknown) => (state as State).matter }),
    };
    return (await route?.handle(
      call as unknown as Call<Record<string, string>, unknown, unknown>,
    )) as T;
  }
});

function recordOf(n: number) {
  const id = idOf(n);
  const matter: MatterOf = {
    ...{ proposer: "o-9", recused: [], room: roomOf(n) },
    ...(n === hidden ? { hiddenFrom: [director.id] } : {}),
  };
  return {
    ...recordKey("enrollment", id),
    ...{ kind: "enrollment", id, district, version: 1, status: statusOf(n), summary: {} },
    state: { matter, urgent: n % 2 === 0 ? "yes" : "no" },
    openTasks: isOpen(n) ? tasksOf(n).map((task) => task.id) : [],
    updatedAt: instantAt("2026-03-01", "09:00"),
    listKey: listKeyOf(district, "enrollment"),
    listSort: `${statusOf(n)}#${id}#${id}`,
  };
}

/** A question; every seventh matter has a second one that is due later. */
function tasksOf(n: number) {
  const second = n % 7 === 0 ? [taskOf(n, "SECOND", "2026-04-20")] : [];
  return [taskOf(n, "FIRST", dayOfMonth(n)), ...second];
}

function taskOf(n: number, stage: string, day: string) {
  const id = `${idOf(n)}.${stage}.1`;
  return {
    ...taskKey(id),
    ...{ kind: "task", id, district, version: 1, status: "OPEN" },
    state: {
      ...{ id, stage, status: "OPEN", title: stage, colour: colourOf(n) },
      subject: { kind: "enrollment", id: idOf(n) },
      due: { effectiveDue: day, nominalDue: day },
    },
    listKey: listKeyOf(district, "task"),
    listSort: `OPEN#${day}#${id}`,
  };
}
