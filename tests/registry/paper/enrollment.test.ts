import { describe, expect, it } from "vitest";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { enrollmentPapers } from "#registry/paper/enrollment.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";

const of = { district: "示例区", secretary: "周示一", today: "2026-03-30" };
const drafted = {
  status: "DRAFT",
  proposer: "chen",
  room: "2",
  candidate,
  scoreSheet,
  nomination,
  studies: [],
  returns: [],
  recusals: [],
  visits: {},
  enteredAt: "2026-03-02T01:00:00.000Z",
} as Enrollment;
const study: Enrollment["studies"][number] = {
  meetingId: "mtg_x",
  heldOn: "2026-03-18",
  minutesNumber: "示纪常纪〔2026〕6号",
  result: "passed",
  entitled: 9,
  present: 8,
  recused: [],
  yes: 8,
  no: 0,
  abstain: 0,
  opinion: "",
  enteredBy: "shen",
  confirmedBy: "han",
};
const asked: Enrollment = {
  ...drafted,
  studies: [study],
  request: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-20", classification: "内部" },
};
const active: Enrollment = {
  ...asked,
  consent: { form: "MEETING", documentNumber: "示委〔2026〕8号", consentedOn: "2026-03-27" },
  effectiveOn: "2026-03-27",
};

const textsOf = (paper: { body: readonly object[] } | undefined) =>
  (paper?.body ?? []).map((part) => JSON.stringify(part)).join("\n");

describe("the official papers of an enrollment", () => {
  it("are there once the record has come to them, not before", () => {
    const there = (state: Enrollment) =>
      Object.entries(enrollmentPapers)
        .filter(([, { write }]) => write(state, of) !== undefined)
        .map(([name]) => name);
    const { nomination: _nomination, ...screening } = drafted;
    expect([screening, drafted, asked, active].map((state) => there(state as Enrollment))).toEqual([
      [],
      ["nomination"],
      ["nomination", "request"],
      ["nomination", "request", "notice"],
    ]);
  });

  it("A-10: the 请示 goes upwards, with 签发人, the study's figures and 妥否，请批示", () => {
    const paper = enrollmentPapers.request.write(asked, of);
    expect(paper).toMatchObject({
      number: "示纪〔2026〕12号",
      signer: "周示一",
      addressee: "中共示例区委员会",
      classification: "内部",
      date: "2026-03-20",
      signed: "sealed",
    });
    expect(textsOf(paper)).toContain("应到9人，实到8人，同意8票，不同意0票，弃权0票");
    expect(paper?.body.at(-1)).toEqual({ level: "text", text: "妥否，请批示。" });
  });

  it("D-ENR-7: the 告知书 says who agreed, from when, and what is asked, and carries no mark", () => {
    const paper = enrollmentPapers.notice.write(active, of);
    expect(paper).toMatchObject({ date: "2026-03-27", signed: "sealed" });
    expect(paper).not.toHaveProperty("classification");
    expect(textsOf(paper)).toContain("示委〔2026〕8号");
    expect(textsOf(paper)).not.toContain(nomination.riskGrounds);
  });

  it("A-02, A-34: the nomination form has every field, and its page of signature carries text", () => {
    const paper = enrollmentPapers.nomination.write(drafted, of);
    for (const text of [candidate.personName, nomination.riskGrounds, scoreSheet.judgment])
      expect(textsOf(paper)).toContain(text);
    expect(paper?.body.at(-1)).toMatchObject({ level: "text" });
  });
});
