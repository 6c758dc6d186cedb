import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import type { Host } from "#local/host.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, startFrozen } from "./harness.ts";

let host: Host;
beforeAll(async () => {
  host = await startFrozen("2026-03-02");
});
afterAll(async () => {
  await host.stop();
});

type Page = { items: { id: string }[]; cursor?: string };
type Problem = { code: string; fields?: { path: string; message: string }[] };

function screening(n: number, change: object = {}) {
  const given = { ...candidate, personId: `per_input${n}`, placeId: candidate.unitId, ...change };
  return { candidate: given, scoreSheet };
}

describe("cursors of lists", () => {
  it("lead through a list, tell nothing and serve one caller's one query", async () => {
    const [chen, other] = [call(host, "u-chen"), call(host, "u-feng")];
    for (const n of [1, 2, 3])
      expect((await chen.post("/enrollments", screening(n))).status).toBe(200);
    const first = await chen.get<Page>("/enrollments?limit=1");
    const cursor = first.body.cursor ?? "";
    const second = await chen.get<Page>(`/enrollments?limit=2&cursor=${cursor}`);
    expect(second.body.items).toHaveLength(2);
    expect(second.body.items.map(({ id }) => id)).not.toContain(first.body.items[0]?.id);
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/enr_|pk|listKey/);
    const refused = [
      await other.get<Problem>(`/enrollments?limit=1&cursor=${cursor}`),
      await chen.get<Problem>(`/enrollments?limit=1&status=DRAFT&cursor=${cursor}`),
      await chen.get<Problem>(`/meetings?limit=1&cursor=${cursor}`),
      await chen.get<Problem>(`/enrollments?cursor=${cursor.slice(0, -2)}`),
      await chen.get<Problem>("/enrollments?cursor="),
      await chen.get<Problem>("/enrollments?cursor=abc"),
      await chen.get<Problem>(
        `/enrollments?cursor=${Buffer.from('{"pk":"x","sk":"y"}').toString("base64url")}`,
      ),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [422, "input.cursor"]),
    );
  });
});

describe("what an integrator is told at the edge (use.md §3)", () => {
  it("an unknown filter, another media type, another method; versions as ETag", async () => {
    const token = await host.token("u-chen");
    const send = (path: string, init: RequestInit = {}) =>
      fetch(`${host.url}/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, "idempotency-key": "k", ...init.headers },
      });
    const codeOf = async (answer: Response) => ((await answer.json()) as Problem).code;
    for (const path of [
      "/enrollments?person=per_1",
      "/people?q=x",
      "/me?x=1",
      "/enrollments?Status=DRAFT",
    ]) {
      const unknown = await send(path);
      expect([path, unknown.status, await codeOf(unknown)]).toEqual([path, 422, "input.invalid"]);
    }
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const typed = await send("/enrollments", { method: "POST", headers: form, body: "a=b" });
    expect([typed.status, await codeOf(typed)]).toEqual([415, "input.media-type"]);
    const other = await send("/enrollments", { method: "DELETE" });
    expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect(await codeOf(other)).toBe("route.method");
    expect((await send("/nothing")).status).toBe(404);
    const made = await call(host, "u-chen").post("/enrollments", screening(20));
    const one = await send(`/enrollments/${made.body.id}`);
    expect(one.headers.get("etag")).toBe(`"${made.body.version}"`);
  });
});

describe("what is refused at the edge, with its place", () => {
  it.each<[string, object, string]>([
    ["an id with a sign that parts keys", { personId: "per_1#x" }, "candidate.personId"],
    ["an id beyond a key", { unitId: "人".repeat(400) }, "candidate.unitId"],
    ["half of a character", { personName: "赵示\ud86f" }, "candidate.personName"],
  ])("%s", async (_, change, path) => {
    const answer = await call(host, "u-chen").post<Problem>("/enrollments", screening(9, change));
    expect([answer.status, answer.body.code]).toEqual([422, "input.invalid"]);
    expect(answer.body.fields?.map((field) => field.path)).toContain(path);
  });

  it("a matter that is named twice in one meeting", async () => {
    const item = { enrollmentId: "enr_1", present: 9, yes: 9, no: 0, abstain: 0 };
    const entry = {
      heldOn: "2026-03-02",
      minutesNumber: "纪要〔2026〕5期",
      entitled: 9,
      items: [item, { ...item }],
    };
    const answer = await call(host, "u-shen").post<Problem>("/meetings", entry);
    expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([422, "items.1.enrollmentId"]);
  });

  it("a calendar of another year than its address", async () => {
    const answer = await call(host, "u-qin").put<Problem>("/calendars/2021", {
      year: 2026,
      holidays: ["2026-01-01"],
      makeups: [],
      source: "示例",
      loadedBy: "u-qin",
    });
    expect(answer.status).toBe(422);
  });
});

/** Invalid UTF-8 (RFC 3629): a lone half, an overlong slash and zero, no first byte, cut off, no hex. */
const broken = ["%ED%A0%80", "%C0%AF", "%C0%80", "%FF", "%E5%BB", "%", "%zz", "%EF%BF%BD"];

describe("input 08: broken text in addresses, headers and bodies, on every route", () => {
  const answered = async (path: string, init: RequestInit = {}, who = "u-qin") => {
    const token = await host.token(who);
    const headers = { authorization: `Bearer ${token}`, "idempotency-key": "k", ...init.headers };
    const answer = await fetch(`${host.url}${path}`, { ...init, redirect: "manual", headers });
    return { status: answer.status, text: await answer.text(), headers: [...answer.headers] };
  };
  const isRefused = ({ status, text }: { status: number; text: string }) =>
    status >= 400 && status < 500 && /"code":"[a-z-]+\.[a-z-]+"/.test(text) && /[一-龥]/.test(text);

  it("is refused in Chinese with a code, wherever an id or a filter is asked for", async () => {
    const places = (await allRoutes()).flatMap(({ method, path, query }, n) => {
      const bad = broken[n % broken.length] ?? "";
      const filled = path.replaceAll(/\{\w+\}/g, "x");
      const names = Object.keys((query?._zod.def as { shape?: object } | undefined)?.shape ?? {});
      return [
        ...(path.includes("{") ? [[method, path.replaceAll(/\{\w+\}/g, bad)] as const] : []),
        ...names.map((name) => [method, `${filled}?${name}=${bad}`] as const),
        [method, `${filled}?${bad}=1`] as const,
      ];
    });
    const wrong: unknown[] = [];
    for (const [method, path] of places) {
      const answer = await answered(`/api/v1${path}`, { method: method.toUpperCase() });
      if (!isRefused(answer)) wrong.push([method, path, answer.status, answer.text.slice(0, 200)]);
    }
    expect(places.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it.each(["/l/", "/l/x/files/", "/l/x/report/", "/l/login?code=", "/p/", "/b/", "/docs/"])(
    "no page of %s fails on it, nor sets a header by it",
    async (page) => {
      for (const bad of [...broken, "%00", "a%0d%0aset-cookie:%20a=b", "%0d%0a%0d%0a"]) {
        const { status, headers } = await answered(page + bad, { headers: { cookie: `p=${bad}` } });
        expect([page + bad, status >= 200 && status < 500]).toEqual([page + bad, true]);
        expect(headers.filter(([, value]) => /a=b/.test(value))).toEqual([]);
      }
    },
  );

  it("a body that is no UTF-8, a condition that is none and a filter twice are not half read", async () => {
    const post = (body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
      answered(
        "/api/v1/enrollments",
        { method: "POST", body, headers: { "content-type": "application/json", ...more } },
        "u-chen",
      );
    const name = (bytes: number[]) =>
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]);
    const latin = (text: string) => Buffer.from(text).toString("latin1");
    const all = [
      await post(name([0xed, 0xa0, 0x80])),
      await post(name([0xc0, 0xaf])),
      await post(name([0xd5, 0xd4])),
      await post('{"name":"\ufffd"}'),
      ...(await Promise.all(
        ['W/"3"', "*", '"x"', "9".repeat(20), latin("三"), '"1", "2"'].map((condition) =>
          post("{}", { "if-match": condition }),
        ),
      )),
      await answered("/api/v1/enrollments?status=DRAFT&status=ACTIVE", {}, "u-chen"),
      await answered("/api/v1/enrollments?__proto__=1", {}, "u-chen"),
    ];
    expect(all.filter((answer) => answer.status !== 422 || !isRefused(answer))).toEqual([]);
  });
});
