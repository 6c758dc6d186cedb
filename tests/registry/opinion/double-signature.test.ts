import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { doubleSignatureForm } from "#registry/opinion/double-signature.ts";
import { replyDocument } from "#registry/opinion/reply.ts";

const opinion = (more: { upward?: "yes" | "no"; use?: "PROMOTION" | "AWARD" } = {}) =>
  ({
    request: {
      use: more.use ?? "PROMOTION",
      from: "示例区委组织部",
      number: "示组函〔2026〕31号",
      on: "2026-10-09",
      purpose: "干部推荐",
      upward: more.upward ?? "yes",
    },
    people: [
      { n: 1, name: "甲示例", unit: "示例局", post: "科长", proposed: "副局长", personId: "per_1" },
      { n: 2, name: "乙示例", unit: "示例站", post: "站长", proposed: "副局长", personId: "per_2" },
    ],
    replies: [
      {
        round: "REPLY",
        number: "示纪函〔2026〕19号",
        on: "2026-10-16",
        answers: [
          { n: 1, verdict: "NO_ISSUE", findings: [{ reason: "OPEN_CLUE" }], override: "不成立" },
          { n: 2, verdict: "UNSUITABLE", findings: [{ reason: "INFLUENCE" }] },
        ],
        validity: {
          effectiveDue: "2027-04-16",
          nominalDue: "2027-04-16",
          period: { unit: "M", length: 6 },
        },
      },
    ],
  }) as unknown as Opinion;

describe("双签字 (norms §2.8, process sheet §4.9): two secretaries sign where somebody is recommended upwards", () => {
  it("names each person with the verdict, room for two signatures, and nothing of what it rests on", async () => {
    const form = doubleSignatureForm(opinion(), 1, { district: "示例区" });
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
    expect(replyDocument(opinion(), 1, { district: "示例区" })?.enclosures).toEqual([
      "廉洁自律情况“双签字”表",
    ]);
    expect(
      replyDocument(opinion({ upward: "no" }), 1, { district: "示例区" })?.enclosures,
    ).toBeUndefined();
  });

  it("there is none for awards, within the district, or before a letter is signed", () => {
    expect(
      doubleSignatureForm(opinion({ use: "AWARD" }), 1, { district: "示例区" }),
    ).toBeUndefined();
    expect(
      doubleSignatureForm(opinion({ upward: "no" }), 1, { district: "示例区" }),
    ).toBeUndefined();
    expect(doubleSignatureForm(opinion(), 2, { district: "示例区" })).toBeUndefined();
  });
});
