import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReact } from "#functions/react/main.ts";
import { createSeal } from "#functions/seal/main.ts";
import { leadsTo } from "#functions/verify/merkle.ts";
import type { DayHead } from "#kernel/seal/head.ts";
import { rootOf } from "#kernel/seal/merkle.ts";
import { type KeptSeal, sealFile } from "#kernel/seal/seal.ts";
import type { Host } from "#local/host.ts";
import { at, call, startFrozen, submitted } from "./harness.ts";

const district = "sample";

describe("the nightly seal", () => {
  let host: Host;
  let id: string;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    id = await submitted(host);
    const { body } = await call(host, "u-qin").get<{ config: object; overrides: object }>(
      "/config",
    );
    await call(host, "u-qin").put("/config", {
      config: { ...body.config, sealsTo: ["u-zhou"] },
      overrides: body.overrides,
    });
    await host.settle();
    await host.advanceTo(at("2026-03-04", "00:31"));
  });
  afterAll(() => host.stop());

  const kept = async (day: string): Promise<KeptSeal> =>
    JSON.parse((await host.world.seals.get(sealFile(district, day))) ?? "null") as KeptSeal;

  it("is over the last head of every record that has changed", async () => {
    const { seal, heads } = await kept("2026-03-03");
    const { items } = await host.world.store.range(`enrollment#${id}`, "event#");
    const last = items.at(-1);
    expect(heads).toContainEqual({ kind: "enrollment", id, seq: last?.seq, hash: last?.hash });
    expect(new Set(heads.map(({ id: of }) => of)).size).toBe(heads.length);
    expect(seal).toMatchObject({ district, count: heads.length, root: rootOf(heads), prev: "" });
  });

  it("is the same when the night is run again, and is written once only", async () => {
    const before = await host.world.seals.get(sealFile(district, "2026-03-03"));
    expect(await createSeal(host.world)({})).toMatchObject({ seals: 0, failed: 0 });
    expect(await host.world.seals.put(sealFile(district, "2026-03-03"), "{}")).toBe("there");
    expect(await host.world.seals.get(sealFile(district, "2026-03-03"))).toBe(before);
  });

  it("goes to those whom the district names, in the morning, with no name or matter in it", async () => {
    await host.advanceTo(at("2026-03-04"));
    const { hash } = await kept("2026-03-03");
    const mails = (await host.inbox("zhou@example.test")).filter(({ text }) => text.includes(hash));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe("2026-03-03 封存值");
    expect(mails[0]?.text).not.toContain(id);
  });

  it("seals a night on which nothing has happened, and nights that were missed, each in its chain", async () => {
    await host.advanceTo(at("2026-03-08"));
    const seals = await Promise.all(
      ["03", "04", "05", "06", "07"].map((day) => kept(`2026-03-${day}`)),
    );
    for (const [place, { seal }] of seals.entries())
      expect(seal.prev).toBe(seals[place - 1]?.hash ?? "");
    expect(seals.at(-1)?.seal).toMatchObject({ count: 0, root: rootOf([]) });
  });

  it("leads from any sealed event to its root", async () => {
    const { items } = await host.world.store.range(`enrollment#${id}`, "event#");
    for (const { seq, hash } of items) {
      const { status, body } = await call(host, "u-zhou").get<Inclusion>(
        `/enrollments/${id}/events/${seq}/inclusion`,
      );
      expect(status).toBe(200);
      const [first] = body.events;
      expect(first).toMatchObject({ seq, hash });
      expect(body.events.at(-1)?.hash).toBe(body.head.hash);
      expect(leadsTo(body.seal.root, body.head, body.path)).toBe(true);
      expect((await kept(body.seal.day)).seal).toEqual(body.seal);
    }
  });

  it("proves nothing to those who may not read the record, nor of what is not sealed yet", async () => {
    const path = `/enrollments/${id}/events/1/inclusion`;
    expect((await call(host, "u-zheng").get(path)).status).toBe(404);
    const fresh = await submitted(host, { personId: "per_fresh" });
    const answer = await call(host, "u-zhou").get(`/enrollments/${fresh}/events/1/inclusion`);
    expect(answer.body).toMatchObject({ code: "seal.not-yet" });
  });

  it("hears of an event that was changed or removed", async () => {
    const { items } = await host.world.store.range(`enrollment#${id}`, "event#");
    const lines: string[] = [];
    const world = { ...host.world, log: (event: string) => void lines.push(event) };
    const Keys = { pk: { S: String(items[0]?.pk) }, sk: { S: String(items[0]?.sk) } };
    const Records = [
      { eventName: "MODIFY" as const, dynamodb: { Keys, SequenceNumber: "1", NewImage: Keys } },
      { eventName: "REMOVE" as const, dynamodb: { Keys, SequenceNumber: "2" } },
    ];
    await createReact(world)({ Records });
    expect(lines).toEqual(["event.overwritten", "event.overwritten"]);
  });

  it("the store itself neither changes nor removes an event", async () => {
    const { items } = await host.world.store.range(`enrollment#${id}`, "event#");
    const [event] = items;
    if (event === undefined) throw new Error("No event");
    const { transact } = host.world.store;
    for (const write of [
      { put: event, when: "any" },
      { put: event, when: { version: 1 } },
      { remove: event, when: "any" },
    ] as const)
      await expect(transact([write])).rejects.toThrow("only ever added");
    expect(await transact([{ put: event, when: "absent" }])).toMatchObject({ conflict: [{}] });
  });
});

type Inclusion = {
  seal: { district: string; day: string; prev: string; count: number; root: string };
  head: DayHead;
  path: { side: "left" | "right"; hash: string }[];
  events: { seq: number; hash: string }[];
};
