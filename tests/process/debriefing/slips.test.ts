import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBallotPages } from "#functions/ballot/app.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Write } from "#kernel/store/write.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { openBox } from "#process/assessment/box.ts";
import { watched } from "#tests/registry/watched-world.ts";
import { ownWorld } from "#tests/registry/world.ts";

const day = "2026-12-10";
const voters = 60;
const grades = ["good", "fair", "plain", "poor"] as const;

/** What else somebody holds who saw the slips printed, the requests go by and the answers come back. */
describe("ballots cannot be joined to people by slips, requests, answers or what is asked again", () => {
  let world: World;
  let stop: () => Promise<void>;
  const writes: Write[][] = [];
  const reads: string[] = [];
  const logged: string[] = [];
  const box = {
    id: "deb_2.ballot.1",
    purpose: "ballot",
    subject: { kind: "debriefing", id: "deb_2" },
    district: "sample",
    title: "民主测评（示例）",
    closesOn: day,
  } as const;
  const issue = { count: voters, request: "u-shen#issue-2" };
  let slips: readonly string[] = [];

  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = {
      ...watched(own.world, { writes, reads, logged }),
      clock: () => `${day}T01:00:00.000Z`,
    };
    const opened = await openBox(world, box, issue);
    if (isRefusal(opened)) throw new Error(opened.refused);
    slips = opened;
  });
  afterAll(() => stop());

  const vote = (code: string, said: string) =>
    createBallotPages(world).request("/b/paper", {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": `browser of ${said}`,
        "x-forwarded-for": "203.0.113.7",
        "x-request-id": `request of ${said}`,
      },
      body: new URLSearchParams({ code, said }).toString(),
    });

  it("slips: codes come into table and stream by their hashes, not as they were printed", () => {
    const stream = writes
      .flat()
      .flatMap((write) => ("put" in write && write.put.sk === "code" ? [write.put.pk] : []));
    const printed = slips.map((code) => `box#code#${sha256(code.replaceAll(" ", ""))}`);
    expect(stream).toHaveLength(voters);
    expect(stream).toEqual(printed.toSorted());
    expect(stream).not.toEqual(printed);
  });

  it("asked again: the same request is told the same slips and leaves nothing, another one is refused", async () => {
    const before = writes.length;
    expect(await openBox(world, box, issue)).toEqual(slips);
    expect(await openBox(world, box, { ...issue, request: "u-han#issue-2" })).toMatchObject({
      refused: "assessment.issued",
    });
    expect(writes.length).toBe(before);
  });

  it("answers: whatever is said, status, headers and page are the same byte for byte, and set no cookie", async () => {
    const seen = await Promise.all(
      [...grades, "none"].map(async (said, place) => {
        const answer = await vote(slips[place] ?? "", said);
        const headers = [...answer.headers].toSorted().join("\n");
        return `${answer.status}\n${headers}\n${await answer.text()}`;
      }),
    );
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toMatch(/^200\n/);
    expect(seen[0]).not.toMatch(/set-cookie|x-request-id|etag/i);
    for (const [place] of seen.entries()) expect(seen[0]).not.toContain(slips[place]?.slice(0, 4));
  });

  it("requests: each reads and writes as many items of the same kinds, whatever was said", async () => {
    const shapes = new Set<string>();
    for (const [place, said] of grades.entries()) {
      const [readsBefore, writesBefore] = [reads.length, writes.length];
      await vote(slips[10 + place] ?? "", said);
      const read = reads.slice(readsBefore).map((key) => key.replace(/[0-9a-f]{32,64}/, "…"));
      const written = writes
        .slice(writesBefore)
        .flat()
        .map((write) => Object.keys(write).sort().join());
      shapes.add(JSON.stringify([read, written]));
    }
    expect(shapes.size).toBe(1);
  });

  it("requests: browser, address and request id of a voter are kept and logged nowhere", () => {
    expect(JSON.stringify(writes)).not.toMatch(/browser of|203\.0\.113|request of/);
    expect(logged).toEqual([]);
  });

  it("a slip that is kept proves that it was spent, and no more: a second vote is told so, nothing is shown", async () => {
    const again = await vote(slips[0] ?? "", "poor");
    expect(again.status).toBe(409);
    expect((await again.text()).split("</style>").at(-1)).not.toMatch(/good|poor|较好|一般/);
  });

  it("the record itself is not touched by a vote: no version, time or counter of it moves", () => {
    const touched = writes
      .flat()
      .flatMap((write) =>
        "put" in write ? [write.put.pk] : "check" in write ? [write.check.pk] : [],
      );
    expect([...new Set(touched.map((pk) => pk.split("#")[0]))]).toEqual(["box"]);
  });
});
