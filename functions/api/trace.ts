import { rowsHeader } from "#kernel/document/documents.ts";
import type { Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { type Call, operationIdOf, type Route } from "#kernel/route/route.ts";

/** Filters by codes, days and numbers; every other one may hold words that somebody typed. */
const coded: readonly string[] = [
  ...["year", "quarter", "month", "from", "to", "version", "limit"],
  ...["room", "class", "sheet", "kind", "status"],
];

/**
 * Whether an answer of a route carries data out: files, ledgers, lists of people. Reading routes write
 * their own reading down, with its reason.
 */
export function leavesTrace({ does, produces, traced }: Route): boolean {
  return does !== "reading" && (produces !== undefined || traced === "yes");
}

/**
 * Writes down what an answer carries out, before it is handed out: who, when, of what, how many rows.
 * A trace that cannot be kept fails the request. A refused answer carries nothing.
 */
export async function keepTrace(
  route: Route,
  {
    world,
    caller,
    params,
    query,
  }: Pick<Call<Record<string, string>, unknown, unknown>, "world" | "caller" | "params" | "query">,
  answer: unknown,
): Promise<Receipt | Refusal | undefined> {
  if (isRefusal(answer)) return undefined;
  const { keepReading } = await import("#process/reading/keep.ts");
  return keepReading(world, caller, {
    route: operationIdOf(route),
    name: route.summary,
    of: params,
    filter: filterOf(query),
    rows: rowsOf(answer),
  });
}

/** What narrowed the answer; typed words are only said to have been there. */
function filterOf(query: unknown): Record<string, string> {
  const given = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    given.flatMap(([name, value]) =>
      value === undefined || value === "" || name === "cursor"
        ? []
        : [[name, coded.includes(name) && isCode(String(value)) ? String(value) : "*"]],
    ),
  );
}

function isCode(value: string): boolean {
  return /^[\w:-]{1,30}$/.test(value);
}

/** Rows of a file as it or its answer says, of a table or list as they stand; what is neither is one. */
function rowsOf(answer: unknown): number {
  if (answer instanceof Response) return Number(answer.headers.get(rowsHeader) ?? 1);
  const { rows, items } = answer as { rows?: unknown; items?: unknown };
  if (typeof rows === "number") return rows;
  const listed = rows ?? items;
  return Array.isArray(listed) ? listed.length : 1;
}
