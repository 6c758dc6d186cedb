import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import {
  answerAs,
  codesOf,
  debriefingOf,
  meeting,
  nameOf,
  paperIn,
  reachable,
  stateAt,
  tell,
  upToMeeting,
} from "./debriefing.ts";
import { at, browser, call, linkFor, openedPage, startFrozen } from "./harness.ts";
import { decideTask } from "./supervision.ts";

const [voted, other] = ["per_deb_voted", "per_deb_other"];

describe("ballots, and what the supervised person sees (process sheet §4.7, A-18)", () => {
  let host: Host;
  let [id, another] = ["", ""];

  beforeAll(async () => {
    host = await startFrozen("2026-09-28");
    await reachable(host, voted);
    await reachable(host, other);
    await host.advanceTo(Date.parse(at("2026-10-08")));
    id = await debriefingOf(host, voted);
    another = await debriefingOf(host, other);
    await upToMeeting(host, voted, id);
    await upToMeeting(host, other, another);
  });
  afterAll(() => host.stop());

  /** Everything that the table holds of a box. */
  async function boxItems(round: number) {
    return (await host.world.store.range(`box#${id}.ballot.${round}`, "")).items;
  }

  it("the person's page shows what waits for them and what they handed in, and nobody else's", async () => {
    // A code that was used goes with its minute.
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const url = await linkFor(host, nameOf(voted), id);
    const { person: phone } = await openedPage(host, nameOf(voted), `${url}/mine`);
    const page = await phone.get(`${url}/mine`);
    expect(page.html).toContain("已提交");
    expect(page.html).toContain("提交述责述廉报告");
    expect(page.html).not.toContain(another);
    const handed = page.html.match(/href="([^"]+REPORT_DUE\.1)"/)?.[1] ?? "";
    const read = await phone.get(`${host.url}${handed}`);
    expect(read.html).toContain("科务公开不及时（示例）");
    const foreign = await phone.get(`${url}/mine/${another}.PLANNING.1`);
    expect(foreign.status).toBe(404);
    const stranger = await browser().get(`${url}/mine`);
    expect(stranger.html).toContain("验证身份");
    expect(stranger.html).not.toContain("述责述廉");
    expect((await browser().get(`${host.url}/l/${"x".repeat(43)}/mine`)).status).toBe(404);
    const officer = await linkFor(host, "wu", id);
    expect((await browser().get(`${officer}/mine`)).status).toBe(404);
  });

  it("a round without two thirds of valid ballots is void and run again", async () => {
    await host.advanceTo(Date.parse(at("2026-12-10")));
    await tell(host, "u-chen", `${id}/presentation`, { meeting });
    const few = await tell(host, "u-shen", `${id}/ballot-codes`, { participants: 4 });
    expect(few.body.detail).toContain("人工计票");
    const codes = await codesOf(host, id, 6);
    await paperIn(host, codes[0] ?? "", "good");
    await paperIn(host, codes[1] ?? "", "none");
    const early = await tell(host, "u-shen", `${id}/ballot-count`);
    expect(early.body).toEqual({ cast: 2 });
    // What the first two have said is nowhere: whoever saw them vote would know it.
    expect(await stateAt(host, id)).toMatchObject({
      status: "PRESENTED",
      counted: [{ round: 1, validity: "void", counts: { good: 0, invalid: 0 }, cast: 2 }],
    });
    expect((await paperIn(host, codes[2] ?? "", "good")).status).toBe(409);
  });

  it("nobody can join a ballot to a code, a person or a moment, from all that is kept", async () => {
    const codes = await codesOf(host, id, 6);
    const said = ["good", "good", "good", "good", "fair", "poor"];
    const seen: string[] = [];
    for (const [place, code] of codes.entries()) {
      await paperIn(host, code, said[place] ?? "");
      seen.push(JSON.stringify(await boxItems(2)));
    }
    const items = await boxItems(2);
    const papers = items.filter(({ sk }) => sk.startsWith("paper#"));
    expect(papers).toHaveLength(6);
    // One form and one length for all: nothing but a random place and a ciphertext.
    for (const paper of papers)
      expect(Object.keys(paper).toSorted()).toEqual(["pk", "sealed", "sk"]);
    expect(new Set(papers.map(({ sealed }) => String(sealed).length)).size).toBe(1);
    const kept = JSON.stringify(items);
    for (const code of codes) expect(kept).not.toMatch(new RegExp(code.replaceAll(" ", " ?")));
    // In the order of the ballots each snapshot has one paper more, at a place that tells no order.
    const order = seen.map((text, place) =>
      papers.findIndex(({ sk }) => text.includes(sk) && !(seen[place - 1] ?? "").includes(sk)),
    );
    expect(new Set(order).size).toBe(6);
    expect(kept).not.toMatch(/"good"|"fair"|"poor"|"said"|"at"|"person"/);
    // The private key is sealed; a holder of table, stream and clock has ciphertext only.
    const box = items.find(({ sk }) => sk === "box");
    expect(JSON.stringify(box?.publicKey)).not.toContain('"d"');
    expect(String(box?.privateKey)).not.toContain('"d"');

    await tell(host, "u-shen", `${id}/ballot-count`);
    const left = await boxItems(2);
    expect(left.map(({ sk }) => sk)).toEqual(["box"]);
    expect(left[0]).not.toHaveProperty("privateKey");
    const trail = await call(host, "u-zhou").get<{ items: { actorName: string; role: string }[] }>(
      `/debriefings/${id}/timeline?limit=200`,
    );
    const who = new Map(trail.body.items.map(({ role, actorName }) => [role, actorName]));
    expect(who.get("OBJECT"), "no record's id").toBe("监督对象本人");
    expect(who.get("SYSTEM")).toBe("系统");
    const events = JSON.stringify(trail.body);
    expect(events).toContain("debriefing.counted");
    for (const code of codes) expect(events).not.toContain(code.replaceAll(" ", ""));
    expect(await stateAt(host, id)).toMatchObject({ status: "SCORED", score: 8333, band: "NONE" });
  });

  it("an unknown code, a spent one and an odd choice let nothing in; the page needs no script", async () => {
    const page = await browser().get(`${host.url}/b`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain("<script");
    expect((await paperIn(host, "1".repeat(20), "good")).status).toBe(404);
    expect((await browser().post(`${host.url}/b/paper`, { said: "good" })).status).toBe(404);
  });

  it("codes are drawn by the office only, and shown once", async () => {
    for (const who of ["u-chen", "u-feng", "u-zhou", "u-qin", "u-xu", "u-lv"]) {
      const asked = await tell(host, who, `${id}/ballot-codes`, { participants: 6 });
      expect(asked.status).toBeGreaterThanOrEqual(403);
    }
  });

  it("another room, another district and a unit read no debriefing", async () => {
    for (const who of ["u-zheng", "u-xu", "u-lv", "u-qin"]) {
      const read = await call(host, who).get(`/debriefings/${id}`);
      expect(read.status).toBeGreaterThanOrEqual(403);
      expect((await tell(host, who, `${id}/absence`, {})).status).toBeGreaterThanOrEqual(403);
    }
  });

  it("the ledger L5 lists the year's debriefings", async () => {
    const token = await host.token("u-zhou");
    const answer = await fetch(`${host.url}/api/v1/ledgers/debriefing.xlsx?year=2026`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("spreadsheet"),
    ]);
  });

  it("an absence without leave is marked zero; talk and statement follow", async () => {
    const absence = { on: "2026-12-10", leave: "WITHOUT_LEAVE", reason: "未到（示例）" };
    expect((await tell(host, "u-chen", `${another}/absence`, absence)).status).toBe(200);
    await answerAs(host, other, another, { action: "state", "form.text": "说明（示例）" });
    await decideTask(host, "u-wu", `${another}.TALK.1`, {
      action: "talked",
      form: { measure: "ADMONITION", on: "2026-12-10", record: "已谈话（示例）" },
    });
    expect(await stateAt(host, another)).toMatchObject({
      status: "SCORED",
      score: 0,
      statement: { on: "2026-12-10" },
      disposals: [{ measure: "ADMONITION", influenceUntil: "2027-06-09" }],
    });
  });
});
