import { workdaysLate } from "#kernel/deadline/count.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { fact } from "../events.ts";
import type { Of, RequestedDocument, Targeted } from "../schema.ts";

/** 调取清单: served, received piece by piece, and gone on without the rest where a note says why. */
export function requestDocuments(
  state: Targeted,
  command: Of<"serve" | "receive" | "go-on-partial">,
  context: Context,
): Fact[] | Refusal {
  switch (command.type) {
    case "serve":
      return serve(state, command, context);
    case "receive":
      return receive(state, command, context);
    case "go-on-partial": {
      const missing = missingOf(state).map(({ name }) => name);
      return state.status === "DOC_REQUESTED"
        ? followedBy(
            fact("targeted.went-on-partial", { note: command.note, missing }),
            closeStage("DOC_REQUESTED", { outcome: "partial", reason: command.note }, context),
          )
        : refuse("record.state");
    }
  }
}

function serve(state: Targeted, command: Of<"serve">, context: Context): Fact[] | Refusal {
  const { servedOn, servedTo, documents } = command;
  if (state.status !== "APPROVED") return refuse("record.state", "方案批准后方可送达调取清单");
  return followedBy(
    fact("targeted.documents-requested", {
      servedOn,
      servedTo,
      due: dueFor(context.rules, "D-TI-1", servedOn),
      documents: documents.map((name, index) => ({ n: index + 1, name })),
    }),
    closeStage("APPROVED", { outcome: "served", reason: servedTo }, context),
  );
}

/** Days count from the unit's stamp (receivedOn), whenever it is registered (two clocks, §4.0). */
function receive(state: Targeted, command: Of<"receive">, context: Context): Fact[] | Refusal {
  const { documents, receivedOn } = command;
  const request = state.requests.at(-1);
  if (request === undefined || !["DOC_REQUESTED", "ANALYZING"].includes(state.status))
    return refuse("record.state");
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
  return isComplete && state.status === "DOC_REQUESTED"
    ? followedBy(
        received,
        closeStage("DOC_REQUESTED", { outcome: "complete", reason: "材料已到齐" }, context),
      )
    : [received];
}

/** Documents that were asked for and have not come. */
export function missingOf({ requests }: Targeted): RequestedDocument[] {
  return (requests.at(-1)?.documents ?? []).filter(({ receivedOn }) => receivedOn === undefined);
}

function followedBy(first: Fact, closing: Fact[] | Refusal): Fact[] | Refusal {
  return isRefusal(closing) ? closing : [first, ...closing];
}
