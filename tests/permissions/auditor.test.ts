import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditRoutes } from "#functions/api/office/audit-routes.ts";
import { allRoutes } from "#functions/api/routes.ts";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Officer } from "#kernel/district/role.ts";
import { mayEver } from "#kernel/permission/gate.ts";
import type { Event } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { headItem, headsItem } from "#kernel/seal/head.ts";
import { eventKey, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { recusal } from "#process/recusal/process.ts";
import type { RecusalCommand } from "#process/recusal/schema.ts";
import { processOf } from "#processes";
import { ownWorld } from "../registry/world.ts";

const district = "sample";
const day = "2026-03-02";
const auditor: Officer = {
  ...{ id: "u-audit", name: "审示例", role: "AUDITOR", email: "a@example.test" },
};
const tied: Officer = {
  ...{ ...auditor, id: "u-tied" },
  ties: [{ to: "per_x", relation: "relative", detail: "表亲（示例）" }],
};
const admin: Officer = { ...auditor, id: "u-admin", role: "ADMIN" };
const secretary: Officer = { ...auditor, id: "u-zhou", role: "SECRETARY" };
const words = "不应让审计员看到的内容";

describe("the auditor (三员分立)", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    ({ world, stop } = own);
    await setUpDistrict(world, district, {
      config: defaultConfig,
      officers: [auditor, admin, secretary],
    });
    const command: RecusalCommand = {
      type: "request",
      request: {
        ...{ subject: { kind: "clue", id: "clu_1" }, officer: "u-admin" },
        ...{ relation: "relative", detail: words, requestedBy: "colleague" },
      },
      concerns: ["per_x"],
    };
    const sent = await send(world, recusal, { id: "rec_1", district }, command);
    if (isRefusal(sent)) throw new Error(sent.refused);
    const first = (await world.store.get(eventKey("recusal", "rec_1", 1))) as unknown as Event;
    await world.store.transact([{ put: headItem(day, first), when: "absent" }]);
  });
  afterAll(() => stop());

  type Changed = {
    items: { id: string; last?: { seq: number } }[];
    cursor?: string;
    count?: number;
  };
  const changedOn = async (query: object, from: World): Promise<Changed> => {
    const route = auditRoutes.find(({ path }) => path === "/audit/events");
    const caller = { officer: auditor, district, actor: { id: auditor.id, role: auditor.role } };
    return (await route?.handle({
      world: from,
      caller,
      processOf,
      params: {},
      query,
    } as never)) as Changed;
  };
  const counted = (of: World) => {
    let calls = 0;
    const store = new Proxy(of.store, {
      get: (target, name) => {
        calls += 1;
        return Reflect.get(target, name);
      },
    });
    return { world: { ...of, store }, calls: () => calls };
  };
  const ask = async (path: string, who: Officer, params = {}) => {
    const route = auditRoutes.find((one) => one.path === path);
    const caller = { officer: who, district, actor: { id: who.id, role: who.role } };
    const query = route?.query?.parse({ day }) ?? {};
    return route?.handle({ world, caller, processOf, params, query } as never);
  };

  it("changes nothing: whatever they may call only reads", async () => {
    const open = (await allRoutes()).filter(({ right }) => mayEver(auditor, right));
    expect(open.filter(({ method }) => method !== "get").map(({ path }) => path)).toEqual([]);
    expect(open.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/me", "/readings", "/link-audit", "/audit/permissions"]),
    );
    expect(open.map(({ path }) => path)).not.toContain("/clues/{id}");
  });

  it("sees what changed on a day and each step of it, and no word of what it holds", async () => {
    const changed = await ask("/audit/events", auditor);
    expect(changed).toMatchObject({ count: 1, seal: "none", items: [{ kind: "recusal" }] });
    const chain = await ask("/audit/records/{kind}/{id}", auditor, {
      kind: "recusal",
      id: "rec_1",
    });
    expect(chain).toMatchObject({ events: 2, intact: true, items: [{ seq: 1 }, { seq: 2 }] });
    expect(JSON.stringify([changed, chain])).not.toContain(words);
  });

  it("reads a busy day page by page: every record at its last step, in few round trips", async () => {
    const busy = "2026-03-05";
    const steps = await Promise.all(
      [1, 2].map((seq) => world.store.get(eventKey("recusal", "rec_1", seq))),
    );
    const [first, second] = steps as unknown as [Event, Event];
    const ids = Array.from({ length: 23 }, (_, n) => `rec_m${String(n).padStart(2, "0")}`);
    const record = await world.store.get(recordKey("recusal", "rec_1"));
    for (const id of ids)
      await world.store.transact([
        { put: { ...record, ...recordKey("recusal", id), id }, when: "any" },
        { put: { ...first, ...eventKey("recusal", id, 1), id }, when: "absent" },
        { put: { ...second, ...eventKey("recusal", id, 2), id }, when: "absent" },
      ]);
    const of = (event: Event, some: readonly string[]) => some.map((id) => ({ ...event, id }));
    // Seen together, one after the other, and others alone.
    const heads = [
      headsItem(busy, district, of(first, ids.slice(0, 15))),
      headsItem(busy, district, of(second, ids.slice(3))),
      ...of(first, ids.slice(15)).map((one) => headItem(busy, one)),
      ...of(second, ids.slice(0, 3)).map((one) => headItem(busy, one)),
    ];
    await world.store.transact(heads.map((put) => ({ put, when: "absent" })));
    const seen = new Map<string, number>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const query = { day: busy, limit: 4, ...(cursor === undefined ? {} : { cursor }) };
      const page = await changedOn(query, world);
      expect(page.items.length).toBeLessThanOrEqual(4);
      expect(page.count).toBe(cursor === undefined ? ids.length : undefined);
      for (const { id, last } of page.items)
        seen.set(id, Math.max(seen.get(id) ?? 0, last?.seq ?? 0));
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined);
    expect([...seen].toSorted()).toEqual(ids.map((id) => [id, 2]));
    expect(pages).toBeGreaterThan(4);
    const big = counted(world);
    const page = await changedOn({ day: busy, limit: 200, cursor: "0|" }, big.world);
    expect(page.items.map(({ id, last }) => [id, last?.seq]).toSorted()).toEqual(
      ids.map((id) => [id, 2]),
    );
    expect(big.calls(), "as many round trips for a full page as for a short one").toBe(4);
  });

  it("sees that a record is not what its chain says", async () => {
    const key = recordKey("recusal", "rec_1");
    const record = await world.store.get(key);
    const state = { ...(record?.state as object), officerName: "改示例" };
    await world.store.transact([{ put: { ...record, ...key, state }, when: "any" }]);
    const chain = await ask("/audit/records/{kind}/{id}", auditor, {
      kind: "recusal",
      id: "rec_1",
    });
    expect(chain).toMatchObject({ intact: false });
  });

  it("does not audit what they are tied to, nor kinds that there are not", async () => {
    const of = { kind: "recusal", id: "rec_1" };
    expect(await ask("/audit/records/{kind}/{id}", tied, of)).toMatchObject({
      refused: "task.recused",
    });
    expect((await ask("/audit/events", tied)) as object).toMatchObject({ items: [] });
    expect(
      await ask("/audit/records/{kind}/{id}", auditor, { kind: "constructor", id: "x" }),
    ).toMatchObject({ refused: "record.unknown" });
  });
});
