import { describe, expect, it } from "vitest";
import { opinionColumns, opinionRows } from "#registry/ledger/duties/opinion.ts";
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
const cell = (row: readonly string[] | undefined, title: (typeof opinionColumns)[number]) =>
  row?.[opinionColumns.indexOf(title)];

describe("ledger L8 意见回复台账 (A-17, §4.9)", () => {
  const planted = clueOn("per_sun", "STUDYING", { summary: "植入的线索内容" });
  const state = stateOf(course([...toDraft(), ...throughChain], castOf([planted])));
  const rows = opinionRows(state, nameOf);

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

  it("holds no word of a clue", () => {
    expect(JSON.stringify(rows)).not.toMatch(/植入|线索/);
  });

  it("leaves what is not there yet empty", () => {
    const [row] = opinionRows(stateOf(course(toDraft(), castOf([planted]))), nameOf);
    expect([cell(row, "回复意见"), cell(row, "复函文号"), cell(row, "答复次数")]).toEqual([
      "",
      "",
      "",
    ]);
  });
});
