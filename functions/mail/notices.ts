import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Channel } from "#kernel/district/role.ts";
import { caretakersBut, keptFrom, type ProcessOf } from "#kernel/permission/kept.ts";
import { type Item, noticeKey, recordKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { kindOf } from "#kernel/text/id.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { isSpent } from "#notice/delivery.ts";
import {
  type Attempt,
  type Notice,
  newNotice,
  noticeItem,
  noticesAbout,
  openingId,
  recordIn,
} from "#notice/notice.ts";

const attempts = 8;

/** So many items go in one transaction (Amazon DynamoDB API reference, TransactWriteItems). */
const longest = 100;

/** A notice as it is now. */
export async function readNotice(world: World, id: string): Promise<Notice | undefined> {
  return (await world.store.get(noticeKey(id))) as unknown as Notice | undefined;
}

/**
 * Changes a notice as it is now, and again when somebody else was faster; `change` may find that
 * there is nothing to do. `known` is how it was just read, if it was. Returns what was written.
 * @throws TransientError when it loses every race, so that a reaction is repeated.
 */
export async function changeNotice(
  world: World,
  id: string,
  change: (notice: Notice) => Notice | undefined,
  known?: Notice,
): Promise<Notice | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = (attempt === 1 ? known : undefined) ?? (await readNotice(world, id));
    const changed = found === undefined ? undefined : change(found);
    if (found === undefined || changed === undefined) return undefined;
    const next = { ...changed, version: found.version + 1 };
    const lost = await world.store.transact([
      { put: noticeItem(next), when: { version: found.version } },
    ]);
    if (lost === undefined) return next;
  }
  throw new TransientError(`Notice ${id} changes too often`);
}

/** How a notice is to change; undefined where there is nothing to do. */
export type NoticeChange = { known: Notice; change: (notice: Notice) => Notice | undefined };

/**
 * Changes notices that were just read, in one transaction; each by itself where one of them has changed
 * since.
 * @throws TransientError as `changeNotice`
 */
export async function changeNotices(world: World, changes: readonly NoticeChange[]): Promise<void> {
  for (let at = 0; at < changes.length; at += longest) {
    const some = changes.slice(at, at + longest);
    const writes = some.flatMap(({ known, change }): Write[] => {
      const changed = change(known);
      const put = changed && noticeItem({ ...changed, version: known.version + 1 });
      return put === undefined ? [] : [{ put, when: { version: known.version } }];
    });
    const lost = writes.length === 0 ? undefined : await world.store.transact(writes);
    if (lost !== undefined)
      for (const { known, change } of some) await changeNotice(world, known.id, change);
  }
}

/**
 * Puts new notices into the table, each once. Those of one event go in one transaction; not where a
 * digest is among them, which other events may have begun before.
 */
export async function addNotices(world: World, notices: readonly Notice[]): Promise<void> {
  const isShared = notices.some(({ matter }) => matter.template === "digest");
  const items = notices.map(noticeItem);
  const isOne = items.length > 1 && !isShared;
  if (isOne && (await putNew(world, items)) === "new") return;
  for (const put of items) await world.store.transact([{ put, when: "absent" }]);
}

/** Puts all of these, unless one is there already or they are too many for one transaction. */
export async function putNew(world: World, items: readonly Item[]): Promise<"new" | "not-new"> {
  const single = [...new Map(items.map((put) => [put.pk, put])).values()];
  if (single.length === 0 || single.length > longest) return "not-new";
  const writes = single.map((put) => ({ put, when: "absent" as const }));
  return (await world.store.transact(writes)) === undefined ? "new" : "not-new";
}

/**
 * Notices about a task to whom it asks or has asked, in no order; to others as well where `isWanted`
 * says so.
 */
export async function noticesOf(
  world: World,
  taskId: string,
  people: readonly string[],
  isWanted = (to: unknown): boolean => people.includes(to as string),
): Promise<Notice[]> {
  const rows = await Array.fromAsync(
    itemsOf((more) => world.store.index("about", noticesAbout(taskId), { prefix: "" }, more)),
  );
  const opening = people.map((person) => noticeKey(openingId(taskId, person)));
  // Opening notices of earlier versions lie in the index as well.
  const keys = new Map(
    [...opening, ...rows.filter(({ to }) => isWanted(to))].map((key) => [key.pk, key] as const),
  );
  const found = (await world.store.getMany([...keys.values()])) as unknown as (
    | Notice
    | undefined
  )[];
  return found.filter((notice) => notice !== undefined);
}

/**
 * The office hears of each channel on which a notice could not be brought to its person: of every
 * refusal, and once a person and day of a channel that is down. Who of them may not know of the matter
 * hears nothing of it; where that is all of them, who is above does.
 */
export async function tellClerks(
  { world, processOf }: { world: World; processOf: ProcessOf },
  before: Notice,
  after: Notice,
): Promise<void> {
  if (after.matter.template === "undelivered") return;
  const known = new Set(spentIn(before.attempts));
  const lost = spentIn(after.attempts).filter((channel) => !known.has(channel));
  if (lost.length === 0) return;
  const district = await world.store.get(recordKey("district", after.district));
  const { rules, officers } = districtOf(district);
  const recordId = recordIn(after.matter);
  const kept =
    recordId === undefined
      ? []
      : (
          await keptFrom(
            { world, processOf },
            { kind: kindOf(recordId) ?? "", id: recordId },
            officers,
          )
        ).all;
  const createdAt = world.clock();
  const causeOf = (channel: Channel) =>
    after.attempts.findLast((one) => one.channel === channel)?.result === "failed"
      ? `${after.to}.${dayOf(createdAt)}`
      : after.id;
  const notices = lost.flatMap((channel) =>
    caretakersBut(officers, kept).map(({ id: to }) =>
      newNotice(
        {
          id: `undelivered.${causeOf(channel)}.${channel}.${to}`,
          district: after.district,
          to,
          matter: {
            template: "undelivered",
            noticeId: after.id,
            channel,
            ...(recordId === undefined ? {} : { recordId }),
          },
          createdAt,
        },
        "working-hours",
        rules.calendars,
      ),
    ),
  );
  await addNotices(world, notices);
}

function spentIn(attempts: readonly Attempt[]): Channel[] {
  const tried = [...new Set(attempts.map(({ channel }) => channel))];
  return tried.filter((channel) => isSpent(channel, attempts));
}
