import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { isCurrent, isExpired, type Link } from "#kernel/link/link.ts";
import { linkHash } from "#kernel/link/secret.ts";
import type { Sealed, SealedText } from "#kernel/record/event.ts";
import type { RefusalCode } from "#kernel/refusal.ts";
import { linkKey, recordKey, sealKey, taskKey } from "#kernel/store/keys.ts";
import type { Seat, StageSpec, Task } from "#kernel/task/schema.ts";
import { sealOf } from "#kernel/task/seal.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { standingProblem } from "#kernel/task/seats/stand-in.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { type AnyProcess, processOf } from "#processes";
import { type Asked, askedOf } from "../asked.ts";

/** What stands behind a link, once it is sure that it opens. */
export type Opened = {
  link: Link;
  task: Task;
  seat: Seat;
  spec: StageSpec;
  process: AnyProcess;
  /** Word for word what the decision seals. */
  text: Sealed["text"];
  officer: Asked;
  officers: readonly Officer[];
  rules: Rules;
  /** The matter as it stands, and what lists say of it. */
  record: { state: unknown; summary: Readonly<Record<string, unknown>> };
};

/** A link that does not lead to a question, and what to say about it. */
export type Closed =
  | { closed: RefusalCode; why?: string }
  | { closed: "decided"; seat: Seat; task: Task }
  | { closed: "settled"; task: Task }
  | { closed: "transferred" | "WAITING" | "DELEGATED"; task: Task }
  | { closed: "not-needed"; why: string };

/** Looks a link up; reading it changes nothing. */
export async function openLink(world: World, secret: string): Promise<Opened | Closed> {
  const link = (await world.store.get(linkKey(linkHash(secret)))) as unknown as Link | undefined;
  if (link === undefined) return { closed: "link.unknown" };
  const [taskItem, recordItem, districtItem, seal] = await world.store.getMany([
    taskKey(link.taskId),
    recordKey(link.subject.kind, link.subject.id),
    recordKey("district", link.district),
    sealKey(link.shown ?? ""),
  ]);
  const task = taskItem?.state as Task | undefined;
  const process = await processOf(link.subject.kind);
  const { officers, rules } = districtOf(districtItem);
  const officer = await askedOf(world, link.district, link.person, officers);
  const seat = task?.seats.find(({ person }) => person === link.person);
  const stage = task?.stage ?? "";
  const spec = process?.stageIn?.(recordItem?.state, stage) ?? own(process?.stages ?? {}, stage);
  if (!task || !seat || !process || !officer || !spec) return { closed: "link.unknown" };

  const { recused } = barsOf(process, recordItem?.state, { officers, recordId: link.subject.id });
  if (seat.state === "RECUSED" || recused.includes(seat.person)) return { closed: "task.recused" };
  if (seat.ballot !== undefined) return { closed: "decided", seat, task };
  if (seat.state === "TRANSFERRED") return { closed: "transferred", task };
  if (task.status === "VOIDED") return { closed: "task.stale" };
  if (task.status !== "OPEN") return { closed: "settled", task };
  if (seat.state === "REMOVED") return { closed: "not-needed", why: whyRemoved(seat) };
  const problem = standingProblem(task, seat, { officers, now: world.clock() });
  if (problem !== undefined) return { closed: "not-needed", why: problem.detail ?? "" };
  if (seat.state === "WAITING" || seat.state === "DELEGATED") return { closed: seat.state, task };
  if (!isCurrent(link, seat))
    return { closed: "link.revoked", ...(seat.revoked === undefined ? {} : { why: seat.revoked }) };
  if (isExpired(link, task, dayOf(world.clock()))) return { closed: "link.expired" };
  const text =
    (seal as SealedText | undefined)?.text ?? process.show?.(recordItem?.state, task.stage) ?? [];
  if (sealOf(task.title, text).hash !== task.shown) return { closed: "task.stale" };
  const summary = (recordItem?.summary ?? {}) as Opened["record"]["summary"];
  const record = { state: recordItem?.state, summary };
  const shown = wordedFor(process, text, officers);
  return { link, task, seat, spec, text: shown, officer, officers, process, rules, record };
}

/** Why somebody need not answer a question that is still open. */
function whyRemoved({ through }: Seat): string {
  switch (through?.verb) {
    case "add":
      return "加签已撤销（减签）";
    case "delegate":
      return "委派已收回";
    case "deputy":
      return "代办期限已过，事项交还本人办理";
    default:
      return "该事项已改由他人办理";
  }
}
