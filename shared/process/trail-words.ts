import { districtOf } from "#kernel/district/read.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { withTheirApart } from "#kernel/record/read/apart.ts";
import type { Call } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { stageOfTask } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";

/** What people call the events of every task. */
const taskWords: Readonly<Record<string, string>> = {
  "task.opened": "发出待办",
  "task.decided": "作出决定",
  "task.advised": "提出意见",
  "task.closed": "待办结束",
  "task.recused": "回避",
  "task.transferred": "转办",
  "task.delegated": "委派",
  "task.signer-added": "加签",
  "task.signer-removed": "减签",
  "task.handed-over": "移交",
  "task.reseated": "承办人变更",
  "task.stand-in-ended": "代办期满",
  "task.copied": "抄送",
  "task.urged": "催办",
  "task.acknowledged": "确认收到",
  "task.taken-back": "拿回",
  "task.voided": "作废重审",
  "task.reminded": "提醒",
  "task.due-moved": "期限变动",
  "task.link-reissued": "重发办理链接",
  "task.link-unlocked": "解锁办理链接",
  "task.link-revoked": "停用办理链接",
};

/** What every conducted record says of its course. */
const courseWords: Readonly<Record<string, string>> = {
  "stage-opened": "发出待办",
  resumed: "恢复中断的流程",
  "workflow-failed": "流程运行中断",
  "taken-back": "拿回",
  "recusal-registered": "登记回避",
  attached: "调整附件",
};

/** What people call each event of a kind's trail, by its type. */
export function eventWords(
  kind: string,
  words: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const course = Object.entries(courseWords).map(([plain, word]) => [`${kind}.${plain}`, word]);
  return { ...Object.fromEntries(course), ...words, ...taskWords };
}

/** Who acts and stands in no list of officers, by role. */
const beyondTheList: Readonly<Record<string, string>> = {
  SYSTEM: "系统",
  PUBLIC: "反映人",
  OBJECT: "监督对象本人",
};

/** Words of an event's data that people read in the trail, with what they are called. */
const told = { opinion: "意见", reason: "理由", note: "说明" } as const;

/** Events as people read them: what happened, who did it in which role, in which words. */
export async function inWords(
  { world, caller, processOf }: Call<Record<string, string>, unknown, unknown>,
  events: readonly Event[],
) {
  const whole = await withTheirApart(world.store, events);
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  const processes = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await processOf(kind)] as const)),
  );
  const { officers } = districtOf(await world.store.get(recordKey("district", caller.district)));
  const nameOf = ({ actor, role }: Event) =>
    officers.find(({ id }) => id === actor)?.name ?? own<string>(beyondTheList, role) ?? actor;
  const titleOf = ({ type, kind, task, data }: Event): string => {
    const process = processes.get(kind);
    const word = own(eventWords(kind, process?.words), type) ?? "办理";
    const stage = own(process?.stages ?? {}, stageOfTask(task ?? ""))?.title;
    const label = typeof data.label === "string" ? data.label : word;
    return stage === undefined ? word : `${stage}：${label}`;
  };
  return events.map((event, place) => ({
    ...event,
    title: titleOf(event),
    actorName: nameOf(event),
    roleName: own<string>(roleNames, event.role) ?? "",
    lines: linesOf(whole[place] ?? event, own(processes.get(event.kind)?.said ?? {}, event.type)),
  }));
}

function linesOf({ data }: Event, said?: NonNullable<Process<unknown, never>["said"]>[string]) {
  const lines = Object.entries(told).flatMap(([field, label]) => {
    const value = data[field];
    return typeof value === "string" && value.trim() !== "" ? [{ label, value }] : [];
  });
  return lines.length > 0 ? lines : [...(said?.(data) ?? [])];
}
