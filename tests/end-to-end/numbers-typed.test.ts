import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import type { Petition } from "#process/petition/schema.ts";
import { command, today } from "./clues.ts";
import { call, linkFor, openedPage, startFrozen } from "./harness.ts";
import { decideTask, stateOf } from "./supervision.ts";

/** R20: people say XF-2026-0001; what the store calls a matter is nobody's business. */
describe("matters are named by the numbers that people know (process sheet §4.6, DUPLICATE)", () => {
  let host: Host;
  const ids: string[] = [];

  async function waitingToBeClassified() {
    const { id } = await command(host, "u-wei", "/petitions", {
      channel: "VISIT",
      receivedOn: today(host),
      content: { accused: "赵示例", facts: "反映私车公养的问题（示例）" },
    });
    await command(host, "u-wei", `/petitions/${id}/registration`, {
      registration: { area: "OTHER", summary: "反映私车公养（示例）", accused: "赵示例" },
    });
    return String(id);
  }

  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
    for (let n = 0; n < 4; n += 1) ids.push(await waitingToBeClassified());
  });
  afterAll(() => host.stop());

  const duplicate = (who: string, id: string, of: string) =>
    decideTask(host, who, `${id}.CLASSIFYING.1`, { action: "duplicate", form: { of } });
  const stateAt = (id: string) => stateOf<Petition>(host, `/petitions/${id}`);

  it("an official number, a short number in either case, and the id lead to the same petition", async () => {
    const [first = "", second = "", third = "", fourth = ""] = ids;
    expect((await stateAt(first)).number).toBe("XF-2026-0001");
    expect((await duplicate("u-wei", second, "XF-2026-0001")).status).toBe(200);
    expect((await duplicate("u-wei", third, shortNumber(first).toLowerCase())).status).toBe(200);
    for (const id of [second, third]) expect((await stateAt(id)).duplicateOf).toBe(first);
    expect(await duplicate("u-wei", fourth, "XF-2026-0004")).toMatchObject({
      status: 422,
      body: { code: "petition.first", detail: expect.stringContaining("本件自身") },
    });
    expect(await duplicate("u-wei", fourth, "XF-2026-0002")).toMatchObject({
      body: { detail: expect.stringContaining(shortNumber(first)) },
    });
    expect((await stateAt(first)).repeats.toSorted()).toEqual([second, third].toSorted());
  });

  it("one of another kind, an unknown one and none at all are refused by their field", async () => {
    const [, , , fourth = ""] = ids;
    for (const of of ["XF-2026-9999", "XS-2026-0001", "XF-AAAAAA", "__proto__", "第一件"])
      expect(await duplicate("u-wei", fourth, of)).toMatchObject({
        status: 422,
        body: {
          code: "matter.unknown",
          fields: [{ path: "form.of", message: expect.stringContaining(`“${of}”`) }],
        },
      });
  });

  it("who is not asked hears the same of every number, whether it is borne or not", async () => {
    const [, , , fourth = ""] = ids;
    for (const of of ["XF-2026-0001", "XF-2026-9999"])
      expect(await duplicate("u-chen", fourth, of)).toMatchObject({
        status: 403,
        body: { code: "task.not-yours" },
      });
  });

  it("on the link page: an unknown number is marked, the known one is shown before it is sent", async () => {
    const [first = "", , , fourth = ""] = ids;
    const url = await linkFor(host, "wei", fourth);
    const { person, nonce } = await openedPage(host, "wei", url);
    const fields = { nonce, opinion: "" };
    const given = { ...fields, action: "duplicate", "form.of": "XF-2026-9999", confirmed: "yes" };
    const wrong = await person.post(url, given);
    expect(wrong.html).toContain("没有编号为“XF-2026-9999”的事项");
    const asked = await person.post(url, {
      ...fields,
      action: "duplicate",
      "form.of": "XF-2026-0001",
    });
    expect(asked.html).toContain("请再确认一次：重复件");
    expect(asked.html).toContain("首次件");
    expect(asked.html).toContain("XF-2026-0001");
    expect(asked.html).toContain("赵示例");
    expect((await stateAt(fourth)).status).toBe("CLASSIFYING");
    await person.post(url, {
      ...fields,
      action: "duplicate",
      "form.of": "XF-2026-0001",
      confirmed: "yes",
    });
    await host.settle();
    expect((await stateAt(fourth)).duplicateOf).toBe(first);
  });

  it("a command's body takes a number as well", async () => {
    const opened = await call(host, "u-chen").post("/matters/promotions", {
      enrollment: "RD-000000",
      report: {},
    });
    expect(opened).toMatchObject({
      status: 422,
      body: { code: "matter.unknown", fields: [{ path: "enrollment" }] },
    });
  });
});
