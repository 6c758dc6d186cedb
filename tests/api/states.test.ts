import { describe, expect, it } from "vitest";
import { stateMembers } from "#functions/documents/openapi/states.ts";
import { processOf } from "#processes";
import { histories } from "#tests/oracle/histories.ts";

describe("the document's states are those that records really have, members and what these hold", () => {
  it.each(Object.keys(histories) as (keyof typeof histories)[])("%s", async (kind) => {
    const process = await processOf(kind);
    const members = stateMembers[kind] ?? {};
    const wrong = new Set<string>();
    let checked = 0;
    for (const tell of Object.values(histories[kind])) {
      let state: unknown;
      for (const event of tell().events) {
        state = process?.evolve(state, event);
        for (const [name, value] of Object.entries((state ?? {}) as object)) {
          const member = members[name];
          if (member === undefined) wrong.add(`${name} is not in the document`);
          if (member === undefined || typeof member === "string" || value === undefined) continue;
          const read = member.schema.safeParse(value);
          checked += 1;
          // A rule across members is the command's; a JSON Schema says nothing of it.
          const told = read.error?.issues.filter(({ code }) => code !== "custom") ?? [];
          for (const { path, message } of told)
            wrong.add(`${[name, ...path].join(".")}: ${message}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
    expect(checked).toBeGreaterThan(0);
  });
});
