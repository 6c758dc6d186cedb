import * as z from "zod/mini";
import { refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { earlierReceipt } from "#kernel/route/idempotency.ts";
import { route } from "#kernel/route/route.ts";
import { sha256 } from "#kernel/text/hash.ts";
import { isSecretName, stateSecret } from "#kernel/text/marks.ts";
import { text } from "#kernel/text/text.ts";
import { runCommand } from "#process/command-routes.ts";
import { targeted } from "../process.ts";
import { tableTitles, themeTitles } from "../themes/titles.ts";
import { tableProblem } from "./analysis.ts";
import { readTargeted } from "./read.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const csv = "text/csv";

/** API Gateway and Lambda take 6 MB, base64 and all. */
const maxBytes = 4_000_000;

/** One file of the unit's records; its rows hold no ID numbers, so it needs no vault. */
export const tableRoute = route({
  method: "post",
  path: "/targeted-inspections/{id}/tables",
  tag: "靶向性检查",
  summary: "上传单位记录（.xlsx 或 .csv）",
  right: "inspection.conduct",
  query: z.object({
    theme: field("检查主题", text(100, "须注明检查主题"), { labels: themeTitles }),
    table: field("数据表", text(100, "须注明数据表"), { labels: tableTitles }),
    name: field("文件名", text(100, "须注明文件名")),
  }),
  binary: "application/octet-stream",
  answer: ReceiptView,
  versioned: "yes",
  handle: async (call) => {
    const { world, params, query } = call;
    const { id = "" } = params;
    const body = call.body as Uint8Array;
    const record = await readTargeted(call, id, "inspection.conduct");
    if ("refused" in record) return record;
    if (body.length === 0 || body.length > maxBytes)
      return refuse("targeted.table", "文件为空，或超过 4 MB");
    if (isSecretName(query.name)) return refuse("input.state-secret", stateSecret);
    const isWorkbook = body[0] === 0x50 && body[1] === 0x4b;
    const hash = sha256(body);
    const key = `inspections/${id}/${hash}.${isWorkbook ? "xlsx" : "csv"}`;
    const { actor, district } = call.caller;
    const asking = { actor, district, idempotency: call.idempotency };
    const isRepeated = (await earlierReceipt(world, asking)) !== undefined;
    const problem = isRepeated ? undefined : tableProblem(record.state, { ...query, hash });
    if (problem !== undefined) return problem;
    // A repeated request starts nothing that would look at another copy of it.
    if (!isRepeated) await world.files.put(key, body, isWorkbook ? xlsx : csv);
    const table = { ...query, key, hash, bytes: body.length };
    const command = { type: "add-table", ...table } as const;
    return runCommand(targeted, call, { id, action: "inspection.conduct", command });
  },
});
