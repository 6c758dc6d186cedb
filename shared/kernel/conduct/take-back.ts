import type { Fact } from "../record/event.ts";
import type { Context, Process } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { taskFact } from "../task/facts.ts";
import type { Task } from "../task/schema.ts";
import { own } from "../text/own.ts";
import type { Conductable } from "./ask.ts";

/**
 * 拿回 of an answer that has closed its stage: the record goes back to that stage, as long as nobody
 * has acted on what followed. Only answers that are declared so (`takeBack`), and only by whoever
 * gave the last one.
 */
export function takeBackStage<S, C extends { type: string }>(
  process: Process<S, C>,
  state: S,
  { task, person, opinion }: { task: Task; person: string; opinion: string },
  context: Context,
): Fact[] | Refusal {
  const { enteredAt, visits } = state as Partial<Conductable>;
  const ballot = task.seats.find((seat) => seat.person === person)?.ballot;
  const chosen = own(own(process.stages, task.stage)?.actions ?? {}, ballot?.action ?? "");
  if (ballot === undefined) return refuse("task.not-yours");
  if (opinion.trim() === "") return refuse("task.opinion-required", "请填写理由");
  if (chosen?.takeBack !== "until-followed" || ballot.at !== task.closedAt)
    return refuse("task.verb", "该决定不能拿回");
  const followers = context.tasks.filter(({ id, status }) => id !== task.id && status === "OPEN");
  const next = own(own(process.transitions ?? {}, task.stage) ?? {}, task.outcome ?? "");
  const isFollowed =
    process.keys(state).status !== next ||
    enteredAt !== task.closedAt ||
    visits?.[task.stage] !== task.visit ||
    followers.some(({ seats }) => seats.some((seat) => seat.ballot !== undefined));
  if (isFollowed) return refuse("task.followed");
  return [
    ...followers.map(({ id }) =>
      taskFact("task.voided", id, { outcome: "voided", reason: "上一环节已拿回" }),
    ),
    {
      type: `${process.kind}.taken-back`,
      data: { stage: task.stage, person, opinion: opinion.trim() },
    },
  ];
}
