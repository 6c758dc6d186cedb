import { describe, expect, it } from "vitest";
import { opinionColumns, opinionRows } from "#registry/ledger/duties/opinion.ts";
import { rules } from "#tests/kit/play.ts";
import {
  castOf,
  clueOn,
  course,
  request,
  stateOf,
  throughChain,
  toDraft,
} from "#tests/process/opinion/cast.ts";

const nameOf = (id: string) => (id === "secretary" ? "书记示例" : id);
const by = (today: string) => ({ nameOf, rules, today });
const cell = (row: readonly string[] | undefined, title: (typeof opinionColumns)[number]) =>
  row?.[opinionColumns.indexOf(title)];

describe("ledger L8 意见回复台账 (A-17, §4.9)", () => {
  const planted = clueOn("per_sun", "STUDYING", { summary: "植入的线索内容" });
  const state = stateOf(course([...toDraft(), ...throughChain], castOf([planted])));
  const rows = opinionRows(state, by("2026-10-09"));

  it("has a row for each name, and a cell for each column", () => {
    expect(rows).toHaveLength(request.names.length);
    for (const row of rows) expect(row).toHaveLength(opinionColumns.length);
  });

  it("says what was answered, by which letter, who signed it and until when it holds (D-OPN-4)", () => {
    const [jia, sun] = rows;
    expect([cell(jia, "姓名"), cell(jia, "回复意见")]).toEqual([
      "甲示例",
      "暂未发现影响提拔任用的问题",
    ]);
    expect([cell(sun, "姓名"), cell(sun, "回复意见")]).toEqual([
      "孙示例",
      "建议暂缓，待查清后再答复",
    ]);
    const [reply] = state.replies;
    expect(cell(jia, "复函文号")).toBe(reply?.number);
    expect(cell(jia, "签发人")).toBe("书记示例");
    expect(cell(jia, "有效期至")).toBe("2027-04-09");
    expect(cell(jia, "来函文号")).toBe(request.number);
  });

  it("says by when each name was to be answered and whether it was (D-OPN-1, D-AWD-1, ledgers sheet §5.1)", () => {
    const of = (row: readonly string[] | undefined) => [cell(row, "应复日"), cell(row, "是否按期")];
    expect(of(rows[0])).toEqual(["2026-10-19", "按期"]);
    const open = stateOf(course(toDraft(), castOf([planted])));
    expect(of(opinionRows(open, by("2026-10-19"))[0])).toEqual(["2026-10-19", ""]);
    expect(of(opinionRows(open, by("2026-10-20"))[0])).toEqual(["2026-10-19", "逾期未复"]);
    const [reply] = state.replies;
    if (reply === undefined) throw new Error("No reply");
    const late = { ...state, replies: [{ ...reply, on: "2026-10-20" }] };
    expect(of(opinionRows(late, by("2026-10-21"))[0])).toEqual(["2026-10-19", "逾期"]);
    const urgent = { ...open, replyIn: 2, request: { ...open.request, use: "AWARD" as const } };
    expect(of(opinionRows(urgent, by("2026-10-09"))[0])).toEqual(["2026-10-12", ""]);
  });

  it("holds no word of a clue", () => {
    expect(JSON.stringify(rows)).not.toMatch(/植入|线索/);
  });

  it("leaves what is not there yet empty", () => {
    const [row] = opinionRows(stateOf(course(toDraft(), castOf([planted]))), by("2026-10-09"));
    expect([cell(row, "回复意见"), cell(row, "复函文号"), cell(row, "答复次数")]).toEqual([
      "",
      "",
      "",
    ]);
  });
});
