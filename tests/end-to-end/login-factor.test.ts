import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLinkPages } from "#functions/link/app.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import {
  browser,
  call,
  enrollmentOf,
  linkFor,
  startFrozen,
  submitted,
  timelineOf,
} from "./harness.ts";

type Line = { what: string; person: string; taskId: string; by?: string; reason?: string };

/** Approvals by link (process sheet §4.0): nothing is shown before login; here by the office's own. */
describe("the second factor `login`", () => {
  let host: Host;
  let n = 0;
  let before: string;

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    before = await submitted(host, { personId: "per_before" });
    const admin = call(host, "u-qin");
    const { config } = (await admin.get<{ config: object }>("/config")).body;
    const factors = { "enrollment.ROOM_REVIEW": "login" };
    const saved = await admin.put("/config", { config: { ...config, factors }, overrides: {} });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    await host.settle();
  });
  afterAll(() => host.stop());

  const fresh = async () => {
    const id = await submitted(host, { personId: `per_login_${++n}` });
    return { id, url: await linkFor(host, "feng", id), person: browser() };
  };
  type Person = ReturnType<typeof browser>;
  const audit = async (id: string): Promise<Line[]> => {
    const { body } = await call(host, "u-qin").get<{ items: Line[] }>("/link-audit?limit=200");
    return body.items.filter(({ taskId }) => taskId.startsWith(id)).reverse();
  };

  /** From the link to the login and back: the address that the issuer sends the person to. */
  async function logIn(person: Person, url: string, officer: string): Promise<URL> {
    const out = await person.get(`${url}/login`);
    expect(out.status).toBe(302);
    const asked = new URL((await person.get(out.location ?? "")).location ?? "", host.issuer);
    expect((await person.get(asked.href)).html).toContain("冯示五");
    let next = (await person.post(asked.href, { login: officer })).location ?? "";
    for (let hops = 0; !next.startsWith(`${host.url}/l/login`) && hops < 5; hops += 1)
      next = (await person.get(new URL(next, host.issuer).href)).location ?? "";
    return new URL(next);
  }
  const fieldsIn = ({ searchParams }: URL) => ({
    code: searchParams.get("code") ?? "",
    state: searchParams.get("state") ?? "",
  });
  const finish = (person: Person, fields: Record<string, string>) =>
    person.post(`${host.url}/l/login`, fields);

  it("shows nothing before; the recipient's own login opens the page, and they decide", async () => {
    const { id, url, person } = await fresh();
    const closed = await person.get(url);
    expect(closed.html).toContain("登录验证身份");
    expect(closed.html).not.toMatch(/赵示例|望海|发送验证码|<script/);
    const back = await logIn(person, url, "u-feng");
    const page = await person.get(back.href);
    expect(page.html).toContain("继续办理");
    expect(page.html).not.toMatch(/赵示例|<script/);
    const done = await finish(person, fieldsIn(back));
    expect(done).toMatchObject({ status: 303, location: new URL(url).pathname });
    const open = await person.get(url);
    expect(open.html).toContain("赵示例");
    expect(await audit(id)).toMatchObject([{ what: "passed", by: "login", person: "u-feng" }]);
    const nonce = open.html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? "";
    const decision = { nonce, action: "approve", opinion: "", declaration: "none" };
    expect((await person.post(url, decision)).status).toBe(303);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
  });

  it("somebody else's login is refused, in Chinese and in the audit; the way stays open", async () => {
    const { id, url, person } = await fresh();
    const foreign = await finish(person, fieldsIn(await logIn(person, url, "u-wu")));
    expect(foreign.status).toBe(403);
    expect(foreign.html).toContain("登录的账号不是本链接的收件人，不能办理");
    expect(foreign.html).not.toMatch(/赵示例|吴示二|冯示五/);
    expect((await person.get(url)).html).not.toContain("赵示例");
    expect(await audit(id)).toMatchObject([
      { what: "login-refused", reason: "link.login-foreign", person: "u-feng" },
    ]);
    const own = browser();
    expect((await finish(own, fieldsIn(await logIn(own, url, "u-feng")))).status).toBe(303);
    expect((await own.get(url)).html).toContain("赵示例");
  });

  it("a wrong state, another browser or a late return is refused", async () => {
    const { id, url, person } = await fresh();
    const { code } = fieldsIn(await logIn(person, url, "u-feng"));
    const wrong = await finish(person, { code, state: "x" });
    expect(wrong.status).toBe(403);
    expect(wrong.html).toContain("登录已失效，请重新打开链接");
    expect(await audit(id)).toMatchObject([{ what: "login-refused", reason: "link.login-state" }]);
    const returned = fieldsIn(await logIn(person, url, "u-feng"));
    expect((await finish(browser(), returned)).status, "no cookie of ours").toBe(403);
    await host.advanceTo(Date.parse(host.now()) + 11 * 60_000);
    expect((await finish(person, returned)).status, "after eleven minutes").toBe(403);
    expect((await person.get(url)).html).not.toContain("赵示例");
  });

  it("a code counts once, and only for the journey that it was given to", async () => {
    const { url, person } = await fresh();
    const back = await logIn(person, url, "u-feng");
    const other = await fresh();
    const stranger = fieldsIn(await logIn(other.person, other.url, "u-feng"));
    const mixed = await finish(other.person, { ...stranger, code: fieldsIn(back).code });
    expect(mixed.status, "PKCE: another browser's code").toBe(403);
    expect(mixed.html).toContain("登录未成功，请重试");

    const again = await fresh();
    const kept = (await fetch(`${again.url}/login`, { redirect: "manual" })).headers;
    const cookie = kept.getSetCookie()[0]?.split(";")[0] ?? "";
    const question = new URL(kept.get("location") ?? "");
    const walker = browser();
    const asked = new URL((await walker.get(question.href)).location ?? "", host.issuer);
    await walker.get(asked.href);
    let next = (await walker.post(asked.href, { login: "u-feng" })).location ?? "";
    while (!next.startsWith(`${host.url}/l/login`))
      next = (await walker.get(new URL(next, host.issuer).href)).location ?? "";
    const post = () =>
      fetch(`${host.url}/l/login`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie },
        body: new URLSearchParams(fieldsIn(new URL(next))),
      });
    expect((await post()).status).toBe(303);
    const replayed = await post();
    expect(replayed.status, "the very same request again").toBe(403);
    expect(replayed.headers.getSetCookie().join()).not.toContain("proof=");
    expect((await audit(again.id)).map(({ what }) => what)).toEqual(["passed", "login-refused"]);
  });

  it("reading the way back changes nothing, as scanners read too", async () => {
    const { id, url, person } = await fresh();
    const back = await logIn(person, url, "u-feng");
    const events = (await timelineOf(host, id)).length;
    await person.get(back.href);
    await fetch(back, { method: "HEAD" });
    await fetch(`${url}/login`, { method: "HEAD", redirect: "manual" });
    expect(await audit(id)).toEqual([]);
    expect((await timelineOf(host, id)).length).toBe(events);
    expect((await finish(person, fieldsIn(back))).status, "the code is still good").toBe(303);
  });

  it("a mailed code is no way around it, a forged cookie neither", async () => {
    const { url, person } = await fresh();
    const mails = (await host.inbox()).length;
    const asked = await person.post(`${url}/code`, {});
    expect(asked.status).toBe(409);
    expect(asked.html).toContain("须以另一种方式验证身份");
    expect((await person.post(`${url}/verify`, { code: "123456" })).status).toBe(409);
    expect((await host.inbox()).length).toBe(mails);
    const forged = await fetch(`${host.url}/l/login`, {
      method: "POST",
      headers: { cookie: `login=${Buffer.from("{}").toString("base64url")}.x` },
      body: new URLSearchParams({ code: "c", state: "s" }),
    });
    expect(forged.status).toBe(403);
  });

  it("a question that was open before keeps its factor; one list does not mix the two", async () => {
    const url = await linkFor(host, "feng", before);
    const person = browser();
    expect((await person.get(url)).html).toContain("发送验证码");
    expect((await person.get(`${url}/login`)).status).toBe(503);
    const { url: other, person: strict, id } = await fresh();
    await finish(strict, fieldsIn(await logIn(strict, other, "u-feng")));
    const { html } = await strict.get(`${other}/batch`);
    expect(html).toContain(shortNumber(id));
    expect(html).not.toContain(before);
  });

  it("where no client is configured the page says so and opens nothing", async () => {
    const { url } = await fresh();
    const pages = createLinkPages(host.world);
    const answer = await pages.request(`${new URL(url).pathname}/login`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("登录服务暂时不可用");
  });

  it("a configuration that names no step is refused", async () => {
    const admin = call(host, "u-qin");
    const { config } = (await admin.get<{ config: object }>("/config")).body;
    const put = (factors: object) =>
      admin.put("/config", { config: { ...config, factors }, overrides: {} });
    expect((await put({ 分管审核: "login" })).status).toBe(422);
    expect((await put({ "enrollment.ROOM_REVIEW": "none" })).status).toBe(422);
  });
});
