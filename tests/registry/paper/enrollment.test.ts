import { describe, expect, it } from "vitest";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { enrollmentPapers } from "#registry/paper/enrollment.ts";
import { documentOf } from "#registry/paper/papers.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";

const of = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-03-30",
  nameOf: (officer: string) => officer,
};
const write = (name: keyof typeof enrollmentPapers, state: Enrollment) =>
  documentOf(`enrollment.${name}`, state, of, undefined);
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

const removed: Enrollment = {
  ...active,
  status: "REMOVED",
  removal: { reason: "TRANSFER", on: "2027-03-01", documentNumber: "示纪〔2027〕3号" },
};

const textsOf = (paper: { body: readonly object[] } | undefined) =>
  (paper?.body ?? []).map((part) => JSON.stringify(part)).join("\n");

describe("the official papers of an enrollment", () => {
  it("are there once the record has come to them, not before", () => {
    const there = (state: Enrollment) =>
      (Object.keys(enrollmentPapers) as (keyof typeof enrollmentPapers)[]).filter(
        (name) => write(name, state) !== undefined,
      );
    const { nomination: _nomination, ...screening } = drafted;
    expect(
      [screening, drafted, asked, active, removed].map((state) => there(state as Enrollment)),
    ).toEqual([
      [],
      ["nomination"],
      ["nomination", "request"],
      ["nomination", "request", "notice"],
      ["nomination", "request", "notice", "removal"],
    ]);
  });

  it("A-10: the 请示 goes upwards, with 签发人, the study's figures and 妥否，请批示", () => {
    const paper = write("request", asked);
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
    const paper = write("notice", active);
    expect(paper).toMatchObject({ date: "2026-03-27", signed: "sealed" });
    expect(paper).not.toHaveProperty("classification");
    expect(textsOf(paper)).toContain("示委〔2026〕8号");
    expect(textsOf(paper)).not.toContain(nomination.riskGrounds);
  });

  it("A-02, A-34: the nomination form has every field, and its page of signature carries text", () => {
    const paper = write("nomination", drafted);
    for (const text of [candidate.personName, nomination.riskGrounds, scoreSheet.judgment])
      expect(textsOf(paper)).toContain(text);
    expect(paper?.body.at(-1)).toMatchObject({ level: "text" });
  });

  it("§4.1: the notice of removal says why and from when, and that the file stays", () => {
    const paper = write("removal", removed);
    expect(paper).toMatchObject({ date: "2027-03-01", signed: "sealed" });
    for (const text of ["调离", "示纪〔2027〕3号", "2027年3月1日", "廉政档案"])
      expect(textsOf(paper)).toContain(text);
  });
});
