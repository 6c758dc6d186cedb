import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { openTask } from "#kernel/task/open.ts";
import { daysOf, quarterText } from "./quarter.ts";
import type { Quarterly } from "./schema.ts";
import { type Duty, quarterlyDuties } from "./stages.ts";

/**
 * Opens the visit's duty, or its make-up: due on the quarter's last day (no roll, D-QI-1), and 15
 * working days past it.
 */
export function openDuty(
  state: Pick<Quarterly, "place" | "room" | "year" | "quarter">,
  duty: Duty,
  context: Context,
): Fact[] | Refusal {
  const spec = quarterlyDuties[duty];
  const { to } = daysOf(state);
  return openTask(
    {
      subject: { kind: "quarterly", id: context.record },
      stage: duty,
      visit: 1,
      spec,
      proposer: "",
      recused: [],
      room: state.room,
      due: dueFor(context.rules, spec.deadline, to),
      text: [
        { label: "检查地点", value: state.place.name },
        { label: "季度", value: quarterText(state) },
      ],
    },
    context,
  );
}
