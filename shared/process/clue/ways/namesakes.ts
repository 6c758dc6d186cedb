import type { Concern, Consulted, Context } from "#kernel/record/process.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { Clue } from "../schema.ts";
import { ended } from "../terms.ts";

type Someone = Pick<Clue, "district" | "person">;

/** Whom a clue names where the law keeps the name from it: nobody's namesake. */
export const namedNobody = "检举控告人（身份信息依法保密）";

const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s/g, "");

/**
 * What clues about people of one name are found by, within a district. Somebody who is not in the
 * library has another id each time that something is said of them; their name is all that there is.
 */
export function nameKeys({ district, person: { name } }: Someone): string[] {
  return name === namedNobody
    ? []
    : [`clue-name#${sha256(JSON.stringify([district, plain(name)])).slice(0, 26)}`];
}

/** Where to look for other clues about the person, and about somebody of their name. */
export function around(state: Someone): Consulted[] {
  const about = [state.person.personId, ...nameKeys(state)];
  return about.map((one) => ({ about: one, kind: "clue" }));
}

/** Other clues that may be about the same person: by their id, or by their name, units that differ apart. */
export function likely(state: Someone, { concerning = [] }: Context): Concern[] {
  return concerning.filter(
    (one) => one.kind === "clue" && (isSame(state, one) || isNamesake(state, one)),
  );
}

/** Clues still under way from which a new one has to be told apart, in words; undefined for none. */
export function toTellApart(state: Someone, context: Context): string | undefined {
  const open = likely(state, context).filter(
    ({ id, status }) => id !== context.recordId && !(ended as readonly string[]).includes(status),
  );
  const numbersOf = (some: readonly Concern[]) =>
    some.map(({ id, state: other }) => (other as Partial<Clue>).number ?? id).join("、");
  const same = open.filter((one) => isSame(state, one));
  const namesakes = open.filter((one) => !same.includes(one));
  const said = [
    ...(same.length === 0 ? [] : [`该人已有在办线索 ${numbersOf(same)}`]),
    ...(namesakes.length === 0
      ? []
      : [
          `另有同名人员的在办线索 ${numbersOf(namesakes)}，请核对：同一人同一事的并案，不是的写明区别`,
        ]),
  ];
  return said.length === 0 ? undefined : said.join("；");
}

function isSame({ person }: Someone, { state }: Concern): boolean {
  const other = (state as Partial<Clue>).person;
  return other === undefined || other.personId === person.personId;
}

function isNamesake({ person: one }: Someone, { state }: Concern): boolean {
  const { person: other } = state as Partial<Clue>;
  if (other === undefined || plain(other.name) !== plain(one.name)) return false;
  const [ours, theirs] = [one.unitName, other.unitName];
  return ours === undefined || theirs === undefined || plain(ours) === plain(theirs);
}
