import type { Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { noticeKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import type { Notice } from "#notice/notice.ts";
import { addNotices, putNew } from "../../mail/notices.ts";
import { askedWith, toldWith } from "../together.ts";
import { bring } from "./bring.ts";
import { gathered } from "./gather.ts";
import { addressOf, type LinkTo, linkItem, linkTo } from "./link-to.ts";
import { asksOf } from "./text-of.ts";

/** What is known of a notice's matter when it is told. */
export type Known = { task: Task | undefined; rules: Rules; officers: readonly Officer[] };

/** What has been told already because of what the stream has brought at a time. */
type FromBatch = { told: Set<string> };

/**
 * Tells what an event gives reason to tell. What may go now is brought first and then written once,
 * with what became of it: a crash in between brings the same mail with the same Message-ID again.
 * Everything else is kept until its hour.
 */
export async function tell(
  world: World,
  notices: readonly Notice[],
  known: Known & FromBatch,
): Promise<void> {
  const fresh = notices.filter(({ id }) => !known.told.has(id));
  const ready = fresh.filter(({ status }) => status === "READY");
  const { untold, link } = await untoldOf(world, ready, known);
  const waiting = fresh.filter(({ status }) => status !== "READY");
  const told = await Promise.all(
    untold.map(async (each) =>
      brought(world, await gathered(world, each, known.rules), { ...known, link }),
    ),
  );
  const later = await Promise.all(waiting.map((each) => gathered(world, each, known.rules)));
  for (const some of [told.flat(), later]) {
    await addNotices(world, some);
    for (const { id } of some) known.told.add(id);
  }
}

/** A notice that is to go now, brought; with what its mail tells besides. */
async function brought(
  world: World,
  notice: Notice,
  known: Known & { link: LinkTo },
): Promise<Notice[]> {
  if (notice.status !== "READY") return [notice];
  const together = await askedWith(world, notice, known.task);
  // Only the link of the notice's own question is there already.
  const link = together.length === 0 ? known.link : linkTo;
  const after = await bring(world, notice, { ...known, link, together });
  return [after, ...together.map((task) => toldWith(after, task))];
}

/**
 * Which notices have not been told yet. Links that were not there before say that nobody has been
 * told; only where one was there already, or none is needed, the notices are looked for.
 */
async function untoldOf(
  world: World,
  notices: readonly Notice[],
  { task, rules }: Known,
): Promise<{ untold: readonly Notice[]; link: LinkTo }> {
  if (notices.length === 0) return { untold: notices, link: linkTo };
  const asked = notices.flatMap((notice) => {
    const seat = asksOf(notice, task);
    return task === undefined || seat === undefined ? [] : [linkItem(world, task, seat, rules)];
  });
  const areAllAsked = asked.length === notices.length;
  if (areAllAsked && (await putNew(world, asked)) === "new")
    return { untold: notices, link: addressOf };
  const found = await world.store.getMany(notices.map(({ id }) => noticeKey(id)));
  return { untold: notices.filter((_, place) => found[place] === undefined), link: linkTo };
}
