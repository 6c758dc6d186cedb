import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { keepFile, proofOf, sha256 } from "./attached.ts";
import { call, linkFor, openedPage, startFrozen, submitted } from "./harness.ts";
import { drafted, eventsOfLetter, letterOf } from "./letters.ts";
import { decideTask } from "./supervision.ts";

const table = Buffer.from("加油明细与派车单比对表（示例）");
const record = Buffer.from("询问笔录（示例）");

describe("attachments are sealed with the text that they belong to", () => {
  let host: Host;
  let id: string;
  let first: string;
  beforeAll(async () => {
    host = await startFrozen("2026-09-04");
    id = await drafted(host);
  });
  afterAll(() => host.stop());

  const keep = (subject: string, name: string, body: Buffer, as: "sent" | "announced") =>
    keepFile(host, subject, { name, body, as });
  const attach = (who: string, files: readonly string[]) =>
    call(host, who).post<{ code?: string; events: unknown[] }>(`/letters/${id}/attachments`, {
      files,
    });

  it("takes files of the matter that were received, and no others", async () => {
    first = await keep(id, "比对表.pdf", table, "sent");
    const pending = await keep(id, "未上传.pdf", record, "announced");
    const foreign = await keep(await drafted(host), "他案.pdf", record, "sent");
    for (const files of [[first, pending], [first, foreign], [first, first], ["fil_none"]])
      expect(await attach("u-chen", files)).toMatchObject({
        status: 422,
        body: { code: "file.not-of-matter" },
      });
    expect((await attach("u-chu", [first])).body).toMatchObject({ code: "auth.forbidden" });
    expect((await attach("u-chen", [first])).status).toBe(200);
    expect((await attach("u-chen", [first])).body.events).toEqual([]);
    expect((await letterOf(host, id)).attachments).toEqual([
      { id: first, name: "比对表.pdf", bytes: table.length, sha256: sha256(table) },
    ]);
  });

  it("shows them on the page; a changed list voids the question and asks again, saying why", async () => {
    await call(host, "u-chen").post(`/letters/${id}/submission`);
    await host.settle();
    const before = await linkFor(host, "zhu", id);
    const { page } = await openedPage(host, "zhu", before);
    expect(page.html).toContain("比对表.pdf");
    expect(page.html).toContain(sha256(table));
    const second = await keep(id, "笔录.pdf", record, "sent");
    expect((await attach("u-chen", [first, second])).status).toBe(200);
    await host.settle();
    const voided = (await eventsOfLetter(host, id)).find(({ type }) => type === "task.voided");
    expect(voided?.data).toMatchObject({ reason: "内容已变更，须重新审阅" });
    expect((await fetch(before)).status).toBe(409);
    const url = await linkFor(host, "zhu", id);
    const { person, page: again, nonce } = await openedPage(host, "zhu", url);
    expect(again.html).toContain("笔录.pdf");
    const answer = { nonce, action: "approve", opinion: "同意", declaration: "none" };
    expect((await person.post(url, answer)).status).toBe(303);
    await host.settle();
    expect((await letterOf(host, id)).status).toBe("ROOM_APPROVAL");
  });

  it("cannot be changed any more once somebody has approved", async () => {
    expect(await attach("u-chen", [])).toMatchObject({
      status: 409,
      body: { code: "record.state" },
    });
  });

  it("proves for each decision which content was attached", async () => {
    await decideTask(host, "u-feng", `${id}.ROOM_APPROVAL.1`, { action: "approve" });
    for (const [task, person] of [
      [`${id}.TRIAL_CHECK.2`, "u-zhu"],
      [`${id}.ROOM_APPROVAL.1`, "u-feng"],
    ] as const) {
      const { text, textMatches, decisions } = await proofOf(host, task);
      const attached = text.filter(({ label }) => label.startsWith("附件"));
      expect(attached.map(({ value }) => value.match(/[0-9a-f]{64}/)?.[0])).toEqual([
        sha256(table),
        sha256(record),
      ]);
      expect(textMatches).toBe(true);
      expect(decisions).toMatchObject([{ person, matches: true }]);
    }
  });

  it("an enrollment has them too: changed after a return, the room reads it all again", async () => {
    const enrollment = await submitted(host, { personId: "per_attached" });
    await host.settle();
    await decideTask(host, "u-feng", `${enrollment}.ROOM_REVIEW.1`, {
      action: "return",
      opinion: "请附依据材料（示例）",
    });
    const file = await keep(enrollment, "依据.pdf", record, "sent");
    const path = `/enrollments/${enrollment}`;
    const attached = await call(host, "u-chen").post(`${path}/attachments`, { files: [file] });
    expect(attached.status).toBe(200);
    await call(host, "u-chen").post(`${path}/submission`);
    await host.settle();
    const { text } = await proofOf(host, `${enrollment}.ROOM_REVIEW.2`);
    expect(text.find(({ label }) => label === "附件 1")?.value).toContain(sha256(record));
    await call(host, "u-chen").post(`${path}/attachments`, { files: [] });
    await host.settle();
    const again = await proofOf(host, `${enrollment}.ROOM_REVIEW.3`);
    expect(again.text.some(({ label }) => label.startsWith("附件"))).toBe(false);
    await decideTask(host, "u-feng", `${enrollment}.ROOM_REVIEW.3`, { action: "approve" });
    const late = await call(host, "u-chen").post(`${path}/attachments`, { files: [file] });
    expect(late).toMatchObject({ status: 409, body: { code: "record.state" } });
  });
});
