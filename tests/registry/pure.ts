import { systemActor } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { rules } from "../kernel/deadline/fixture.ts";

/** What a pure decision on a line of the library knows, on the morning of 2026-03-02. */
export function pureContext(record: string, more: Partial<Context> = {}): Context {
  return {
    now: "2026-03-02T01:00:00.000Z",
    actor: systemActor,
    district: "sample",
    recordId: record,
    rules,
    officers: [],
    tasks: [],
    ...more,
  };
}
