import type { Context } from "hono";
import { districtOf } from "#kernel/district/read.ts";
import type { Link } from "#kernel/link/link.ts";
import { linkHash } from "#kernel/link/secret.ts";
import { linkKey, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { renewedLinkTo } from "../react/notices/link-to.ts";
import { pass } from "./login/factor.ts";
import { setProof } from "./request.ts";

/**
 * Leads from one link's page on to another question that waits for the same person: its link is kept
 * anew, and the browser that has passed by code is let in to it where that question asks no login.
 * @returns undefined where the question does not wait for them
 */
export async function openOther(
  world: World,
  c: Context,
  { link }: { link: Link },
  id: string,
): Promise<Response | undefined> {
  const [item, district] = await world.store.getMany([
    taskKey(id),
    recordKey("district", link.district),
  ]);
  const task = item?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  if (task?.district !== link.district || task.status !== "OPEN" || seat?.state !== "ASKED")
    return undefined;
  const url = await renewedLinkTo(world, task, seat, districtOf(district).rules);
  const secret = url.slice(url.lastIndexOf("/") + 1);
  const other = (await world.store.get(linkKey(linkHash(secret)))) as unknown as Link;
  if (task.factor === "code") setProof(world, c, `/l/${secret}`, await pass(world, other, "code"));
  return c.redirect(`/l/${secret}`, 303);
}
