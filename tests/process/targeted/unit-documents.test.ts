import { describe, expect, it } from "vitest";
import { sayingOf } from "#kernel/document/saying.ts";
import { filesIn } from "#process/file/files-in.ts";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import { targeted } from "#process/targeted/process.ts";
import { targetedPapers } from "#registry/paper/visits.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

const cast = inspectionCast(from);
const unit = { id: "lv", name: "吕示例", role: "UNIT", unit: "unt_team" } as const;
const officers = [...cast.officers, { ...unit, email: "lv@example.test" }];
const game = (...moves: Move<TargetedCommand>[]) =>
  play(targeted, { ...cast, officers }, [...opening.slice(0, 9), ...moves]);
const asked = ({ tasks }: ReturnType<typeof game>) =>
  [...tasks.values()].find(({ stage }) => stage === "UNIT_DOCUMENTS");
const receives = (...documents: number[]): Move<TargetedCommand> => ({
  do: "command",
  by: "chen",
  command: { type: "receive", documents, receivedOn: "2026-08-17" },
});

describe("A-21, gap 9: the list of documents goes to the unit itself", () => {
  it("by its link, with its due day (D-TI-1) and nothing of the inside", () => {
    const played = game();
    const task = asked(played);
    expect(task?.seats.map(({ person }) => person)).toEqual(["lv"]);
    expect(task?.due).toMatchObject({ ruleCode: "D-TI-1", base: "2026-08-16" });
    const { record } = played;
    if (record === undefined) throw new Error("no record");
    expect(targeted.show?.(record.state, "UNIT_DOCUMENTS")).toEqual([
      { label: "送达", value: "2026-08-16 办公室签收" },
      { label: "报送期限", value: "2026-08-19" },
      { label: "调取材料 1", value: "加油明细" },
      { label: "调取材料 2", value: "派车单" },
    ]);
    const writing = { district: "示例区", secretary: "", today: from, nameOf: (id: string) => id };
    const paper = targetedPapers.documents;
    const written = paper.write(record.state, writing, sayingOf(paper.texts));
    expect(written).toMatchObject({ addressee: "示例队", date: "2026-08-16" });
    expect(JSON.stringify(written?.body)).toContain("2026年8月19日");
  });

  it("the unit answers document by document, and the room still says what has come", () => {
    const played = game({
      do: "answer",
      by: "lv",
      stage: "UNIT_DOCUMENTS",
      action: "submit",
      form: { how1: "纸质一份", files1: "fil_1，fil_2", how2: "无派车单" },
    });
    const { state } = played.record ?? {};
    expect(filesIn(state)).toEqual(["fil_1", "fil_2"]);
    expect(state?.requests.at(-1)).toMatchObject({
      handedIn: [
        {
          by: "lv",
          items: [
            { n: 1, how: "纸质一份", files: ["fil_1", "fil_2"] },
            { n: 2, how: "无派车单" },
          ],
        },
      ],
    });
    expect(played.record?.state.status).toBe("DOC_REQUESTED");
    expect(asked(played)?.status).toBe("CLOSED");
  });

  it("what has come, or is waited for no longer, is asked for no longer", () => {
    expect(asked(game(receives(1)))?.status).toBe("OPEN");
    expect(asked(game(receives(1, 2)))).toMatchObject({ status: "CLOSED", outcome: "complete" });
    const partial = { type: "go-on-partial", reason: "拒不提供（示例）" } as const;
    expect(asked(game({ do: "command", by: "chen", command: partial }))).toMatchObject({
      status: "CLOSED",
      outcome: "partial",
    });
  });

  it("received is said once, while the answer is still to come", () => {
    const received = { type: "acknowledge", person: "lv" } as const;
    const says = { do: "verb", stage: "UNIT_DOCUMENTS", command: received } as const;
    const played = game(says, says);
    expect(asked(played)?.status).toBe("OPEN");
    expect(asked(played)?.seats[0]?.acknowledgedAt).toBeDefined();
    expect(played.events.filter(({ type }) => type === "task.acknowledged")).toHaveLength(1);
    const inside = game({
      do: "verb",
      stage: "DOC_REQUESTED",
      command: { type: "acknowledge", person: "chen" },
    });
    expect(inside.events.some(({ type }) => type === "task.acknowledged")).toBe(false);
  });
});
