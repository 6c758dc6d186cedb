import { describe, expect, it } from "vitest";
import { sizeOf, tooLarge } from "#kernel/store/measure.ts";
import { cleanText, cleanValue } from "#kernel/text/clean.ts";

describe("text at the edge", () => {
  it.each([
    ["plain text", "望海街道（示例）", "望海街道（示例）"],
    ["lines and tabs", "一\n二\t三\r\n", "一\n二\t三\n"],
    ["zero widths and a mark of bytes", "\ufeff孙\u200b示\u2060", "孙示"],
    ["controls", "孙示\u0008\u0000\u0085", "孙示"],
    ["marks of direction", "a\u202egnp.exe\u2069", "agnp.exe"],
    ["non-characters", "甲\ufffe\u{1fffe}乙", "甲乙"],
    ["what is not composed", "e\u0301", "é"],
    ["a rare name with its variant", "葛\u{e0100}𠮷", "葛\u{e0100}𠮷"],
  ])("keeps %s clean", (_, given, kept) => {
    expect(cleanText(given)).toBe(kept);
  });

  it("has no clean form for half of a character", () => {
    expect(cleanText("廉\ud86f")).toBeUndefined();
    expect(cleanText("\udc00")).toBeUndefined();
  });

  it.each([
    ["half of a character", { a: { b: ["廉\ud86f"] } }, "a.b.0"],
    ["half of a character in a name", { a: { "\ud800": 1 } }, "a"],
    ["a number beyond double", JSON.parse('{"n":[1e999]}'), "n.0"],
  ])("refuses %s and names the place", (_, given, path) => {
    expect(cleanValue(given)).toMatchObject({ path });
  });

  it("refuses depth and number before anything looks at them", () => {
    const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`) as unknown;
    expect(cleanValue(deep)).toMatchObject({ message: "内容嵌套不能超过 20 层" });
    expect(cleanValue(Array.from({ length: 60_000 }, () => 1))).toHaveProperty("message");
  });

  it("leaves names of fields what they are", () => {
    const given = JSON.parse('{"__proto__":{"a":1},"constructor":"x"}') as unknown;
    const clean = cleanValue(given) as { value: object };
    expect(Object.keys(clean.value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(clean.value)).toBe(Object.prototype);
  });
});

describe("what the store would not take", () => {
  const put = (item: object) => ({ put: { pk: "a", sk: "b", ...item }, when: "any" }) as const;

  it("is measured by its own rules", () => {
    expect(sizeOf({ a: "甲", n: 1, l: [true, null] })).toBe(
      3 + (1 + 1 + 3) + (1 + 1 + 21) + (1 + 1 + 3 + 2 + 2),
    );
  });

  it.each([
    [
      "an item, by its largest part",
      [put({ data: { nomination: { powers: ["力".repeat(140_000)] } } })],
      "nomination.powers",
    ],
    ["a sort key", [put({ sk: `about#${"人".repeat(400)}` })], "sk"],
    ["a key of an index", [put({ aboutKey: "人".repeat(700) })], "aboutKey"],
    ["a transaction", Array.from({ length: 50 }, () => put({ x: "a".repeat(90_000) })), ""],
    ["too many writes", Array.from({ length: 101 }, () => put({})), ""],
  ])("names %s", (_, writes, path) => {
    expect(tooLarge(writes)).toMatchObject({ path });
  });

  it("takes what fits", () => {
    expect(tooLarge([put({ x: "力".repeat(130_000) })])).toBeUndefined();
  });
});
