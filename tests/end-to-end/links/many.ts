import { expect, it } from "vitest";
import { linkHash } from "#kernel/link/secret.ts";
import { linkKey, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Host } from "#local/host.ts";
import { call, linkFor, openedPage, submitted, timelineOf } from "../harness.ts";

const person = (n: number) => ({ personId: `per_link_${n}` });

/** Many requests at once, and requests that only look. */
export function manyLines(hostOf: () => Host): void {
  it("1,000 GETs and HEADs change nothing", async () => {
    const host = hostOf();
    const id = await submitted(host, person(1));
    const url = await linkFor(host, "feng", id);
    const hash = linkHash(url.split("/l/")[1] ?? "");
    const keys = [linkKey(hash), recordKey("enrollment", id), taskKey(`${id}.ROOM_REVIEW.1`)];
    const before = await host.world.store.getMany(keys);
    const mails = (await host.inbox()).length;
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from({ length: 50 }, (_, n) => fetch(url, { method: n % 2 === 0 ? "GET" : "HEAD" })),
      );
    await host.settle();
    expect(await host.world.store.getMany(keys)).toEqual(before);
    expect((await host.inbox()).length).toBe(mails);
  });

  it("50 concurrent POSTs of one decision give one event", async () => {
    const host = hostOf();
    const id = await submitted(host, person(2));
    const url = await linkFor(host, "feng", id);
    const { person: phone, nonce } = await openedPage(host, "feng", url);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        phone.post(url, { nonce, action: "approve", opinion: "", declaration: "none" }),
      ),
    );
    expect(answers.every(({ status }) => status === 303 || status === 200)).toBe(true);
    await host.settle();
    const decided = (await timelineOf(host, id)).filter(({ type }) => type === "task.decided");
    expect(decided).toHaveLength(1);
  });

  it("50 concurrent POSTs through the API with one idempotency key give one event", async () => {
    const host = hostOf();
    const id = await submitted(host, person(3));
    const director = call(host, "u-feng");
    const path = `/tasks/${id}.ROOM_REVIEW.1/decision`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        director.post(path, { action: "approve", declaration: "none" }, "same-key"),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await host.settle();
    const decided = (await timelineOf(host, id)).filter(({ type }) => type === "task.decided");
    expect(decided).toHaveLength(1);
    const other = await director.post(path, { action: "return", opinion: "换个决定" }, "same-key");
    expect(other.body).toMatchObject({ code: "idempotency.reused" });
  });
}
