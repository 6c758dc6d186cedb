import { describe, expect, it } from "vitest";
import * as z from "zod";
import { DistrictConfig } from "#kernel/district/config.ts";
import { codeOf, sourcesOf } from "./sources.ts";

/** The names of all settings, as deep as they go; names that a district chooses are none. */
function namesIn(schema: unknown): string[] {
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  return Object.entries(properties).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

const declared = /kernel\/(district\/)?(default-)?config\.ts$|kernel\/(district\/)?pilot\.ts$/;
const readers = sourcesOf("shared", "functions", "local").filter(
  ({ path }) => !declared.test(path) && !path.includes("field-words"),
);
const code = readers.map(({ text }) => codeOf(text)).join("\n");
const asked = readers.map(({ text }) => text).join("\n");

describe("a district's settings (R21)", () => {
  const settings = [...new Set(namesIn(z.toJSONSchema(DistrictConfig, { io: "input" })))];

  it("are known by name", () => expect(settings).toContain("renominationMonths"));

  it.each(settings)("%s has a reader", (name) => {
    // A pilot is asked for by its name in quotes.
    const isRead = new RegExp(`\\b${name}\\b`).test(code) || asked.includes(`"${name}"`);
    expect(isRead).toBe(true);
  });
});
