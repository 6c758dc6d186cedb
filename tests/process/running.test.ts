import { describe, expect, it } from "vitest";
import { runningIn } from "#process/running.ts";
import { processOf } from "#processes";

const stage = (name: string) => ({ stage: name });

describe("long work says how far it has got (K)", () => {
  it.each([
    ["targeted", "ANALYZING", "比对数据"],
    ["report", "DRAFT", "统计数字"],
  ])("%s: until its question is there, the machine works on it", async (kind, status, what) => {
    const process = await processOf(kind);
    if (process === undefined) throw new Error(`No process ${kind}`);
    expect(runningIn(process, { status, state: {} }, [])).toEqual({ done: 0, of: 1, what });
    expect(runningIn(process, { status, state: {} }, [stage("UNIT_DOCUMENTS")])?.what).toBe(what);
    expect(runningIn(process, { status, state: {} }, [stage(status)])).toBeUndefined();
    expect(runningIn(process, { status: "CANCELLED", state: {} }, [])).toBeUndefined();
  });

  it("what counts its steps says so itself", () => {
    const running = () => ({ done: 2, of: 7 });
    expect(runningIn({ running }, { status: "RUNNING", state: {} }, [])).toEqual(running());
  });
});
