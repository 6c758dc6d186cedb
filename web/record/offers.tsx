import { besidesOf, operationOf } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { ButtonLink } from "../part/button.tsx";
import { useMe } from "../shell/me.ts";
import type { Offer, RecordView } from "./types.ts";

const shown = 2;

/** What the system itself or an administrator does now and then comes last, and so does what ends a matter. */
const rare = [
  ...["attachments", "resumption", "reassignment"],
  ...["merger", "subject-departure", "leak", "identity-request", "reporter-withdrawal"],
  ...["widening", "replacement", "postponement", "successor"],
];

/** What the matter's own part of the page does, beside what it is done to. */
const withinPart = ["hit-reviews"];

/** What may be done now: the first two as buttons, what moves the matter on as the main one, the rest in a menu. */
export function Offers({ kind, record }: { kind: Kind; record: RecordView }) {
  const { data: me } = useMe();
  const besides = besidesOf(kind).filter(({ right }) => me?.rights[right] !== undefined);
  const isRare = ({ verb, operation }: Offer) =>
    rare.includes(verb) || operationOf(operation)?.tone === "ends";
  const offered = record.offers.filter(({ verb }) => !withinPart.includes(verb));
  const usual = offered.filter((offer) => !isRare(offer));
  const first = usual.slice(0, shown);
  const rest = [...usual.slice(shown), ...offered.filter(isRare)];
  const addressOf = (operation: string) => `#/${kind.path}/${record.id}/do/${operation}`;
  return (
    <>
      {first.map(({ verb, title, operation, leads }) => (
        <ButtonLink key={verb} look={leads === "on" ? "main" : "plain"} to={addressOf(operation)}>
          {title.split("（")[0]}
        </ButtonLink>
      ))}
      {besides.map(({ id, summary }) => (
        <ButtonLink key={id} look="plain" to={`#/${kind.path}/new/${id}`}>
          {summary.split("（")[0]}
        </ButtonLink>
      ))}
      {rest.length === 0 ? null : (
        <details className="rest">
          <summary>其他操作</summary>
          <ul>
            {rest.map(({ verb, title, operation }) => (
              <li key={verb}>
                <a href={addressOf(operation)}>{title}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
