import catalogJson from "../build/catalog.json";
import type { Catalog, Kind, LedgerOf, Operation, PaperOf, Schema } from "./types.ts";

const catalog = catalogJson as unknown as Catalog;
const bodies = import.meta.glob<{ default: Record<string, Schema> }>("../build/bodies/*.json");

/** Every kind with a list of its own, in the order of the menu. */
export const kinds: readonly Kind[] = catalog.kinds;

/** Words of codes that stand in states; types of files by the endings of their names. */
export const { terms, fileTypes } = catalog;

/** Every ledger, by its number. */
export const ledgers: readonly LedgerOf[] = catalog.ledgers;

const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
const byPath = new Map(kinds.map((kind) => [kind.path, kind]));

/** A kind by its name or by the first part of its addresses. */
export function kindOf(nameOrPath: string): Kind | undefined {
  return byKind.get(nameOrPath) ?? byPath.get(nameOrPath);
}

/** The address of a kind's list in the API; of one without a list, the kind itself. */
export function pathOf(kind: string): string {
  return `/${kindOf(kind)?.path ?? kind}`;
}

/** Words of a status; the code itself where a kind does not declare it. */
export function statusText(kind: string, status: string): string {
  return kindOf(kind)?.statuses[status] ?? status;
}

/** Words of a role. */
export function roleText(role: string): string {
  return catalog.roles[role] ?? role;
}

/** The operations that make records of a kind, and those that are offered beside them. */
export function creationsOf(kind: Kind): readonly Operation[] {
  const own = catalog.operations.filter(
    ({ method, path, makes }) =>
      (method === "post" && path === `/${kind.path}`) || makes === kind.kind,
  );
  return [...own, ...besidesOf(kind)];
}

/** The operations that are offered beside a kind's records and make others. */
export function besidesOf({ kind }: Kind): readonly Operation[] {
  return catalog.operations.filter(({ beside }) => beside === kind);
}

/** Readings of a kind's records that leave a trace, e.g. who has reported. */
export function readingsOf({ path }: Kind): readonly Operation[] {
  return catalog.operations.filter(
    (operation) =>
      operation.does === "reading" &&
      operation.path.startsWith(`/${path}/{id}/`) &&
      /^[^{]*\{id\}[^{]*(?:\{n\})?$/.test(operation.path),
  );
}

/** Files that the API makes of a kind's records. */
export function papersOf({ path }: Kind): readonly PaperOf[] {
  return catalog.papers.filter(({ of }) => of === path);
}

/** An operation by its id. */
export function operationOf(id: string): Operation | undefined {
  return catalog.operations.find((operation) => operation.id === id);
}

/** The schema of an operation's body; loaded with the first form of its part of the API. */
export async function bodyOf({ id, path }: Operation): Promise<Schema | undefined> {
  const part = path.split("/")[1] ?? "";
  const load = bodies[`../build/bodies/${part}.json`];
  return load === undefined ? undefined : (await load()).default[id];
}
