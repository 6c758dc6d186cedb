import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import { type Item, linkKey } from "../store/keys.ts";
import type { Link } from "./link.ts";
import { linkHash, linkSecret } from "./secret.ts";

/** A link that leads to no question but to a list; its holder is an officer. */
const listKind = "list";

/** How long the link of a mail opens its list: the mails of each day bring a new one. */
const life = 14;

/**
 * One officer's link to the list of what is overdue in their reach, as a day's mail carries it. The
 * same call always makes the same link.
 */
export function mintListLink(
  key: Uint8Array,
  { person, district }: Pick<Link, "person" | "district">,
  now: string,
): { secret: string; item: Item } {
  const day = dayOf(now);
  const taskId = `overdue.${day}`;
  const secret = linkSecret(key, { taskId, person, attempt: 0 });
  const hash = linkHash(secret);
  const expiresOn = addDays(day, life);
  const subject = { kind: listKind, id: "overdue" };
  const link: Link = { hash, taskId, subject, district, person, attempt: 0, expiresOn };
  const forgetAt = Date.parse(`${addDays(expiresOn, 365)}T00:00:00Z`) / 1000;
  return {
    secret,
    item: { ...linkKey(hash), kind: "link", ...link, expiresAt: Math.floor(forgetAt) },
  };
}

/** Whether a link leads to the list of overdue questions. */
export function isListLink({ subject }: Pick<Link, "subject">): boolean {
  return subject.kind === listKind;
}

/** Whether a list's link opens no more. */
export function isListOver({ expiresOn }: Pick<Link, "expiresOn">, today: Day): boolean {
  return today > expiresOn;
}
