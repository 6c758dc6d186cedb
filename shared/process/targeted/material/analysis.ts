import * as z from "zod/mini";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import type { Fact } from "#kernel/record/event.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { fact } from "../events.ts";
import { type Analysis, HitReview, type Targeted, UploadedTable } from "../schema.ts";

/** Most files of one inspection. */
const maxTables = 20;

const takingTables: readonly Targeted["status"][] = ["DOC_REQUESTED", "ANALYZING"];

/** The unit's records as files, what the rules hit in them, and what people make of each hit. */
export const analysisCommands = commandsFor<Targeted>()({
  /** Its route takes the file in, and says where it lies. */
  "add-table": {
    access: "own-route",
    verb: "tables",
    summary: "上传单位记录（.xlsx 或 .csv）",
    right: "inspection.conduct",
    body: UploadedTable,
    in: takingTables,
    unless: ({ tables }) =>
      tables.length >= maxTables ? refuse("targeted.table", `最多 ${maxTables} 个文件`) : undefined,
    decide: addTable,
  },
  "note-analysis": internal(({ tables }: Targeted, { analysis }: { analysis: Analysis }) =>
    tables.some(isNew) ? [fact("targeted.analyzed", analysis)] : [],
  ),
  "analyze-again": {
    verb: "reanalysis",
    summary: "比对补充上传的数据表",
    right: "inspection.conduct",
    body: z.object({}),
    in: ["ANALYZING"],
    otherwise: "没有待比对的数据表",
    unless: ({ tables }) =>
      tables.some(isNew) ? undefined : refuse("record.state", "没有待比对的数据表"),
    decide: (_, __, context) =>
      closeStage("ANALYZING", { outcome: "again", reason: "比对补充的数据表" }, context),
  },
  /** Its route looks the hit up, and holds that it is reviewed once. */
  "review-hit": {
    access: "own-route",
    verb: "hit-reviews",
    summary: "人工核查疑点",
    right: "inspection.conduct",
    body: z.object({ review: HitReview }),
    in: ["ANALYZING", "ON_SITE", "FINDINGS_DRAFT"],
    decide: (_, { review }) => [fact("targeted.hit-reviewed", review)],
  },
});

function addTable(state: Targeted, table: z.infer<typeof UploadedTable>): Fact[] | Refusal {
  const added = { ...table, n: state.tables.length + 1 };
  return tableProblem(state, table) ?? [fact("targeted.table-added", added)];
}

/** Why a file is not taken; asked before it is stored as well, so that nothing lies there unread. */
export function tableProblem(
  { status, approved, tables }: Targeted,
  { theme, table, hash }: Pick<z.infer<typeof UploadedTable>, "theme" | "table" | "hash">,
): Refusal | undefined {
  if (!takingTables.includes(status)) return refuse("record.state");
  if (tables.length >= maxTables) return refuse("targeted.table", `最多 ${maxTables} 个文件`);
  if (!approved?.themes.includes(theme))
    return refuse("targeted.beyond-plan", `检查主题 ${theme} 未经批准`);
  return tables.some((one) => one.hash === hash && one.table === table)
    ? refuse("targeted.table", "同一文件已上传")
    : undefined;
}

/** Why nothing may start on site yet: a file not compared, a hit that nobody has looked at. */
export function unseen(state: Pick<Targeted, "tables" | "hits">): Refusal | undefined {
  if (state.tables.some(isNew)) return refuse("targeted.hits-open", "尚有数据表未比对");
  const open = openHits(state);
  return open > 0 ? refuse("targeted.hits-open", `尚有 ${open} 条疑点未核查`) : undefined;
}

/** Hits that nobody has reviewed yet. */
export function openHits({ hits: { found, suspect, explained } }: Pick<Targeted, "hits">): number {
  return found - suspect - explained;
}

function isNew({ status }: Targeted["tables"][number]): boolean {
  return status === "UPLOADED";
}
