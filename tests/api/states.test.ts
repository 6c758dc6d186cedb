import { describe, expect, it } from "vitest";
import { kindSchemas } from "#functions/documents/openapi/by-kind.ts";
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

describe("the document's statuses are those that records really have", () => {
  it.each(Object.keys(histories) as (keyof typeof histories)[])("%s", async (kind) => {
    const process = await processOf(kind);
    const schemas = await kindSchemas();
    const known = JSON.stringify(schemas[`Status.${kind}`] ?? "");
    const found = new Set<string>();
    for (const tell of Object.values(histories[kind])) {
      let state: unknown;
      for (const event of tell().events) {
        state = process?.evolve(state, event);
        found.add(process?.keys(state).status ?? "");
      }
    }
    const strange = [...found].filter((status) => !known.includes(`"const":"${status}"`));
    expect(process?.statuses === undefined ? [] : strange).toEqual([]);
    expect(found.size).toBeGreaterThan(0);
    for (const type of Object.keys(process?.words ?? {}))
      expect(JSON.stringify(schemas[`Event.${kind}`])).toContain(`"const":"${type}"`);
  });
});
