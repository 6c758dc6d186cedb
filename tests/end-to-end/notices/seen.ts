import { expect, it } from "vitest";
import { actions } from "#kernel/permission/actions.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import type { NoticeMatter } from "#notice/notice.ts";
import { lineOf } from "#tests/notice/receiver.ts";
import { at, call } from "../harness.ts";
import { dingtalk, type Scene, wecom } from "./scene.ts";

/** Every template there is: the compiler asks for new ones. */
const templates: Record<
  NoticeMatter["template"],
  | "walked"
  | "in watch.test.ts"
  | "in recusal-binds.test.ts"
  | "in roster.test.ts"
  | "in stand-ins.test.ts"
  | "in seal.test.ts"
  | "in petition.test.ts"
  | "in quarterly.test.ts"
  | "in sc-04-inspection.test.ts"
> = {
  assigned: "walked",
  urged: "walked",
  voided: "walked",
  stuck: "in recusal-binds.test.ts",
  "taken-over": "in roster.test.ts",
  inspects: "in quarterly.test.ts",
  "signs-report": "in sc-04-inspection.test.ts",
  departed: "in roster.test.ts",
  "line-changed": "walked",
  "tie-registered": "in stand-ins.test.ts",
  "config-published": "walked",
  "stands-in": "in roster.test.ts",
  escalated: "walked",
  settled: "walked",
  copied: "walked",
  blue: "walked",
  digest: "walked",
  told: "walked",
  "identity-opened": "in petition.test.ts",
  undelivered: "walked",
  "party-silent": "in watch.test.ts",
  "calendar-missing": "in watch.test.ts",
  sealed: "in seal.test.ts",
  warnings: "walked",
};

/** Names, units and matters of the sample; none may be in anything that leaves the system. */
const names = /赵示例|望海|腾迁|土地勘测|城建科|[\u4e00-\u9fff]示[一二三四五六七八九十廿]|〔密〕/;

/** What people see of notices in the system, and what nobody may read in them. */
export function seenLines(scene: () => Scene): void {
  it("in the system: mine, newest first, with read marks; nobody else's", async () => {
    const { host, post, mine } = scene();
    const all = await mine("u-feng");
    expect(all.length).toBeGreaterThan(5);
    expect(all.every(({ to }) => to === "u-feng")).toBe(true);
    const times = all.map((one) => (one as unknown as { createdAt: string }).createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const [first] = all;
    expect((await post("u-wu", `/notices/${first?.id}/reading`)).body.code).toBe("notice.unknown");
    const read = await post("u-feng", `/notices/${first?.id}/reading`);
    expect(read.body.readAt).toBe(host.now());
    await host.advanceTo(at("2026-03-17", "12:05"));
    const twice = await post("u-feng", `/notices/${first?.id}/reading`);
    expect(twice.body.readAt, "the first reading counts").toBe(read.body.readAt);
    expect((await mine("u-feng"))[0]?.readAt).toBe(read.body.readAt);
  });

  it("the way of a matter's notices is for its readers", async () => {
    const { host, ways, mine } = scene();
    const asked = (await mine("u-feng")).findLast(({ template }) => template === "assigned");
    const task = /^opened\.(.+\.ROOM_REVIEW\.1)\./.exec(asked?.id ?? "")?.[1] ?? "";
    expect(await ways(task)).toContainEqual(expect.objectContaining({ id: asked?.id }));
    const path = `/tasks/${task}/notices`;
    const statusFor = async (who: string) => (await call(host, who).get(path)).status;
    expect(await statusFor("u-chen")).toBe(200);
    expect(await statusFor("u-zheng"), "another room").toBe(404);
    expect(await statusFor("u-jiang")).toBe(403);
    expect(await statusFor("u-xu"), "another district").toBe(404);
  });

  it("no name, unit, matter or opinion in anything that was sent, of any template", async () => {
    const { host, receiver, mine } = scene();
    const readers = sampleOfficers.filter(({ role }) => role in actions["notice.read"]);
    const told = await Promise.all(readers.map(({ id }) => mine(id)));
    const sent = told.flat().filter(({ state }) => state !== "dropped");
    const walked = Object.entries(templates).flatMap(([name, way]) =>
      way === "walked" ? name : [],
    );
    expect(new Set(sent.map(({ template }) => template))).toEqual(new Set(walked));
    const mails = (await host.inbox()).map(({ subject, text }) => `${subject}\n${text}`);
    const posts = [wecom, dingtalk, "/sms"].flatMap((path) =>
      receiver.at(path).map(({ url, body }) => `${url.href}\n${body}`),
    );
    expect(mails.length).toBeGreaterThan(30);
    expect(posts.length).toBeGreaterThan(2);
    expect([...mails, ...posts].filter((text) => names.test(text))).toEqual([]);
    const groups = [wecom, dingtalk].flatMap((path) => receiver.at(path).map(lineOf));
    expect(groups.filter((line) => /https?:|\/l\//.test(line))).toEqual([]);
  });
}
