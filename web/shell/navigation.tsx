import { useState } from "react";
import { menuGroups } from "../catalog/menu.ts";
import { kinds } from "../catalog/read.ts";
import { ownPages, unlisted } from "../page/pages.ts";
import { useHashPath } from "./address.ts";
import { useCounts, useUnread } from "./counts.ts";
import type { Me } from "./me.ts";

type Place = { to: string; title: string; group: string; rights: readonly string[] };

/** The menu: what waits, and each kind of matter that the caller may read. */
export function Navigation({ me }: { me: Me }) {
  const [path] = useHashPath();
  const mayAnswer = me.rights["task.answer"] !== undefined;
  const { data: counts } = useCounts();
  const unread = useUnread();
  const seen: Place[] = [
    ...kinds.map(({ path: at, title, group, reads }) => ({
      to: `/${at}`,
      title,
      group,
      rights: [reads],
    })),
    ...ownPages.map(({ path: to, title, group, rights }) => ({ to, title, group, rights })),
  ].filter(
    ({ group, rights }) =>
      group !== unlisted && rights.some((right) => me.rights[right] !== undefined),
  );
  const waiting = counts === undefined || counts.waiting === 0 ? "" : ` ${counts.waiting}`;
  // Going somewhere closes the menu of a phone, since it is open at one address only.
  const [openAt, openMenuAt] = useState<string>();
  const isOpen = openAt === path;
  return (
    <nav className={isOpen ? "menu open" : "menu"} aria-label="主菜单">
      <button
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        onClick={() => openMenuAt(isOpen ? undefined : path)}
      >
        菜单{waiting === "" ? "" : `（待办${waiting}）`}
      </button>
      <ul>
        {mayAnswer ? <Entry to="/" text={`待办${waiting}`} here={path === "/"} /> : null}
        {me.rights["notice.read"] === undefined ? null : (
          <Entry to="/notices" text={`通知 ${unread}`.trim()} here={path === "/notices"} />
        )}
      </ul>
      {groupsOf(seen).map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          <ul>
            {members.map(({ to, title }) => (
              <Entry
                key={to}
                to={to}
                text={title}
                here={path === to || path.startsWith(`${to}/`)}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The parts of the menu that have something in them, in their order; what no part names comes last. */
function groupsOf(seen: readonly Place[]): [string, readonly Place[]][] {
  const names = new Set([...menuGroups, ...seen.map(({ group }) => group)]);
  return [...names].flatMap((name): [string, readonly Place[]][] => {
    const members = seen.filter(({ group }) => group === name);
    return members.length === 0 ? [] : [[name, members]];
  });
}

function Entry({ to, text, here }: { to: string; text: string; here: boolean }) {
  return (
    <li>
      <a href={`#${to}`} aria-current={here ? "page" : undefined}>
        {text}
      </a>
    </li>
  );
}
