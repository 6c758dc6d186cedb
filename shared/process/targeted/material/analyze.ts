import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { fact } from "../events.ts";
import type { Of, Targeted } from "../schema.ts";

/** Most files of one inspection. */
export const maxTables = 20;

/** The unit's records as files, what the rules hit in them, and what people make of each hit. */
export function analyze(
  state: Targeted,
  command: Of<"add-table" | "note-analysis" | "analyze-again" | "review-hit">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "add-table":
      return addTable(state, command);
    case "note-analysis":
      return state.tables.some(({ status }) => status === "UPLOADED")
        ? [fact("targeted.analyzed", command.analysis)]
        : [];
    case "analyze-again":
      if (state.status !== "ANALYZING" || state.tables.every(({ status }) => status !== "UPLOADED"))
        return refuse("record.state", "没有待比对的数据表");
      return closeStage("ANALYZING", { outcome: "again", reason: "比对补充的数据表" }, context);
    case "review-hit":
      return ["ANALYZING", "ON_SITE", "FINDINGS_DRAFT"].includes(state.status)
        ? [fact("targeted.hit-reviewed", command.review)]
        : refuse("record.state");
  }
}

function addTable(state: Targeted, { type: _type, ...table }: Of<"add-table">): Fact[] | Refusal {
  if (!["DOC_REQUESTED", "ANALYZING"].includes(state.status)) return refuse("record.state");
  if (!state.approved?.themes.includes(table.theme))
    return refuse("targeted.beyond-plan", `检查主题 ${table.theme} 未经批准`);
  if (state.tables.some(({ hash, table: name }) => hash === table.hash && name === table.table))
    return refuse("targeted.table", "同一文件已上传");
  if (state.tables.length >= maxTables) return refuse("targeted.table", `最多 ${maxTables} 个文件`);
  return [fact("targeted.table-added", { ...table, n: state.tables.length + 1 })];
}

/** Hits that nobody has reviewed yet. */
export function openHits({ hits: { found, suspect, explained } }: Pick<Targeted, "hits">): number {
  return found - suspect - explained;
}
