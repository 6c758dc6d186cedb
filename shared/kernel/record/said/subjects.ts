import { claimKey, numberKey, shortKeyOf } from "../../store/keys.ts";
import { kindOf } from "../../text/id.ts";
import { sameForm } from "../../text/name.ts";
import type { World } from "../../world.ts";
import { kinds } from "../kinds.ts";
import type { Named } from "../process.ts";

/** What a record bears a number as (`Keys.numbers`). */
const numbered = ["request", "consent", "minutes", "letter", "petition", "opinion", "reply"];

/** More records of one short number than anybody is shown; ids share 30 bits once in a billion. */
const mostOfShort = 10;

/**
 * The records of a district that somebody means by an id, a short number or an official number, however
 * it is typed. Whether the one who asks may see them is asked elsewhere. An id is not looked up.
 */
export async function subjectsSaid(world: World, district: string, said: string): Promise<Named[]> {
  const number = numberOf(said);
  const short = number.toUpperCase();
  if (isShort(short)) {
    const about = shortKeyOf(district, short);
    const { items } = await world.store.index(
      "about",
      about,
      { prefix: "" },
      { limit: mostOfShort },
    );
    if (items.length > 0)
      return items.map(({ kind, id }) => ({ kind: String(kind), id: String(id) }));
  }
  const kind = kindOf(number);
  if (kind !== undefined) return [{ kind, id: number }];
  const holders = await world.store.getMany([
    ...numbered.map((one) => numberKey(district, one, number)),
    claimKey(`${district}#clue-number#${district}#${short}`),
  ]);
  const ids = holders.flatMap((item) =>
    item === undefined ? [] : [String(item.kind === "number" ? item.id : item.holder)],
  );
  return [...new Set(ids)].flatMap((id) => {
    const of = kindOf(id);
    return of === undefined ? [] : [{ kind: of, id }];
  });
}

/** A number as records bear it: one kind of brackets round the year, no blanks. */
function numberOf(said: string): string {
  return sameForm(said)
    .replaceAll(/\s/g, "")
    .replace(/[([【〔](\d{4})[)\]】〕]/u, "〔$1〕");
}

const letters = new Set<string>(Object.values(kinds).map((facts) => facts.letters));

function isShort(said: string): boolean {
  return letters.has(said.split("-")[0] ?? "") && /^[A-Z]+-[0-9A-Z]{6}$/.test(said);
}
