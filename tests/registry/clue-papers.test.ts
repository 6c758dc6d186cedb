import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { clueDocument, type PaperName, papers } from "#registry/clue-papers/papers.ts";
import { ask, course, stateOf, toDesk } from "#tests/process/clue/cast.ts";
import { clueWith } from "./clue-paper-cases.ts";

const of = { district: "示例区", nameOf: (id: string) => `${id}示例` };

const words: Readonly<Record<PaperName, RegExp>> = {
  inquiry: /"copies":\["派驻组（示例）"\].*十五个工作日内.*经所在单位主要负责人签署意见/,
  "talk-plan": /谈话方案.*两人办理/,
  "talk-record": /如实说明.*签名/,
  "verification-plan": /初步核实工作方案.*lead示例、second示例/,
  "verification-report": /属实.*立案/,
  feedback: /予以采信/,
  decision: /给予赵示例诫勉，影响期至2026年9月1日/,
};

describe("papers of a clue on the one layout of official documents (规则 Art. 27-36)", () => {
  it.each(Object.keys(papers) as PaperName[])("%s", async (name) => {
    const document = clueDocument(clueWith(name), name, of);
    expect(JSON.stringify(document)).toMatch(words[name]);
    expect(document?.classification).toBe("工作秘密");
    if (document === undefined) return;
    const bytes = await createDocuments().docx(document);
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe("PK");
  });

  it("is not there before there is anything to write in it", () => {
    const state = stateOf(course([...toDesk, ask]));
    for (const name of Object.keys(papers) as PaperName[])
      expect(clueDocument(state, name, of)).toBeUndefined();
  });
});
