import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "#kernel/refusal.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { cast, clearBox, closeBox, openBox } from "#process/assessment/box.ts";
import { watched } from "#tests/registry/watched-world.ts";
import { ownWorld } from "#tests/registry/world.ts";

const day = "2026-12-10";
const voters = 60;
const choices = ["good", "fair", "plain", "poor", "none"] as const;

/** What each of sixty people says; by turns, so that an order that shows through would be seen. */
const saidBy = (person: number) => choices[person % choices.length] ?? "none";

/**
 * Sixty people vote, and somebody who holds the whole table, every write in its order (as the stream
 * has it), every log line and the clock tries to say what one of them has voted (§4.7, issue I).
 */
describe("ballots cannot be joined to people, by ids, order, times, sizes or logs", () => {
  let world: World;
  let stop: () => Promise<void>;
  const writes: Write[][] = [];
  const logged: string[] = [];
  let codes: readonly string[] = [];
  let papers: Item[] = [];
  let counted: readonly string[] = [];
  /** Papers in the order in which they were put in, each with the code that let it in. */
  const put: { place: string; sealed: string; by: number }[] = [];

  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = watched(own.world, { writes, logged });
    const box = {
      id: "deb_1.ballot.1",
      purpose: "ballot",
      subject: { kind: "debriefing", id: "deb_1" },
      district: "sample",
      title: "民主测评（示例）",
      closesOn: day,
    } as const;
    const opened = await openBox(world, box, { count: voters, request: "u-shen#issue-1" });
    if (isRefusal(opened)) throw new Error(opened.refused);
    codes = opened;
    for (let person = 0; person < voters; person += 1) {
      const before = writes.length;
      expect(await cast(world, codes[person] ?? "", saidBy(person), day)).toBeUndefined();
      for (const write of writes.slice(before).flat())
        if ("put" in write && write.put.sk.startsWith("paper#"))
          put.push({ place: write.put.sk, sealed: String(write.put.sealed), by: person });
    }
    papers = (await world.store.range(`box#${box.id}`, "paper#", { limit: 100 })).items;
    const read = await closeBox(world, box.id);
    if (isRefusal(read)) throw new Error(read.refused);
    counted = read;
    await clearBox(world, box.id);
  });
  afterAll(() => stop());

  it("every ballot counts once, and the sum is right", () => {
    expect(counted).toHaveLength(voters);
    for (const choice of choices) expect(counted.filter((one) => one === choice)).toHaveLength(12);
  });

  it("ids: a paper holds a random place and a ciphertext, and nothing of a code", () => {
    for (const paper of papers) expect(Object.keys(paper).sort()).toEqual(["pk", "sealed", "sk"]);
    const kept = JSON.stringify(papers);
    for (const code of codes) {
      const digits = code.replaceAll(" ", "");
      expect(kept.includes(digits) || kept.includes(sha256(digits))).toBe(false);
    }
  });

  it("ids: a code is kept by its hash, belongs to nobody, and all codes look the same", () => {
    const spent = writes
      .flat()
      .flatMap((write) => ("put" in write && write.put.sk === "code" ? [write.put] : []));
    // A fresh one says which box it opens; a spent one not even that.
    expect([...new Set(spent.map((code) => Object.keys(code).sort().join()))].sort()).toEqual([
      "box,pk,sk,version",
      "pk,sk,version",
    ]);
    const kept = JSON.stringify(spent);
    for (const code of codes) expect(kept).not.toContain(code.replaceAll(" ", ""));
  });

  it("order: the places in which papers are read tell nothing of the order in which they came", () => {
    const byPlace = put.toSorted((one, other) => one.place.localeCompare(other.place));
    const gaps = byPlace.map(({ by }, rank) => (rank - by) ** 2).reduce((sum, gap) => sum + gap, 0);
    const spearman = 1 - (6 * gaps) / (voters * (voters ** 2 - 1));
    expect(Math.abs(spearman)).toBeLessThan(0.6);
    expect(byPlace.map(({ by }) => by)).not.toEqual(put.map(({ by }) => by));
  });

  it("order: a writing says which code came when, but one that says the same looks like no other", () => {
    expect(new Set(put.map(({ sealed }) => sealed)).size).toBe(voters);
    const parts = put.map(({ sealed }) => sealed.split("."));
    const heads = parts.map(([head = ""]) => {
      const { epk, ...same } = JSON.parse(Buffer.from(head, "base64url").toString("utf8"));
      return { key: JSON.stringify(epk), same: JSON.stringify(same) };
    });
    expect(new Set(heads.map(({ key }) => key)).size).toBe(voters);
    expect(new Set(heads.map(({ same }) => same)).size).toBe(1);
    for (const part of [2, 3, 4])
      expect(new Set(parts.map((of) => of[part])).size, `part ${part}`).toBe(voters);
  });

  it("sizes: all papers, and all writings that put one in, are of one length", () => {
    expect(new Set(put.map(({ sealed }) => sealed.length)).size).toBe(1);
    const sizes = writes
      .filter((all) => all.some((one) => "put" in one && one.put.sk.startsWith("paper#")))
      .map((all) => JSON.stringify(all).length);
    expect(new Set(sizes).size).toBe(1);
  });

  it("times: no item holds an instant, a day but the last one, or a number that grows with each vote", () => {
    const kept = writes.flat().flatMap((write) => ("put" in write ? [write.put] : []));
    for (const item of kept.filter(({ sk }) => sk !== "box"))
      expect(JSON.stringify(item)).not.toMatch(/\d{4}-\d\d-\d\d|"(?:at|on|ttl|seq|wakeAt)"/);
    const boxes = kept.filter(({ sk }) => sk === "box").map(({ version }) => version);
    expect(boxes).toEqual([1, 2, 3]);
  });

  it("logs: nothing of a ballot is written anywhere", () => {
    expect(logged).toEqual([]);
  });

  it("afterwards: key and papers are gone; what is left says how many codes were spent", async () => {
    const left = (await world.store.range("box#deb_1.ballot.1", "")).items;
    expect(left.map(({ sk }) => sk)).toEqual(["box"]);
    expect(left[0]).not.toHaveProperty("privateKey");
    for (const { put: kept } of writes.flat().flatMap((one) => ("put" in one ? [one] : [])))
      expect(JSON.stringify(kept)).not.toMatch(/"d":|"(?:good|fair|plain|poor)"/);
  });
});
