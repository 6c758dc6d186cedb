import type { Link } from "#kernel/link/link.ts";
import { linkAuditKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/** What happened to the second factor of a link; never a code, an address or the link itself. */
export type LinkAudit =
  | { what: "code-sent" | "code-failed"; by: "sms" | "mail"; why?: string }
  | { what: "code-wrong"; tries: number }
  | { what: "locked" }
  | { what: "passed" };

/** Where the lines of a district are found, in the `about` index. */
export const linkAuditOf = (district: string) => `link-audit#${district}`;

/** Appends a line to what is known of a link, and logs it. */
export async function audit(world: World, link: Link, line: LinkAudit): Promise<void> {
  const at = world.clock();
  const random = Buffer.from(world.random(6)).toString("hex");
  const { hash, district, taskId, person } = link;
  await world.store.transact([
    {
      put: {
        ...linkAuditKey(hash, at, random),
        kind: "link-audit",
        at,
        district,
        taskId,
        person,
        link: hash.slice(0, 12),
        ...line,
        aboutKey: linkAuditOf(district),
        aboutSort: `${at}#${random}`,
      },
      when: "absent",
    },
  ]);
  world.log(`link.${line.what}`, { link: hash.slice(0, 12) });
}
