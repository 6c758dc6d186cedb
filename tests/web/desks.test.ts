import { describe, expect, it } from "vitest";
import { chain } from "#process/petition/chain.ts";
import { leftOf, type Request, rowsOf } from "../../web/page/opinions/requests.ts";
import { partOf, parts } from "../../web/page/petitions/parts.ts";

describe("the desk of the petition office (console.md §4 no. 11)", () => {
  const stages = [...Object.keys(chain.stages), ...Object.keys(chain.beside)];
  const partAt = (stage: string) => partOf({ task: `pet_1.${stage}.1` });

  it("every stage stands in one part: retaliation first, then what came in, is accepted, answered", () => {
    const found = Map.groupBy(stages, partAt);
    expect([...found.keys()].every((part) => part in parts)).toBe(true);
    expect(found.get("urgent")).toEqual(["URGENT"]);
    expect(found.get("incoming")).toEqual(["RECEIVED"]);
    expect(found.get("accepting")).toContain("CLASSIFYING");
    expect(found.get("answering")).toEqual(expect.arrayContaining(["COMPLETED", "NOTICE"]));
  });

  it("names no stage that the process does not have", () => {
    const named = stages.filter((stage) => partAt(stage) !== "handling");
    expect(named).toHaveLength(13);
  });
});

describe("opinions on promotion as rows of names (console.md §4, A-17)", () => {
  const reply = (number: string, answers: Request["replies"][number]["answers"]) => ({
    ...{ number, on: "2026-08-10", validUntil: "2027-02-10" },
    answers,
  });
  const named = (n: number) => ({
    ...{ n, name: `赵示例${n}`, unit: "示例村", post: "书记", proposed: "副科级" },
    withdrawn: false,
  });
  const request: Request = {
    ...{ id: "opn_1", status: "REPLIED", use: "PROMOTION", from: "组织部（示例）", letter: "1号" },
    names: [named(1), named(2), named(3)],
    replies: [
      reply("答1", [
        { n: 1, wording: "暂缓" },
        { n: 2, wording: "无影响" },
      ]),
      reply("答2", [{ n: 1, wording: "不宜" }]),
    ],
  };

  it("each name has the last answer to it, and none where nobody answered", () => {
    expect(rowsOf([request]).map(({ n, answer }) => [n, answer?.wording, answer?.number])).toEqual([
      [1, "不宜", "答2"],
      [2, "无影响", "答1"],
      [3, undefined, undefined],
    ]);
  });

  it.each([
    ["2026-12-01", 0, "今日到期"],
    ["2026-12-31", 30, "剩 30 天"],
    ["2026-11-30", -1, "已过有效期"],
  ])("an answer that holds until %s", (until, days, text) => {
    expect(leftOf(until, "2026-12-01")).toEqual({ days, text });
  });
});
