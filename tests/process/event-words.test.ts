import { describe, expect, it } from "vitest";
import { eventWords } from "#process/trail-words.ts";
import { kindNames, processOf } from "#processes";
import { sourcesOf } from "#tests/architecture/sources.ts";

/** Types of events as the code makes or declares them: keys of `…Data`, facts, and literal events. */
const made = [
  /^ {2}"([a-z]+\.[a-z-]+)":/gm,
  /\bfact\(\s*"([a-z]+\.[a-z-]+)"/g,
  /\{ type: "([a-z]+\.[a-z-]+)", data/g,
];

const types = new Set(
  sourcesOf("shared/process", "shared/registry", "shared/kernel/district", "functions/react")
    .flatMap(({ text }) => {
      const tables = [...text.matchAll(/Data = \{[\s\S]*?^\};/gm)].map(([table]) => table);
      const [key, ...calls] = made;
      return [
        ...tables.flatMap((table) => [...table.matchAll(key as RegExp)]),
        ...calls.flatMap((call) => [...text.matchAll(call)]),
      ];
    })
    .flatMap(([, type]) => type ?? []),
);

describe("a trail says in words what happened (console.md §3.2, timeline with words)", () => {
  it.each([...kindNames])("each event of %s has a word of its own kind", async (kind) => {
    const words = eventWords(kind, (await processOf(kind))?.words);
    const own = [...types].filter((type) => type.startsWith(`${kind}.`));
    expect(own.filter((type) => !/\p{Script=Han}/u.test(words[type] ?? ""))).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  });

  it("finds the events of conducted kinds and of plain ones", () => {
    expect(types.size).toBeGreaterThan(250);
  });
});
