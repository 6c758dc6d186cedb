import { describe, expect, it } from "vitest";
import { type Capability, type FunctionName, type FunctionSpec, topology } from "#topology";
import { codeOf, sourcesOf } from "./sources.ts";

const sources = new Map(sourcesOf("shared", "functions").map((source) => [source.path, source]));
const functions = Object.entries(topology.functions) as [FunctionName, FunctionSpec][];

/** By what code a right on the table shows; a function that has it must be able to come there. */
const uses: readonly (readonly [Capability, RegExp])[] = [
  ["table:count", /\bstore\.add\(/],
  ["table:remove", /\bremove: /],
  ["table:write", /\btransact\(/],
  ["table:read", /\bgetMany\(|\bstore\.get\(/],
  ["workflow:start", /\bconductor\.start\(/],
  ["workflow:answer", /\bconductor\.succeed\(/],
];

/** Every file that a function's code may load, at the start or later. */
function reachedFrom(entry: string): string[] {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of sources.get(path)?.imports ?? []) visit(next);
  };
  visit(entry);
  return [...reached];
}

describe("least privilege: rights that no code uses", () => {
  const rights = functions.flatMap(([name, { entry, uses: given }]) =>
    uses
      .filter(([capability]) => given.includes(capability))
      .map(([capability, shows]) => ({ name, entry, capability, shows })),
  );

  it.each(rights)("$name comes to what $capability is for", ({ entry, shows }) => {
    const texts = reachedFrom(entry).map((path) => codeOf(sources.get(path)?.text ?? ""));
    expect(texts.some((text) => shows.test(text))).toBe(true);
  });

  it("no code reads single items, so no role may", () => {
    const wrong = [...sources.values()].filter(({ text }) => /\bGetCommand\b/.test(codeOf(text)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
