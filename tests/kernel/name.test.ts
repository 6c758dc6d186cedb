import { describe, expect, it } from "vitest";
import { sameForm } from "#kernel/text/name.ts";

describe("one form for names, units, codes and posts", () => {
  it.each([
    [["孙示", "孙 示", "孙　示", " 孙示 "]],
    [
      [
        "阿依示例·买买提",
        "阿依示例•买买提",
        "阿依示例・买买提",
        "阿依示例．买买提",
        "阿依示例‧买买提",
      ],
    ],
    [["示例站(一)", "示例站（一）", "示例站 ( 一 )"]],
    [["BC-01", "ＢＣ－０１", "BC–01", "BC−01"]],
    [["主任（主持工作）", "主任(主持工作)"]],
    [["Ivan Petrov", "Ivan  Petrov", "Ｉｖａｎ Petrov"]],
  ])("%j are one", (all) => {
    expect(new Set(all.map(sameForm)).size).toBe(1);
  });

  it.each([
    ["孙示", "孙例"],
    ["BC-01", "BC-10"],
    ["Ivan Petrov", "IvanPetrov"],
    ["1.5", "15"],
    ["示例一站", "示例二站"],
  ])("%s is not %s", (one, other) => {
    expect(sameForm(one)).not.toBe(sameForm(other));
  });
});
