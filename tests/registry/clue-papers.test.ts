import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { clueDocument, type PaperName, papers } from "#registry/clue-papers/papers.ts";
import {
  ask,
  type ClueMove,
  course,
  opinion,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "#tests/process/clue/cast.ts";

const of = { district: "示例区", nameOf: (id: string) => `${id}示例` };
const approved = (...way: Parameters<typeof opinion>): ClueMove[] => [
  tell("lead", studied("2026-03-02")),
  tell("lead", opinion(...way)),
  ...throughChain,
];
const talked = tell("lead", {
  type: "hold-talk",
  talk: {
    on: "2026-03-02",
    officers: ["lead", "second"],
    place: "谈话室",
    record: "如实说明（示例）",
    statement: "no",
  },
});
const served = tell("lead", {
  type: "serve-inquiry",
  inquiry: { servedOn: "2026-03-02", copiedTo: "派驻组（示例）", answersDirectly: "no" },
});
const verified = tell("lead", {
  type: "report-verification",
  report: { on: "2026-03-02", findings: "属实", proposal: "立案", signedBy: ["lead", "second"] },
});
const measured = tell("lead", {
  type: "measure",
  disposal: {
    personId: "per_zhao",
    measure: "ADMONITION",
    decidedOn: "2026-03-02",
    decidedBy: "区纪委监委",
    basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
  },
});

const written: Readonly<Record<PaperName, readonly [readonly ClueMove[], RegExp]>> = {
  inquiry: [[...approved("INQUIRY"), served], /十五个工作日内.*经所在单位主要负责人签署意见/],
  "talk-plan": [approved("TALK"), /谈话方案.*两人办理/],
  "talk-record": [[...approved("TALK"), talked], /如实说明.*签名/],
  "verification-plan": [approved("PRELIM_VERIFY"), /初步核实工作方案.*lead示例、second示例/],
  "verification-report": [[...approved("PRELIM_VERIFY"), verified], /属实.*立案/],
  feedback: [approved("CLOSE", { closing: "ACCEPTED" }), /予以采信/],
  decision: [[measured], /给予赵示例诫勉，影响期至2026年9月1日/],
};

describe("papers of a clue on the one layout of official documents (规则 Art. 27-36)", () => {
  it.each(Object.keys(papers) as PaperName[])("%s", async (name) => {
    const [moves, words] = written[name];
    const document = clueDocument(stateOf(course([...toDesk, ...moves])), name, of);
    expect(JSON.stringify(document)).toMatch(words);
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
