import * as z from "zod/mini";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { type Fact, systemActor } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "./events.ts";
import {
  Analysis,
  type Count,
  type Line,
  mostVersions,
  Reason,
  type Report,
  Wanted,
} from "./schema.ts";
import { spanAt } from "./span.ts";
import { typeFacts } from "./terms.ts";

const right = "report.prepare";

/** What may be done with a report. */
export const commands = commandsFor<Report>()({
  open: {
    access: "own-route",
    makes: "record",
    summary: "编制统计报告",
    right,
    body: Wanted,
    decide: open,
  },
  "note-count": internal((state: Report, counted: Counted) =>
    // The step that counts may run twice; a version has the figures of the first run.
    state.status !== "DRAFT" || state.count !== undefined || counted.version !== state.version
      ? []
      : [fact("report.counted", counted)],
  ),
  recount: {
    verb: "recount",
    summary: "更正基础数据后重新统计",
    right,
    body: z.object({ reason: Reason }),
    in: ["DRAFT"],
    otherwise: "已送审，须先退回",
    unless: isCounted,
    decide: (state, { reason }, context) =>
      ends(state, "recount", [fact("report.recount-asked", { reason })], context),
  },
  submit: {
    verb: "submission",
    leads: "on",
    summary: "核对无误，送审",
    right,
    body: z.object({ analysis: Analysis }),
    in: ["DRAFT"],
    otherwise: "已送审",
    unless: isCounted,
    decide: (state, { analysis }, context) =>
      ends(
        state,
        "submitted",
        [fact("report.submitted", { analysis, by: context.actor.id })],
        context,
      ),
  },
  correct: {
    verb: "correction",
    summary: "更正已签发的报告（形成新的版本）",
    right,
    body: z.object({ reason: Reason }),
    in: ["SIGNED"],
    otherwise: "尚未签发，可以退回核对",
    unless: (state, context) =>
      state.former.length + 1 >= mostVersions
        ? refuse("record.state", `至多 ${mostVersions} 个版本`)
        : mayDraft(state, context),
    decide: ({ version }, { reason }, { actor }) => [
      fact("report.correction-opened", { version: version + 1, reason, by: actor.id }),
    ],
  },
});

type Counted = Count & { version: number; changes?: readonly Line[] };

/** A report is of a period that is over, and drawn up by those whose it is; it exists once. */
function open(
  state: Report | undefined,
  { report, on, room }: Wanted,
  context: Context,
): Fact[] | Refusal {
  const { actor, district, now, rules } = context;
  if (state !== undefined)
    return actor.id === systemActor.id ? [] : refuse("record.state", "该期报告已经编制");
  const span = spanAt(report, on, rules.config.reportMonths);
  if (span.to >= dayOf(now)) return refuse("report.period");
  const of = { type: report, ...span, ...(room === undefined ? {} : { room }) };
  const by = actor.id === systemActor.id ? {} : { by: actor.id };
  const below = (rules.config.districts ?? []).map(({ id, name }) => ({ district: id, name }));
  const sums = below.length === 0 || room !== undefined ? {} : { sums: below };
  return mayDraft(of, context) ?? [fact("report.opened", { ...of, district, ...by, ...sums })];
}

/** A room's report is its own people's, a district's that of the office which the type names. */
function mayDraft(
  { type, room }: Pick<Report, "type" | "room">,
  { actor, officers }: Context,
): Refusal | undefined {
  const { drafter, rooms } = typeFacts[type];
  if (room !== undefined && rooms === "no") return refuse("report.scope");
  const officer = officers.find(({ id }) => id === actor.id);
  if (actor.id === systemActor.id) return undefined;
  const isTheirs =
    room === undefined
      ? officer?.role === drafter
      : officer?.role === "PROPOSER" && officer.room === room;
  return isTheirs ? undefined : refuse("report.drafter");
}

function isCounted({ count }: Report): Refusal | undefined {
  return count === undefined ? refuse("record.state", "数字统计中，请稍候") : undefined;
}
