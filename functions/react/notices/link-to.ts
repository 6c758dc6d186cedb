import type { Rules } from "#kernel/district/rules.ts";
import { mintLink } from "#kernel/link/link.ts";
import { mintListLink } from "#kernel/link/list.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Guard, Write } from "#kernel/store/write.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";

type Asked = { person: string; attempt: number };

/** Gives the address of one person's link to a task. */
export type LinkTo = (world: World, task: Task, seat: Asked, rules: Rules) => Promise<string>;

/** Keeps the link where it is not there yet. */
export const linkTo: LinkTo = (world, task, seat, rules) =>
  keep(world, task, seat, { rules, when: "absent" });

/** Keeps the link, whose life begins again. */
export const renewedLinkTo: LinkTo = (world, task, seat, rules) =>
  keep(world, task, seat, { rules, when: "any" });

/** So many items go in one transaction (Amazon DynamoDB API reference, TransactWriteItems). */
const longest = 100;

/**
 * Names links whose lives begin again, and keeps all of them in one write; each by itself where somebody
 * is using one of them at that moment. No message may go out before they are kept.
 */
export function linksTogether(world: World): { link: LinkTo; keep(): Promise<void> } {
  const named = new Map<string, Item>();
  return {
    link: (_, task, seat, rules) => {
      const { secret, item } = mint(world, task, seat, rules);
      named.set(item.pk, item);
      return Promise.resolve(urlOf(world, secret));
    },
    async keep() {
      const writes = [...named.values()].map((put): Write => ({ put, when: "any" }));
      for (let at = 0; at < writes.length; at += longest) {
        const some = writes.slice(at, at + longest);
        if ((await world.store.transact(some)) === undefined) continue;
        for (const write of some) await world.store.transact([write]);
      }
    },
  };
}

/** Only names the link, which is kept already. */
export const addressOf: LinkTo = (world, task, seat, rules) =>
  Promise.resolve(urlOf(world, mint(world, task, seat, rules).secret));

/** A link as it is kept. */
export function linkItem(world: World, task: Task, seat: Asked, rules: Rules): Item {
  return mint(world, task, seat, rules).item;
}

async function keep(
  world: World,
  task: Task,
  seat: Asked,
  { rules, when }: { rules: Rules; when: Guard },
): Promise<string> {
  const { secret, item } = mint(world, task, seat, rules);
  await world.store.transact([{ put: item, when }]);
  return urlOf(world, secret);
}

/** Keeps the link to a leader's list of what is overdue. */
export async function overdueLink(
  world: World,
  of: { person: string; district: string },
): Promise<string> {
  const { secret, item } = mintListLink(world.linkKey, of, world.clock());
  await world.store.transact([{ put: item, when: "absent" }]);
  return `${urlOf(world, secret)}/overdue`;
}

function mint({ linkKey, clock }: World, task: Task, seat: Asked, rules: Rules) {
  const { person, attempt } = seat;
  return mintLink(linkKey, task, { person, attempt }, clock(), rules);
}

function urlOf({ siteUrl }: World, secret: string): string {
  return `${siteUrl}/l/${secret}`;
}
