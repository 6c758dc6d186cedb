import * as z from "zod/mini";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Call, readingRoute } from "#kernel/route/route.ts";
import type { Write } from "#kernel/store/write.ts";
import { petition } from "../process.ts";
import type { Petition } from "../schema.ts";
import { readFurther, readReporter, readWords, sealedParts } from "./contents.ts";

const path = "/petitions";
const tag = "信访举报";
type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "params" | "processOf"
>;

const Words = z.object({
  text: z.record(z.string(), z.string()),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  /** What was added since: messages both ways, objections and scans, with their files. */
  further: z.array(
    z.object({
      by: z.enum(["办理人员", "举报人", "异议", "扫描件"]),
      on: z.string(),
      text: z.string(),
      files: z.array(z.object({ n: z.int(), name: z.string() })),
    }),
  ),
});

/** The report's own words, and what was written since; each reading is an event. */
export const content = readingRoute({
  method: "post",
  path: `${path}/{id}/content`,
  tag,
  summary: "查看信访件原文（逐次留痕）",
  right: "petition.handle",
  body: z.object({}),
  answer: Words,
  record: async (call) => {
    const found = await visible(call);
    if (isRefusal(found)) return found;
    return run(call, { type: "read-content", hash: found.content.hash });
  },
  open: async (call) => {
    const { world, params } = call;
    const { id = "" } = params;
    const found = await visible(call);
    if (isRefusal(found)) return found;
    const words = await readWords(world, id, "report");
    return words === undefined
      ? refuse("petition.destroyed")
      : { ...words, further: furtherOf(found, words, await readFurther(world, id, found)) };
  },
});

const File = z.object({ name: z.string(), url: z.string() });

/** One file of the report, by an address that serves for a short time; each reading is an event. */
export const file = readingRoute({
  method: "post",
  path: `${path}/{id}/files/{n}`,
  tag,
  summary: "打开信访件材料（逐次留痕，地址短时有效）",
  right: "petition.handle",
  body: z.object({}),
  answer: File,
  record: async (call) => {
    const found = await visible(call);
    if (isRefusal(found)) return found;
    const kept = sealedParts(found).flatMap(({ files }) => files)[Number(call.params.n) - 1];
    return kept === undefined
      ? refuse("record.unknown")
      : run(call, { type: "read-content", hash: kept.sha256 });
  },
  open: async (call) => {
    const { world, params } = call;
    const { id = "", n = "" } = params;
    const found = await visible(call);
    if (isRefusal(found)) return found;
    const report = await readWords(world, id, "report");
    const since = await readFurther(world, id, found);
    const all = [...(report === undefined ? [] : [report]), ...since];
    const kept = all.flatMap(({ files }) => files)[Number(n) - 1];
    return kept === undefined
      ? refuse("petition.destroyed")
      : { name: kept.name, url: await world.files.download(kept.key, kept.name) };
  },
});

/** Who reported: only who was granted it, within the hour; each reading is an event. */
export const identity = readingRoute({
  method: "post",
  path: `${path}/{id}/reporter`,
  tag,
  summary: "查看举报人身份（经批准，一小时内，逐次留痕）",
  right: "petition.handle",
  body: z.object({}),
  answer: z.record(z.string(), z.string()),
  record: (call) => run(call, { type: "read-identity" }),
  open: async ({ world, params: { id = "" } }) =>
    (await readReporter(world, id)) ?? refuse("petition.destroyed"),
});

/** A petition that the caller may see. */
export async function visible(call: AnyCall) {
  const { id = "" } = call.params;
  const found = await readRecord<Petition>(call, { kind: "petition", id, right: "petition.read" });
  return isRefusal(found) ? found : found.state;
}

/** Runs a command of the petition office, with what is written beside it. */
export function run(
  { world, caller: { district, actor }, params: { id = "" } }: AnyCall,
  command: Parameters<typeof petition.decide>[1],
  also: (state: Petition) => readonly Write[] = () => [],
) {
  return execute(world, {
    process: petition,
    id,
    district,
    actor,
    right: "petition.handle",
    tasks: "open",
    also: ({ state }) => (state === undefined ? [] : also(state)),
    decide: ({ state }, context) => petition.decide(state, command, context),
  });
}

/** What was added with its day; files are numbered on from those of the report. */
function furtherOf(
  { messages, objections, scans = [] }: Petition,
  report: { files: readonly unknown[] },
  since: Awaited<ReturnType<typeof readFurther>>,
): z.infer<typeof Words>["further"] {
  let last = report.files.length;
  return since.map(({ part, text, files }) => {
    const [kind = "", numeral] = part.split("#");
    const n = Number(numeral) - 1;
    const at = { message: messages, objection: objections, scan: scans }[kind]?.[n];
    const by =
      kind === "scan"
        ? "扫描件"
        : kind === "objection"
          ? "异议"
          : messages[n]?.from === "office"
            ? "办理人员"
            : "举报人";
    const on = at?.on ?? "";
    return {
      by,
      on,
      text: text.text ?? "",
      files: files.map(({ name }) => {
        last += 1;
        return { n: last, name };
      }),
    };
  });
}
