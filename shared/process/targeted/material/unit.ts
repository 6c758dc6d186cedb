import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { openTask } from "#kernel/task/open.ts";
import type { FormSpec, StageSpec } from "#kernel/task/schema.ts";
import { Id, Ordinal, text } from "#kernel/text/text.ts";
import { filesPart, perDemand } from "../../per-demand.ts";
import { chain } from "../chain.ts";
import { barsOf, describe } from "../describe.ts";
import { fact } from "../events.ts";
import type { DocumentRequest, Targeted } from "../schema.ts";

const stage = "UNIT_DOCUMENTS";
const mostUnits = 100;
const How = text(300);

/** What the unit says of each document on the list: how it is handed in, or why it is not. */
function handingForm({ documents }: Pick<DocumentRequest, "documents">): FormSpec {
  const numbers = documents.map(({ n }) => n);
  return perDemand(numbers, {
    how: { label: "报送方式和份数（没有的说明原因）", input: "text", schema: How },
    files: filesPart("已上传的材料"),
  });
}

/** The form as it is handed in. */
const Handed = z.object({
  items: z.array(
    z.object({ demand: Ordinal, how: How, files: z.optional(z.array(Id).check(z.maxLength(100))) }),
  ),
});

/** The unit's question as it is asked on its last 调取清单. */
export function unitStage({ requests }: Targeted, asked: string): StageSpec | undefined {
  const request = requests.at(-1);
  if (asked !== stage || request === undefined) return undefined;
  const spec = chain.beside[stage];
  const submit = { ...spec.actions.submit, form: handingForm(request) };
  return { ...spec, actions: { submit } };
}

/**
 * Every inspected unit gets the list with its due day by its own link; a unit of which nobody is
 * in the list of officers is asked on paper only. An earlier list is asked for no more.
 */
export function askUnits(state: Targeted, request: DocumentRequest, context: Context): Fact[] {
  const asked = { ...state, requests: [...state.requests, request] };
  const spec = unitStage(asked, stage) ?? chain.beside[stage];
  const opened = (state.approved ?? state.plan).units.map(({ unitId }, place) =>
    openTask(
      {
        ...barsOf(state),
        addressee: unitId,
        subject: { kind: "targeted", id: context.recordId },
        stage,
        visit: state.requests.length * mostUnits + place + 1,
        spec,
        due: request.due,
        text: describe(asked, stage),
      },
      context,
    ),
  );
  return [
    ...doneWith("replaced", "已送达新的调取清单", context),
    ...opened.flatMap((facts) => (isRefusal(facts) ? [] : facts)),
  ];
}

/** What is on the list has come, or is waited for no longer. */
export function doneWith(outcome: string, reason: string, context: Context): Fact[] {
  return closeTasks([stage], { outcome, reason }, context);
}

/** 材料已报送: what the unit says of each document; its room still registers what has really come. */
export function handIn(form: unknown, { now, actor }: Context): Fact[] {
  return [
    fact("targeted.unit-handed-in", {
      items: Handed.parse(form).items.map(({ demand: n, ...said }) => ({ n, ...said })),
      by: actor.id,
      on: dayOf(now),
    }),
  ];
}
