import type { Context } from "hono";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createCursors, type Query } from "#functions/api/cursors.ts";
import { lastText, type PostedForm, postedForm } from "#functions/upload/posted-form.ts";
import type { Item } from "#kernel/store/keys.ts";
import { tooLarge } from "#kernel/store/measure.ts";
import { cleanText, cleanValue, cut } from "#kernel/text/clean.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { sameForm } from "#kernel/text/name.ts";
import { Id } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import { codeOf, sourcesOf } from "../architecture/sources.ts";

describe("input 08: half a character", () => {
  it.each<[string, unknown, string]>([
    ["in a text", { name: "赵\ud800" }, "name"],
    ["the other half", { name: "\udc00示" }, "name"],
    ["both in the wrong order", { name: "\udfb7\ud842" }, "name"],
    ["in a list of a list", { a: [["示", "\ud842"]] }, "a.0.1"],
    ["in a name of a field", { "\ud842": 1 }, ""],
    ["in a name within", { a: { "x\udc00": "示" } }, "a"],
  ])("input 08: %s is refused with its place", (_, given, path) => {
    expect(cleanValue(given)).toMatchObject({ path });
  });

  it.each([79, 80, 81])("input 08: no cut at %d leaves half of one", (most) => {
    const text = cut(`a${"𠮷".repeat(60)}`, most);
    expect(text.isWellFormed()).toBe(true);
    expect(() => hashOf({ text })).not.toThrow();
  });
});

describe("input 11: one name, many spellings", () => {
  it.each<[string, readonly string[]]>([
    ["blanks", ["孙示", "孙 示", "孙　示", "孙\u00a0示", "孙\u2003示", "孙\u202f示"]],
    [
      "middle dots",
      [..."·•・‧∙⋅･●˙\u0387\u1427\u16eb\u2024\u2981\u2e31\u2e33\u318d\ua78f．"].map(
        (dot) => `阿依示例${dot}买买提`,
      ),
    ],
    ["brackets", ["示例站(一)", "示例站（一）", "示例站﹙一﹚", "示例站 (一 ) "]],
    ["dashes", ["BC-01", "BC‐01", "BC–01", "BC—01", "BC−01", "BC－01", "BC﹣01"]],
    ["composed or not", ["José", "Jose\u0301"]],
    ["compatibility characters", ["示例\uf9d0", "示例類"]],
    ["a radical for its character", ["⼦示", "子示"]],
    ["a form of a rare character", ["葛\u{e0100}示", "葛示", "葛\ufe00示"]],
  ])("input 11: %s make no other name", (_, all) => {
    expect(new Set(all.map((one) => sameForm(cleanText(one) ?? ""))).size).toBe(1);
  });

  it.each([
    ...["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f", "\u3164", "\uffa0"],
    ...["\u2800", "\u180e", "\u202e", "\u2066", "\u061c", "\u{e0041}", "\u0008", "\ufffe"],
  ])("input 11: %j is not kept in a name", (unseen) => {
    expect(cleanText(`孙${unseen}示`)).toBe("孙示");
  });

  it("input 11: what chooses the form of a rare character is kept as it is shown", () => {
    expect(cleanText("葛\u{e0100}")).toBe("葛\u{e0100}");
  });
});

describe("input 08, 11: forms of pages come through one reader", () => {
  const app = new Hono().post("/", async (c) => {
    const form: PostedForm = (await postedForm(c)) ?? {};
    const file = [form.file].flat()[0];
    return c.json({ text: lastText(form, "text"), name: file instanceof File ? file.name : "" });
  });
  const post = async (body: FormData | string, headers: Record<string, string> = {}) =>
    (await app.request("/", { method: "POST", body, headers })).json();

  it("input 11: texts and names of files are clean", async () => {
    const form = new FormData();
    form.append("text", "孙\u200b示\u202e e\u0301");
    form.append("file", new File(["x"], "收据\u202egnp.exe\u200b.pdf"));
    expect(await post(form)).toEqual({ text: "孙示 é", name: "收据gnp.exe.pdf" });
  });

  it.each<[string, string, string]>([
    ["several parts without their border", "multipart/form-data", "text=a"],
    [
      "parts that break off",
      "multipart/form-data; boundary=b",
      '--b\r\ncontent-disposition: form-data; name="text"',
    ],
    ["another type", "application/json", '{"text":"a"}'],
    ["nothing", "application/x-www-form-urlencoded", ""],
    ["no bytes of UTF-8", "application/x-www-form-urlencoded", "text=%ED%A0%80%"],
  ])("input 08: %s do not end in a failure", async (_, type, body) => {
    expect(await post(body, { "content-type": type })).toHaveProperty("text");
  });

  it("input 08: names of the prototype are names of fields", async () => {
    const body = "__proto__=a&constructor=b&toString=c&text=d";
    const type = { "content-type": "application/x-www-form-urlencoded" };
    expect(await post(body, type)).toEqual({ text: "d", name: "" });
  });

  it("no page reads a form in another way", () => {
    const others = sourcesOf("functions").filter(({ text }) =>
      /\.parseBody\(|\.formData\(/.test(codeOf(text)),
    );
    expect(others.map(({ path }) => path)).toEqual(["functions/upload/posted-form.ts"]);
  });

  it("no function decodes a body that may be no UTF-8, nor puts half a character into an address", () => {
    const wrong = sourcesOf("shared", "functions").filter(({ text }) =>
      /\.req\.(?:text|json|blob)\(|encodeURIComponent\((?!\w+\.toWellFormed\(\)\))/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe("input 13: what DynamoDB does not take is refused before it is asked", () => {
  const put = (item: object) => [{ put: { pk: "a", sk: "b", ...item }, when: "any" } as const];
  it.each<[string, object, string | undefined]>([
    ["one text of 400 KB", { data: { text: "力".repeat(140_000) } }, "text"],
    [
      "many short ones",
      { data: { list: Array.from({ length: 9000 }, () => "力".repeat(20)) } },
      "list",
    ],
    ["signs of four bytes", { data: { text: "𠮷".repeat(103_000) } }, "text"],
    ["what just fits", { data: { text: "a".repeat(390_000) } }, undefined],
  ])("input 13: %s", (_, item, path) => {
    const found = tooLarge(put(item));
    if (path === undefined) expect(found).toBeUndefined();
    else expect(found?.path).toContain(path);
  });

  it.each(["人".repeat(101), "per_1#x", "per|1", "per 1", "per\u200b1", "", "\u0000"])(
    "input 13: %j is no id",
    (id) => {
      expect(Id.safeParse(id).success).toBe(false);
    },
  );
});

describe("input 17: a cursor that is none", () => {
  const kept = new Map<string, Item>();
  const world = {
    random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
    store: {
      get: async ({ pk }: Item) => kept.get(String(pk)),
      transact: async (writes: readonly { put: Item }[]) => {
        for (const { put } of writes) kept.set(String(put.pk), put);
      },
    },
  } as unknown as World;
  const cursors = createCursors(world);
  const of = (path: string, query: Record<string, string> = {}, id = "u-chen", district = "a") =>
    ({
      caller: { district, officer: { id } },
      c: { req: { path, query: () => query } } as unknown as Context,
    }) as Query;

  it.each<[string, Query]>([
    ["another route's", of("/meetings")],
    ["another's", of("/clues", {}, "u-feng")],
    ["another district's", of("/clues", {}, "u-chen", "b")],
    ["of another filter", of("/clues", { status: "DRAFT" })],
    ["with a filter of the prototype's name", of("/clues", { __proto__x: "1" })],
  ])("input 17: %s opens nothing", async (_, query) => {
    const sealed = await cursors.seal('{"pk":"clue#clu_1"}', of("/clues"));
    expect(await cursors.open(sealed, query)).toBeUndefined();
    expect(await cursors.open(sealed, of("/clues", { limit: "7" }))).toBe('{"pk":"clue#clu_1"}');
  });

  it.each(["", "a", "{}", "!!!!", "\u0000", "../..", "A".repeat(4000), "AAAA".repeat(12), "null"])(
    "input 17: %j opens nothing",
    async (text) => {
      expect(await cursors.open(text, of("/clues"))).toBeUndefined();
    },
  );

  it("input 17: any bit that is changed opens nothing", async () => {
    const sealed = Buffer.from(await cursors.seal("{}", of("/clues")), "base64url");
    for (const at of sealed.keys()) {
      const forged = Buffer.from(sealed);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect(await cursors.open(forged.toString("base64url"), of("/clues"))).toBeUndefined();
    }
  });
});
