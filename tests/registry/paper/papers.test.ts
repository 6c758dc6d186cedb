import { describe, expect, it } from "vitest";
import { holesOf } from "#kernel/document/saying.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { documentOf, papers, problemOfTexts } from "#registry/paper/papers.ts";
import { planned, session } from "#registry/paper/sign-in-specimens.ts";
import { inspected, recused, specimens, visited } from "#registry/paper/specimens.ts";

const of = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-06-30",
  nameOf: (officer: string) => ({ "u-chen": "陈示八", "u-feng": "冯示五" })[officer] ?? officer,
};
const textOf = (code: string, state: unknown, texts?: Parameters<typeof documentOf>[3]) =>
  JSON.stringify(documentOf(code, state, of, texts));

describe("the official papers of visits, inspections and recusals", () => {
  it("D-QI-3: the feedback tells the unit what to put right, and nothing of a person's violation", () => {
    const text = textOf("quarterly.feedback", visited);
    for (const part of ["望海村（示例）", "2026年5月20日", "集体合同未按规定公开", "30日内"])
      expect(text).toContain(part);
    expect(text).not.toContain("钱示例");
    const { confirmedOn: _, ...reporting } = visited;
    expect(documentOf("quarterly.feedback", reporting, of, undefined)).toBeUndefined();
  });

  it("D-QI-3: a visit without findings says so and asks nothing", () => {
    const text = textOf("quarterly.feedback", { ...visited, findings: [] });
    expect(text).toContain("未发现需要整改的问题");
    expect(text).not.toContain("整改要求");
  });

  it("A-21, A-22: the report of a targeted inspection has team, findings, sums, and stays inside", () => {
    const paper = documentOf("targeted.report", inspected, of, undefined);
    expect(paper).toMatchObject({ classification: "工作秘密", signed: "unsealed" });
    const text = JSON.stringify(paper);
    for (const part of [
      "陈示八、冯示五",
      "钱示例涉嫌私车公养",
      "退赔1笔共500.00 元。",
      "第二监督检查室",
    ])
      expect(text).toContain(part);
    const { onSite: _, ...planned } = inspected;
    expect(documentOf("targeted.report", planned, of, undefined)).toBeUndefined();
  });

  it("监察法 67: the decision on a recusal names the officer, never the reporter or the kinship", () => {
    const text = textOf("recusal.decision", recused);
    expect(text).toContain("冯示五");
    expect(text).toContain("2026年3月2日");
    expect(text).not.toContain("检举控告人");
    expect(text).not.toContain("表亲");
    expect(textOf("recusal.decision", { ...recused, status: "DENIED" })).toContain("不予回避");
    expect(
      documentOf("recusal.decision", { ...recused, status: "REQUESTED" }, of, undefined),
    ).toBeUndefined();
  });
});

describe("sheets on which people sign in (process sheet §4.7, §4.11)", () => {
  it("a session's names everybody who is expected, and nobody who is not any more", () => {
    const text = textOf("education.sign-in", session);
    expect(text).toContain("钱示例");
    expect(text).not.toContain("孙示例");
    expect(
      documentOf(
        "education.sign-in",
        { ...session, cancelled: { reason: "停电（示例）" } },
        of,
        undefined,
      ),
    ).toBeUndefined();
  });

  it("a debriefing's has an empty line for each who takes part, and there is none where it is in writing", () => {
    const linesOf = (state: Debriefing) =>
      documentOf("debriefing.sign-in", state, of, undefined)?.body.flatMap((part) =>
        part.level === "table" ? part.rows : [],
      );
    expect(linesOf(planned)).toHaveLength(30);
    const written = { ...planned, plan: planned.plan && { ...planned.plan, mode: "WRITTEN" } };
    expect(linesOf(written as Debriefing)).toBeUndefined();
  });
});

describe("the words of a paper (A-16)", () => {
  it("are the district's own where it has some", () => {
    const own = { "quarterly.feedback": { closing: "请{抓紧}落实。" } };
    expect(textOf("quarterly.feedback", visited, own)).toContain("请{抓紧}落实。");
    const opening = { "quarterly.feedback": { opening: "{地点}第{季度}季度检查情况：" } };
    expect(textOf("quarterly.feedback", visited, opening)).toContain(
      "望海村（示例）第二季度检查情况：",
    );
  });

  it("leave nothing unfilled in any paper, and every paper can be tried on its specimen", () => {
    for (const [code, { kind }] of Object.entries(papers)) {
      const text = textOf(code, specimens[kind]);
      expect(text, code).toContain("title");
      expect(holesOf(text).filter((name) => !name.includes('"'))).toEqual([]);
    }
  });

  it.each([
    [{ "letter.unknown": { closing: "好。" } }, "没有这种公文"],
    [{ "enrollment.notice": { toString: "好。" } }, "公文没有这一用语"],
    [{ "enrollment.notice": { closing: "{姓名}" } }, "这一用语不填入内容"],
    [{ "enrollment.notice": { opening: "{身份证号}" } }, "不能填入“身份证号”"],
  ])("refuse %j", (texts, message) => {
    expect(problemOfTexts(texts)).toMatchObject({
      refused: "input.invalid",
      fields: [{ message: expect.stringContaining(message) }],
    });
  });
});
