import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { workdaysLate } from "#kernel/deadline/count.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { endStage } from "#kernel/task/close.ts";
import { Ordinal, once } from "#kernel/text/text.ts";
import { DayText, Name, Remark } from "#process/finding/schema.ts";
import { fact } from "../events.ts";
import type { RequestedDocument, Targeted } from "../schema.ts";
import { askUnits, doneWith } from "./unit.ts";

/** 调取清单: served, received piece by piece, and gone on without the rest where a note says why. */
export const documentCommands = commandsFor<Targeted>()({
  serve: {
    verb: "document-request",
    leads: "on",
    summary: "送达调取清单",
    right: "inspection.conduct",
    body: z.object({
      servedOn: DayText,
      servedTo: Name,
      documents: z.array(Name).check(z.minLength(1, "调取清单至少一项"), z.maxLength(30)),
    }),
    in: ["APPROVED"],
    otherwise: "方案批准后方可送达调取清单",
    decide: (state, { servedOn, servedTo, documents }, context) => {
      const request = {
        servedOn,
        servedTo,
        due: dueFor(context.rules, "D-TI-1", servedOn),
        documents: documents.map((name, index) => ({ n: index + 1, name })),
      };
      const facts = [
        fact("targeted.documents-requested", request),
        ...askUnits(state, request, context),
      ];
      return endStage("APPROVED", { outcome: "served", reason: servedTo }, facts, context);
    },
  },
  receive: {
    verb: "receipts",
    leads: ["DOC_REQUESTED"],
    summary: "签收调取的材料",
    right: "inspection.conduct",
    body: z.object({
      documents: z.array(Ordinal).check(
        z.minLength(1, "至少一项"),
        z.maxLength(30),
        once<number>((n) => n),
      ),
      receivedOn: DayText,
    }),
    in: ["DOC_REQUESTED", "ANALYZING"],
    unless: (state) =>
      missingOf(state).length === 0
        ? refuse("targeted.documents", "清单所列材料均已收到")
        : undefined,
    decide: receive,
  },
  "go-on-partial": {
    verb: "partial-documents",
    summary: "材料不全，注明情况后继续",
    right: "inspection.conduct",
    body: z.object({ reason: Remark }),
    in: ["DOC_REQUESTED"],
    decide: (state, { reason }, context) => {
      const missing = missingOf(state).map(({ name }) => name);
      const gone = fact("targeted.went-on-partial", { note: reason, missing });
      const facts = [gone, ...doneWith("partial", "材料不全，继续检查", context)];
      return endStage("DOC_REQUESTED", { outcome: "partial", reason }, facts, context);
    },
  },
});

/** Days count from the unit's stamp (receivedOn), whenever it is registered (two clocks, §4.0). */
function receive(
  state: Targeted,
  { documents, receivedOn }: { documents: readonly number[]; receivedOn: Day },
  context: Context,
): Fact[] | Refusal {
  const request = state.requests.at(-1);
  if (request === undefined) return refuse("record.state");
  const missing = missingOf(state).map(({ n }) => n);
  const unknown = documents.filter((n) => !missing.includes(n));
  if (unknown.length > 0)
    return refuse("targeted.documents", `清单第 ${unknown.join("、")} 项不存在或已收到`);
  const lateWorkdays = workdaysLate(context.rules.calendars, request.due, receivedOn);
  const received = fact("targeted.documents-received", {
    documents: documents.map((n) => ({ n, lateWorkdays })),
    receivedOn,
  });
  const isComplete = missing.every((n) => documents.includes(n));
  const closing = { outcome: "complete", reason: "材料已到齐" };
  const facts = [
    received,
    ...(isComplete ? doneWith(closing.outcome, closing.reason, context) : []),
  ];
  return isComplete && state.status === "DOC_REQUESTED"
    ? endStage("DOC_REQUESTED", closing, facts, context)
    : facts;
}

/** Documents that were asked for and have not come. */
function missingOf({ requests }: Targeted): RequestedDocument[] {
  return (requests.at(-1)?.documents ?? []).filter(({ receivedOn }) => receivedOn === undefined);
}
