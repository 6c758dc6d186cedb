import { describe, expect, it } from "vitest";
import { importProcess } from "#registry/import/process.ts";
import type { Import } from "#registry/import/schema.ts";

const changedAt = "2026-03-02T01:00:00.000Z";
const state = { status: "WRITING", chunks: 40, done: 3 } as Import;
/** Whether its page leaves the button out, so many minutes after something was written last. */
const isLeftOut = (status: Import["status"], minutes: number) => {
  const now = new Date(Date.parse(changedAt) + minutes * 60_000).toISOString();
  return importProcess.needless?.(
    "resumption",
    { ...state, status },
    { now, changedAt, tasks: [] },
  );
};

describe("an import that stands still (A-25)", () => {
  it.each(["UPLOADED", "CHECKING", "WRITING"] as const)(
    "%s: is offered to be resumed once no step can be at work any more, though no failure was noted",
    (status) => {
      expect(isLeftOut(status, 16)).toBe(true);
      expect(isLeftOut(status, 39)).toBe(true);
      expect(isLeftOut(status, 40)).toBe(false);
    },
  );

  it("that was interrupted is offered at once, one that has ended never", () => {
    expect(isLeftOut("FAILED", 0)).toBe(false);
    expect(isLeftOut("DONE", 600)).toBe(true);
    expect(isLeftOut("REFUSED", 600)).toBe(true);
  });
});
