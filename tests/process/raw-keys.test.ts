import { describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { processOf } from "#processes";
import { documentOf, papers } from "#registry/paper/papers.ts";
import { specimens } from "#registry/paper/specimens.ts";
import { histories } from "#tests/oracle/histories.ts";

type AnyProcess = Process<unknown, { type: string }>;
type Line = { label: string; value: string };

/**
 * Latin letters that people do read: numbers of matters and papers, names of files, and the words
 * of a district that has two names for its quarter.
 */
const readable = [
  /\b[A-Z]{2}-\d{4}-\d{4}\b/g,
  /\b[A-Z]{2}-[0-9A-Z]{6}\b/g,
  /[^\s（]+\.pdf（\d+ 字节，SHA-256 [0-9a-f]+）/g,
  /\d{4}Q[1-4]/g,
  /AB角/g,
];

/** A closed list's key, a record's or an officer's id: anything of two Latin letters or more. */
function rawIn(text: string): string[] {
  const left = readable.reduce((rest, pattern) => rest.replaceAll(pattern, ""), text);
  return left.match(/[A-Za-z][A-Za-z0-9_.-]+/g) ?? [];
}

/** All that is shown of a record after each of its events, stage by stage. */
function shownOf(process: AnyProcess, events: readonly Event[], officers: readonly Named[]) {
  const lines: Line[] = [];
  const stages = Object.keys(process.stages);
  let state: unknown;
  for (const event of events) {
    state = process.evolve(state, event);
    if (state === undefined) continue;
    const facts = process.facts?.(state) ?? [];
    const texts = stages.flatMap((stage) => process.show?.(state, stage) ?? []);
    const exchanged = (process.exchanged?.(state) ?? []).flatMap(({ lines: each }) => each);
    const background = process.background?.(state) ?? [];
    lines.push(...wordedFor(process, [...facts, ...texts], officers), ...exchanged, ...background);
  }
  return lines;
}
type Named = { id: string; name: string };

/** Older than the names in them: shown by the ids that they were entered with. */
const older = [/^enr_a（/];

describe("nobody is shown a key of a closed list, or an id of a record or an officer", () => {
  it.each(Object.keys(histories) as (keyof typeof histories)[])("%s", async (kind) => {
    const process = (await processOf(kind)) as AnyProcess | undefined;
    if (process === undefined) throw new Error(`No process ${kind}`);
    const found = new Set<string>();
    for (const tell of Object.values(histories[kind])) {
      const { events, cast } = tell();
      const named = cast.officers.map(({ id }) => ({ id, name: "陈示例" }));
      for (const { label, value } of shownOf(process, events, named))
        if (!older.some((pattern) => pattern.test(value)))
          for (const raw of [...rawIn(label), ...rawIn(value)])
            found.add(`${raw} in ${label}：${value}`);
    }
    expect([...found]).toEqual([]);
  });

  it.each(Object.keys(papers))("paper %s", (code) => {
    const { kind = "" } = papers[code] ?? {};
    const writing = {
      district: "示例区",
      secretary: "周示一",
      today: "2026-09-01",
      nameOf: () => "陈示六",
    };
    const paper = documentOf(code, specimens[kind], writing, undefined);
    const { body = [], title = "", copies = [] } = paper ?? {};
    expect(rawIn(JSON.stringify([title, copies, textsIn(body)]))).toEqual([]);
  });
});

/** Every text of a paper's parts, without the names of the parts themselves. */
function textsIn(parts: readonly object[]): string[] {
  return parts.flatMap((part) =>
    Object.entries(part).flatMap(([key, value]) => {
      if (key === "level") return [];
      if (typeof value === "string") return [value];
      return typeof value === "object" && value !== null
        ? textsIn(Object.values(wrapped(value)))
        : [];
    }),
  );
}

/** Texts in lists as members, so that one way leads through all of it. */
function wrapped(value: object): object[] {
  return Object.values(value).map((one) => (typeof one === "string" ? { one } : one));
}
