import type { Day } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { openTask } from "#kernel/task/open.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { natures } from "#process/finding/terms.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import type { Clue } from "./schema.ts";
import { type ClueStage, clueStages } from "./stages.ts";

/** Opens one of a clue's tasks, its limit counted from `base`. */
export function openClueTask(
  clue: Pick<
    Clue,
    "person" | "problem" | "area" | "nature" | "amountInFen" | "room" | "receivedOn"
  >,
  stage: ClueStage,
  base: Day,
  context: Context,
): Fact[] | Refusal {
  const spec = clueStages[stage];
  return openTask(
    {
      subject: { kind: "clue", id: context.record },
      stage,
      visit: 1,
      spec,
      proposer: "",
      recused: [],
      room: clue.room,
      due: dueFor(context.rules, spec.deadline, base),
      text: describe(clue),
    },
    context,
  );
}

/** The clue as those who handle it read it. */
export function describe({
  person,
  problem,
  area,
  nature,
  amountInFen,
  receivedOn,
}: Pick<Clue, "person" | "problem" | "area" | "nature" | "amountInFen" | "receivedOn">) {
  return [
    { label: "被反映人", value: person.name },
    ...(person.unitName === undefined ? [] : [{ label: "单位", value: person.unitName }]),
    { label: "主要问题", value: problem },
    { label: "监督内容", value: contentAreas[area] },
    { label: "性质", value: natures[nature] },
    { label: "涉及金额", value: yuanOf(amountInFen) },
    { label: "收到日期", value: receivedOn },
  ];
}
