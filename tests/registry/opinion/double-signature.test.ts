import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { doubleSignatureForm } from "#registry/opinion/double-signature.ts";
import { replyDocument } from "#registry/opinion/reply.ts";
import { answeredFor } from "./answered-for.ts";

describe("双签字 (norms §2.8, process sheet §4.9): two secretaries sign where somebody is recommended upwards", () => {
  it("names each person with the verdict, room for two signatures, and nothing of what it rests on", async () => {
    const form = doubleSignatureForm(answeredFor(), 1, { district: "示例区" });
    const text = JSON.stringify(form);
    for (const word of ["甲示例", "乙示例", "不宜提拔任用", "暂未发现影响提拔任用的问题"])
      expect(text).toContain(word);
    for (const sign of ["党委（党组）书记签字", "纪委书记（纪检监察组组长）签字"])
      expect(text).toContain(sign);
    expect(text).not.toMatch(/线索|影响期|不成立|OPEN_CLUE/);
    if (form === undefined) throw new Error("No form");
    expect((await createDocuments().docx(form)).byteLength).toBeGreaterThan(2000);
  });

  it("goes with the letter as its enclosure", () => {
    expect(replyDocument(answeredFor(), 1, { district: "示例区" })?.enclosures).toEqual([
      "廉洁自律情况“双签字”表",
    ]);
    expect(
      replyDocument(answeredFor({ upward: "no" }), 1, { district: "示例区" })?.enclosures,
    ).toBeUndefined();
  });

  it("there is none for awards, within the district, or before a letter is signed", () => {
    expect(
      doubleSignatureForm(answeredFor({ use: "AWARD" }), 1, { district: "示例区" }),
    ).toBeUndefined();
    expect(
      doubleSignatureForm(answeredFor({ upward: "no" }), 1, { district: "示例区" }),
    ).toBeUndefined();
    expect(doubleSignatureForm(answeredFor(), 2, { district: "示例区" })).toBeUndefined();
  });
});
