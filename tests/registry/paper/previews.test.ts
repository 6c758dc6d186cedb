import { describe, expect, it } from "vitest";
import { letter } from "#process/letter/process.ts";
import { previewsOf } from "#registry/paper/papers.ts";
import { specimens } from "#registry/paper/specimens.ts";
import { play } from "#tests/kit/play.ts";
import { course, letterCast } from "../../process/letter/cast.ts";

const writing = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-06-02",
  nameOf: (officer: string) => officer,
};
const deciding = [
  "TRIAL_CHECK",
  "ROOM_APPROVAL",
  "DEPUTY_APPROVAL",
  "SECRETARY_APPROVAL",
  "NUMBERING",
];

describe("papers are read before they are signed (use.md #16, A-24)", () => {
  it("a letter by everybody who decides on it, marked as 送审稿; neither before nor after", () => {
    const seen = course.map((_, place) => {
      const { record } = play(letter, letterCast, course.slice(0, place + 1));
      if (record === undefined) throw new Error("no record");
      const of = { kind: "letter", state: record.state };
      return [record.state.status, previewsOf(of, writing, undefined)[0]?.note];
    });
    const previewed = seen.filter(([, note]) => note === "送审稿，未编号、未用印");
    expect([...new Set(previewed.map(([status]) => status))]).toEqual(deciding);
    expect(seen.filter(([status]) => deciding.includes(status ?? ""))).toEqual(previewed);
  });

  it.each(Object.keys(specimens))("what of a %s has gone out is previewed no more", (kind) => {
    const of = { kind, state: specimens[kind] };
    for (const { title } of previewsOf(of, writing, undefined)) expect(title).not.toBe("");
    expect(previewsOf({ ...of, kind: "none" }, writing, undefined)).toEqual([]);
  });
});
