import { describe, expect, it } from "vitest";
import { nothingOf, reachNote } from "../../web/list/reach.ts";

describe("an empty list (console.md §1 no. 27)", () => {
  it("of the whole district says that there is nothing", () => {
    expect(nothingOf("统计报告", "district")).toBe("还没有统计报告（您须回避的不列出）。");
    expect(reachNote("district")).toBe("");
  });

  it.each([
    ["room", "本室"],
    ["unit", "本单位"],
    ["hand", "由您经办"],
  ] as const)("of a right that reaches %s says that others' may be there", (reach, whose) => {
    expect(nothingOf("统计报告", reach)).toBe(
      `没有${whose}的统计报告。您的权限只到${whose}的，别处有没有，这里看不到。`,
    );
    expect(reachNote(reach)).toContain("别处有没有，这里看不到");
  });
});
