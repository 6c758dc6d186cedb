import { isOverdue } from "../../deadline/count.ts";
import type { Day } from "../../deadline/day.ts";
import { dueFor } from "../../district/rules.ts";
import type { Fact } from "../../record/event.ts";
import type { Context } from "../../record/process.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import type { Task } from "../schema.ts";
import { setDue } from "./set-due.ts";

/** A stage's question and the register code of its limit. */
type Limited = { status: string; code: string };

/**
 * An extension that is entered with its leave in one command: refused once the due day has gone by
 * (`extensionProblem`), else as `longer`. `path` names the field that says how much, where one does.
 */
export function extend(
  { path = "", ...of }: Limited & { base: Day; by?: number; path?: string },
  context: Context,
  recorded: (extension: number, length: number) => Fact,
): Fact[] | Refusal {
  const { status, code, by = 0 } = of;
  return (
    extensionProblem({ status, code, path, asked: by }, context) ?? longer(of, context, recorded)
  );
}

/**
 * Grants what was asked for in time, e.g. by an answer that comes later: moves the due day of the open
 * question of a stage by the extension that the register allows, and records who granted it. `base` is the day from which the limit runs; `by`, in the limit's own unit,
 * is what was asked for where that may be less. `recorded` gets the extension and the whole length
 * with it, in that unit. Refused where nothing is asked, or nothing may be extended.
 */
export function longer(
  { base, by, ...limited }: Limited & { base: Day; by?: number },
  context: Context,
  recorded: (extension: number, length: number) => Fact,
): Fact[] | Refusal {
  const found = extendable(limited, context);
  if (isRefusal(found)) return found;
  const extra = Math.min(by ?? found.most, found.most);
  const length = found.usual + extra;
  const due = dueFor(context.rules, limited.code, base, { length });
  return [recorded(extra, length), setDue(found.task, due, context)];
}

/**
 * Why a longer limit cannot be asked for: its day has gone by, or the register allows less. `path`
 * names the field that says how much, `asked` is in the limit's own unit.
 */
export function extensionProblem(
  { path, asked, ...limited }: Limited & { path: string; asked: number },
  context: Context,
): Refusal | undefined {
  const found = extendable(limited, context);
  if (isRefusal(found)) return found;
  const { due } = found.task;
  if (isOverdue(due, context.now, context.rules.config.cutoff))
    return refuse("record.state", `期限为 ${due.effectiveDue}，延期须在到期前提出`);
  return asked <= found.most
    ? undefined
    : {
        ...refuse("input.invalid"),
        fields: [{ path, message: `至多可延长 ${found.most} ${found.unit}` }],
      };
}

const unitWords = { WD: "个工作日", CD: "日", M: "个月" } as const;

function extendable(
  { status, code }: Limited,
  { tasks, rules }: Context,
): { task: Task; usual: number; most: number; unit: string } | Refusal {
  const limit = rules.register.limits[code];
  const task = tasks.find(({ stage, status: of }) => stage === status && of === "OPEN");
  const extension = limit !== undefined && "extension" in limit ? limit.extension : undefined;
  return task === undefined || extension === undefined
    ? refuse("record.state", "期限不能延长")
    : {
        task,
        usual: Number(limit?.length),
        most: extension.length,
        unit: unitWords[extension.unit],
      };
}
