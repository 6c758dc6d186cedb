import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { receiveClue, register } from "#local/sample/office/clues.ts";
import { today } from "#local/sample/office/desk/desk.ts";
import { keyObjects, submit } from "#local/sample/office/enrollments.ts";
import { inviteTo } from "#local/sample/office/learning.ts";
import { draftLetter } from "#local/sample/office/letters.ts";
import { askOpinion } from "#local/sample/office/opinions.ts";
import { registerPetition, takeDown } from "#local/sample/office/petitions.ts";
import { lastDay } from "#local/sample/office/seasons/half-year.ts";
import { ownFolder, sharedEngine } from "#tests/local/dynamodb.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { at, call } from "./harness.ts";

/** What people call the work of each kind that this week holds. */
const kinds = [
  ...["提级监督对象认定", "信访举报", "问题线索", "述责述廉", "廉政教育", "党风廉政意见"],
  ...["个人有关事项报告", "逾期督办", "纪检监察建议书", "季度监督检查", "统计报告"],
];

describe("a week of the whole office (use.md #12, #13)", () => {
  let host: Host;
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let from = "";
  beforeAll(async () => {
    folder = await ownFolder();
    host = await startHost({
      dataDir: folder.path,
      port: 0,
      frozenAt: instantAt(lastDay, "09:00"),
      sample: "office",
      ...(await databaseOn(sharedEngine)),
    });
    const { config } = (await call(host, "u-qin").get<{ config: object }>("/config")).body;
    const { singleMails: _all, ...usual } = config as Record<string, unknown>;
    const set = await call(host, "u-qin").put("/config", { config: usual, overrides: {} });
    expect(set.status).toBe(200);
    from = today(host);
    const people = await keyObjects(host);
    for (const person of people.slice(30, 42)) await submit(host, person);
    for (const person of people.slice(42, 48)) {
      const clue = await receiveClue(host, person, `反映其违规使用公车（示例）${person.personId}`);
      await register(host, clue);
    }
    for (const person of people.slice(0, 6)) {
      const petition = await takeDown(host, "LETTER");
      await registerPetition(host, petition, person.personName);
    }
    for (const n of [91, 92, 93]) await askOpinion(host, n, people.slice(n - 85, n - 83));
    for (const n of [1, 2, 3]) await draftLetter(host, `示例事由${n}`);
    await inviteTo(host, "年末警示教育（示例）", 4);
    await host.advanceTo(at(addDays(from, 8), "18:00"));
  });
  afterAll(async () => {
    await host.stop();
    await folder.remove();
  });

  const mails = async () =>
    (await host.inbox()).filter(
      ({ subject, at: instant }) => subject !== "验证码" && dayOf(instant) > from,
    );

  it("at least 60 matters are open, of every newer process among them", async () => {
    const { body } = await call(host, "u-zhou").get<{ items: { subject: { id: string } }[] }>(
      "/deadlines",
    );
    expect(new Set(body.items.map(({ subject }) => subject.id)).size).toBeGreaterThanOrEqual(60);
    const said = (await mails()).map(({ subject, text }) => subject + text).join("\n");
    for (const kind of kinds) expect(said, kind).toContain(kind);
  });

  it("nobody gets more than two mails on any day, supervised people and units included", async () => {
    const counts = new Map<string, string[]>();
    for (const { to, at: instant, subject } of await mails()) {
      const key = `${to} ${dayOf(instant)}`;
      counts.set(key, [...(counts.get(key) ?? []), subject]);
    }
    expect(counts.size).toBeGreaterThan(30);
    expect([...counts].filter(([, of]) => of.length > 2)).toEqual([]);
  });

  it("no mail says 0 items", async () => {
    const said = (await mails()).map(({ subject, text }) => subject + text).join("\n");
    expect(said).not.toMatch(/(?:^|[：，\s])0 项/m);
  });
});
