import { expect, it } from "vitest";
import { registerRows, specialRules } from "#kernel/deadline/register-rows.ts";
import { sourcesOf } from "./sources.ts";

const literal = /(?<quote>["'`])(?<title>(?:(?!\k<quote>)[^\\]|\\.)*)\k<quote>/;
const plain = new RegExp(`\\b(?:it|test|describe)\\(\\s*${literal.source}`, "gs");
/** A table's rows are part of its titles where these show them. */
const table = new RegExp(`\\.each\\((?<rows>[\\s\\S]*?)\\)\\(\\s*${literal.source}`, "gs");

/** What the titles of a test's file say, rows of tables that they show included. */
function titlesIn(text: string): string[] {
  const told = [...text.matchAll(plain)].map(({ groups }) => groups?.title ?? "");
  const shown = [...text.matchAll(table)].flatMap(({ groups: { title = "", rows = "" } = {} }) =>
    title.includes("%s") ? [title, rows] : [title],
  );
  return [...told, ...shown];
}

it("every deadline code of the register is cited in the title of a test", () => {
  const titles = sourcesOf("tests")
    .filter(
      ({ path }) => path.endsWith(".test.ts") && !path.endsWith("architecture/deadlines.test.ts"),
    )
    .flatMap(({ text }) => titlesIn(text))
    .join("\n");
  const cited = new Set(titles.match(/D-[A-Z]+(?:-[A-Z0-9]+)*/g));
  const codes = [...Object.keys(registerRows), ...Object.keys(specialRules)];
  expect(codes.filter((code) => !cited.has(code))).toEqual([]);
});
