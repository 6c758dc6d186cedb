import { kinds } from "../catalog/read.ts";
import { useHashPath } from "./address.ts";
import { useCounts } from "./counts.ts";
import type { Me } from "./me.ts";

/** The menu: what waits, and each kind of matter that the caller may read. */
export function Navigation({ me }: { me: Me }) {
  const [path] = useHashPath();
  const { data: counts } = useCounts();
  const seen = kinds.filter(({ reads }) => me.rights[reads] !== undefined);
  const waiting = counts === undefined || counts.waiting === 0 ? "" : ` ${counts.waiting}`;
  return (
    <nav className="menu" aria-label="主菜单">
      <ul>
        <Entry to="/" text={`待办${waiting}`} here={path === "/"} />
        {seen.map((kind) => (
          <Entry
            key={kind.kind}
            to={`/${kind.path}`}
            text={kind.title}
            here={path === `/${kind.path}` || path.startsWith(`/${kind.path}/`)}
          />
        ))}
      </ul>
    </nav>
  );
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
