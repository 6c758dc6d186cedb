import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkHash, linkSecret } from "#kernel/link/secret.ts";
import type { Host } from "#local/host.ts";
import { browser, enrollmentOf, openedPage, startFrozen, submitted } from "./harness.ts";

/** A link item word for word as release 0.1.0 wrote it, before links named the sealed text. */
const fixture = {
  kind: "link",
  subject: { kind: "enrollment", id: "" },
  district: "sample",
  person: "u-feng",
  attempt: 1,
  expiresOn: "2026-03-13",
  expiresAt: 1804896000,
};

describe("links of the previous release", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  it("still open, and still decide", async () => {
    const id = await submitted(host);
    const taskId = `${id}.ROOM_REVIEW.1`;
    const secret = linkSecret(host.world.linkKey, { taskId, person: "u-feng", attempt: 1 });
    const hash = linkHash(secret);
    const old = { ...fixture, hash, taskId, subject: { kind: "enrollment", id } };
    await host.world.store.transact([
      { put: { pk: `link#${hash}`, sk: "link", ...old }, when: "any" },
    ]);
    const url = `${host.url}/l/${secret}`;
    expect((await browser().get(url)).html).not.toContain("赵示例");
    const { person, page, nonce } = await openedPage(host, "feng", url);
    expect(page.html).toContain("赵示例");
    await person.post(url, { nonce, action: "approve", opinion: "", declaration: "none" });
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
  });

  it("a task that was opened without a kept text shows the text that it sealed", async () => {
    const id = await submitted(host, { personId: "per_old_1" });
    const taskId = `${id}.ROOM_REVIEW.1`;
    const task = await host.world.store.get({ pk: `task#${taskId}`, sk: "record" });
    const { shown } = (task?.state ?? {}) as { shown?: string };
    await host.world.store.transact([{ remove: { pk: `seal#${shown}`, sk: "seal" }, when: "any" }]);
    const secret = linkSecret(host.world.linkKey, { taskId, person: "u-feng", attempt: 1 });
    const { page } = await openedPage(host, "feng", `${host.url}/l/${secret}`);
    expect(page.html).toContain("赵示例");
  });
});
