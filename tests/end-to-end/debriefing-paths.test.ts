import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { clueOnDesk, filedAndDisposed, inLibrary, type Whom } from "./cases.ts";
import {
  answerAs,
  codesOf,
  debriefingOf,
  meeting,
  nameOf,
  paperIn,
  report,
  stateAt,
  tell,
  upToReport,
} from "./debriefing.ts";
import { at, call, linkFor, openedPage, startFrozen } from "./harness.ts";
import { supervisedTogether } from "./reviews.ts";
import { decideTask, lastTask } from "./supervision.ts";

const unit = { unitId: "unt_chengjian", unitName: "望海街道城建科（示例）" };
const [late, leave, exempt, gone, filed] = [
  "per_deb_late",
  "per_deb_leave",
  "per_deb_exempt",
  "per_deb_gone",
  "per_deb_filed",
];

const whom = (id: string): Whom => ({ id, name: "赵示例", ...unit, post: "科长" });

describe("the other ways of a debriefing over HTTP (process sheet §4.7, bad paths)", () => {
  let host: Host;
  const enrollments = new Map<string, string>();
  const ids = new Map<string, string>();
  const idOf = (person: string) => ids.get(person) ?? "";

  async function reach(person: string) {
    return call(host, "u-chen").post(`/enrollments/${enrollments.get(person)}/contact`, {
      contact: { email: `${nameOf(person)}@example.test` },
      reason: "送达告知书时登记（示例）",
    });
  }

  beforeAll(async () => {
    host = await startFrozen("2026-09-28");
    const people = [late, leave, exempt, gone, filed];
    const begun = await supervisedTogether(
      host,
      people.map((personId) => ({ personId, ...unit })),
    );
    for (const [place, person] of people.entries()) enrollments.set(person, begun[place] ?? "");
    for (const person of [leave, exempt, gone, filed]) await reach(person);
    for (const person of [gone, filed]) await inLibrary(host, whom(person));
    await host.advanceTo(Date.parse(at("2026-10-08")));
    for (const person of people) ids.set(person, await debriefingOf(host, person));
  });
  afterAll(() => host.stop());

  it("the 告知书 is not served before it is known how the person is reached (D-ENR-8)", async () => {
    const notice = `${enrollments.get(late)}.NOTICE.1`;
    const served = (form: object) =>
      decideTask(host, "u-chen", notice, { action: "complete", form });
    expect((await served({})).status).toBe(422);
    expect(await served({ on: "2026-10-08", contact: "ENTERED" })).toMatchObject({
      status: 409,
      body: { code: "enrollment.contact" },
    });
    expect((await served({ on: "2026-09-01", contact: "NONE" })).status).toBe(422);
  });

  it("a contact that is entered late brings what waits already", async () => {
    await upToReport(host, idOf(late));
    expect(await host.inbox(`${nameOf(late)}@example.test`)).toEqual([]);
    expect((await reach(late)).status).toBe(200);
    await host.settle();
    await answerAs(host, late, idOf(late), { action: "read" });
    expect((await stateAt(host, idOf(late))).status).toBe("REPORT_DUE");
    const notice = `${enrollments.get(late)}.NOTICE.1`;
    const served = await decideTask(host, "u-chen", notice, {
      action: "complete",
      form: { on: "2026-10-08", contact: "ENTERED" },
    });
    expect(served.status).toBe(200);
  });

  it("exempt by the room's director, who says why; nobody of the office does it", async () => {
    const id = idOf(exempt);
    const exemption = { ground: "NOT_SUPERVISED", reason: "岗位撤销（示例）" };
    expect((await tell(host, "u-shen", `${id}/exemption`, exemption)).status).toBe(403);
    const unfiled = { ...exemption, ground: "CASE_FILED" };
    expect(await tell(host, "u-feng", `${id}/exemption`, unfiled)).toMatchObject({
      status: 409,
      body: { code: "debriefing.not-filed" },
    });
    expect((await tell(host, "u-feng", `${id}/exemption`, exemption)).status).toBe(200);
    expect((await stateAt(host, id)).status).toBe("EXEMPT");
  });

  it("a case that is filed ends the year's debriefing by itself", async () => {
    const id = idOf(filed);
    const clue = await clueOnDesk(host, whom(filed), "收受礼金（示例）");
    expect((await stateAt(host, id)).status).toBe("PLANNING");
    await filedAndDisposed(host, clue, filed, "PARTY_WARNING");
    expect(await stateAt(host, id)).toMatchObject({
      status: "EXEMPT",
      exempted: { ground: "CASE_FILED" },
    });
  });

  it("who leaves the post before the meeting reports in writing, without ballots", async () => {
    const id = idOf(gone);
    await upToReport(host, id);
    await answerAs(host, gone, id, { action: "read" });
    await answerAs(host, gone, id, { action: "submit", ...report });
    await decideTask(host, "u-feng", `${id}.SUBMITTED.1`, { action: "approve" });
    const left = { on: "2026-10-08", kind: "TRANSFER", reason: "调离（示例）" };
    expect((await call(host, "u-chen").post(`/people/${gone}/leave-post`, left)).status).toBe(200);
    await host.settle();
    expect((await stateAt(host, id)).leftPost).toMatchObject({ on: "2026-10-08" });
    const refused = await tell(host, "u-chen", `${id}/presentation`, { meeting });
    expect(refused).toMatchObject({ status: 409, body: { code: "debriefing.left-post" } });
    await tell(host, "u-chen", `${id}/writing`);
    const written = { on: "2026-10-08", note: "书面述责述廉已审阅（示例）" };
    expect((await tell(host, "u-chen", `${id}/written-report`, written)).status).toBe(200);
    expect(await stateAt(host, id)).toMatchObject({ status: "CLOSED", counted: [] });
  });

  it("the meeting is put off: the person is asked anew, with a later day (D-DEB-2, D-DEB-4)", async () => {
    const id = idOf(late);
    const to = { meetingOn: "2026-12-17", reason: "与年终会议冲突（示例）" };
    expect((await tell(host, "u-feng", `${id}/postponement`, to)).status).toBe(403);
    expect((await tell(host, "u-chen", `${id}/postponement`, to)).status).toBe(200);
    const asked = await lastTask(host, `/debriefings/${id}`, "REPORT_DUE");
    expect(asked).toMatchObject({ visit: 2, due: { effectiveDue: "2026-12-03" } });
  });

  it("the page says how long each part and the whole may be, with one script that counts", async () => {
    const url = await linkFor(host, nameOf(late), idOf(late));
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const { page } = await openedPage(host, nameOf(late), url);
    expect(page.html).toMatch(/全文不超过 5000 字/);
    expect(page.html).toMatch(/<textarea[^>]+maxlength="1500"/);
    expect(page.html.match(/<script/g)).toHaveLength(1);
    const policy = (await fetch(url)).headers.get("content-security-policy");
    expect(policy).toMatch(/script-src 'sha256-[^']+';/);
    expect(policy).not.toMatch(/unsafe|script-src[^;]*(https?:|self)/);
  });

  it("a report that is late is told to everybody, and stays in the ledger's remark (D-DEB-LATE)", async () => {
    const id = idOf(late);
    await host.advanceTo(Date.parse(at("2026-12-07")));
    await answerAs(host, late, id, { action: "submit", ...report });
    expect((await stateAt(host, id)).reports[0]).toMatchObject({ on: "2026-12-07", lateBy: 2 });
    const told = await decideTask(host, "u-chen", `${id}.LATE_NOTICE.1`, {
      action: "told",
      opinion: "在街道会议上通报（示例）",
    });
    expect(told.status).toBe(200);
  });

  it("absent with leave: in writing, then made up for before the meeting's ballots", async () => {
    const id = idOf(leave);
    await upToReport(host, id, { meetingOn: "2026-12-29" });
    await answerAs(host, leave, id, { action: "read" });
    await answerAs(host, leave, id, { action: "submit", ...report });
    await decideTask(host, "u-feng", `${id}.SUBMITTED.1`, { action: "approve" });
    await host.advanceTo(Date.parse(at("2026-12-29")));
    const absence = { on: "2026-12-29", leave: "WITH_LEAVE", reason: "住院（示例）" };
    expect((await tell(host, "u-chen", `${id}/absence`, absence)).status).toBe(200);
    expect((await stateAt(host, id)).status).toBe("ABSENT_WRITTEN");
    await host.advanceTo(Date.parse(at("2026-12-31")));
    const made = { ...meeting, on: "2026-12-31", participants: 5 };
    expect((await tell(host, "u-chen", `${id}/presentation`, { meeting: made })).status).toBe(200);
    const codes = await codesOf(host, id, 5);
    for (const code of codes) await paperIn(host, code, "fair");
    await tell(host, "u-shen", `${id}/ballot-count`);
    // All 较好: eighty points, which equals the line and is not below it.
    expect(await stateAt(host, id)).toMatchObject({ status: "SCORED", score: 8000, band: "NONE" });
    const feedback = { letterNumber: "示纪函〔2026〕41号", servedOn: "2026-12-31", problems: [] };
    await tell(host, "u-chen", `${id}/feedback`, { feedback });
    const publication = { on: "2026-12-31", what: "RESULT", scope: "街道党员", how: "公示栏" };
    const published = await tell(host, "u-chen", `${id}/publication`, { publication });
    expect(published.status).toBe(200);
    expect((await stateAt(host, id)).published).toEqual([publication]);
  });
});
