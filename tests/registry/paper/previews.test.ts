import { describe, expect, it } from "vitest";
import { previewed } from "#functions/link/question/question-page.ts";
import { letter } from "#process/letter/process.ts";
import { previewsOf } from "#registry/paper/papers.ts";
import { specimens } from "#registry/paper/specimens.ts";
import { play } from "#tests/kit/play.ts";
import { histories } from "#tests/oracle/histories.ts";
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

  it("the question page leads to a preview at just those stages at which there is one", () => {
    const found = new Map<string, boolean[]>();
    for (const [kind, games] of Object.entries(histories))
      for (const game of Object.values(games)) {
        const { events, process } = game();
        const open = new Set<string>();
        let state: unknown;
        for (const [n, event] of events.entries()) {
          state = process.evolve(state, event);
          const stage = event.task?.split(".").at(-2) ?? "";
          if (event.type === "task.opened") open.add(stage);
          else if ("outcome" in event.data || event.type === "task.voided") open.delete(stage);
          if (events[n + 1]?.at === event.at) continue;
          const has = previewsOf({ kind, state }, writing, undefined).length > 0;
          for (const one of open)
            found.set(`${kind} ${one}`, [...(found.get(`${kind} ${one}`) ?? []), has]);
        }
      }
    const isOffered = (kind: string, stage: string) =>
      previewed[kind] === "every" || previewed[kind]?.includes(stage) === true;
    const wrong = [...found].filter(([at, has]) => {
      const [kind = "", stage = ""] = at.split(" ");
      return has.some((one) => one !== isOffered(kind, stage));
    });
    expect(wrong).toEqual([]);
    expect(found.size).toBeGreaterThan(50);
  });

  it.each(Object.keys(specimens))("what of a %s has gone out is previewed no more", (kind) => {
    const of = { kind, state: specimens[kind] };
    for (const { title } of previewsOf(of, writing, undefined)) expect(title).not.toBe("");
    expect(previewsOf({ ...of, kind: "none" }, writing, undefined)).toEqual([]);
  });
});
