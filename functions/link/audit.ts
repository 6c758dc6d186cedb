import type { Link } from "#kernel/link/link.ts";
import { linkAuditKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/** What happened to the second factor of a link; never a code, an address or the link itself. */
export type LinkAudit =
  | { what: "code-sent" | "code-failed"; by: "sms" | "mail"; why?: string }
  | { what: "code-wrong"; tries: number }
  | { what: "locked" }
  | { what: "login-refused"; why: string }
  | { what: "passed"; by?: "login" };

/** Where the lines of a district are found, in the `about` index. */
export const linkAuditOf = (district: string) => `link-audit#${district}`;

/** Appends a line to what is known of a link, and logs it. */
export async function audit(world: World, link: Link, line: LinkAudit): Promise<void> {
  const at = world.clock();
  const { hash, district, taskId, person } = link;
  const number = await world.store.add({ pk: `link#${hash}`, sk: "audited" }, "count", 1);
  const key = linkAuditKey(hash, number);
  await world.store.transact([
    {
      put: {
        ...key,
        kind: "link-audit",
        at,
        district,
        taskId,
        person,
        link: hash.slice(0, 12),
        ...line,
        aboutKey: linkAuditOf(district),
        aboutSort: `${at}#${hash}#${key.sk}`,
      },
      when: "absent",
    },
  ]);
  world.log(`link.${line.what}`, { link: hash.slice(0, 12) });
}
