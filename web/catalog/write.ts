import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRoutes } from "#functions/api/routes.ts";
import { fieldWords } from "#functions/documents/openapi/labelled.ts";
import { schemaOf } from "#functions/documents/openapi/schema-of.ts";
import { roleNames } from "#kernel/district/role.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { kinds as kindFacts, readRight } from "#kernel/record/kinds.ts";
import { operationIdOf, type Route } from "#kernel/route/route.ts";
import { own } from "#kernel/text/own.ts";
import { typeByEnding } from "#process/file/content.ts";
import { reasons, wordings } from "#process/standing/terms.ts";
import { verdicts } from "#process/targeted/terms.ts";
import { themes } from "#process/targeted/themes/themes.ts";
import { processOf } from "#processes";
import { groupOf } from "./menu.ts";
import { papersOf } from "./papers.ts";
import { withSettingNames } from "./setting-names.ts";
import type { Catalog, Kind, LedgerOf, Operation, Schema } from "./types.ts";

/** Words with which an operation begins that takes something back, ends it or excuses from it. */
const endings = /^(?:撤回|撤销|取消|作废|免予|认定拒不|来函单位撤回|批准本季度免检)/;

/** Words of the rules of all themes. */
const rules: Record<string, string> = Object.fromEntries(
  themes.flatMap((theme) => Object.entries(theme.rules)),
);

/** Writes what the console knows before it asks: `catalog.json`, and body schemas by first path part. */
export async function writeCatalog(folder: string): Promise<void> {
  const routes = await allRoutes();
  const { catalog, bodies } = await catalogOf(routes);
  writeFileSync(join(folder, "catalog.json"), JSON.stringify(catalog));
  writeFileSync(join(folder, "fields.json"), JSON.stringify(fieldWords));
  for (const [part, schemas] of bodies)
    writeFileSync(join(folder, "bodies", `${part}.json`), JSON.stringify(schemas));
}

/** The process of a kind, as far as its words go. */
type ProcessOf = (kind: string) => Promise<{ statuses?: Kind["statuses"] } | undefined>;

/** Kinds, operations and body schemas, from the table of routes and the processes. */
export async function catalogOf(routes: readonly Route[], of: ProcessOf = processOf) {
  const listing = routes.filter(({ lists }) => lists !== undefined);
  const catalog: Catalog = {
    kinds: await Promise.all(listing.map((each) => kindOf(each, of))),
    operations: routes
      .filter(({ method }) => method !== "get")
      .map((each) => operationFor(each, routes)),
    ledgers: ledgersOf(routes),
    papers: papersOf(routes),
    roles: roleNames,
    terms: { wordings, reasons, rules, verdicts },
    fileTypes: typeByEnding,
  };
  const bodies = new Map<string, Record<string, unknown>>();
  for (const route of routes) {
    const filledIn = route.binary === undefined ? route.body : route.query;
    if (filledIn === undefined) continue;
    const part = route.path.split("/")[1] ?? "";
    const id = operationIdOf(route);
    const body = schemaOf(filledIn);
    const known = id === "putConfig" ? await withSettingNames(body) : body;
    bodies.set(part, { ...bodies.get(part), [id]: known });
  }
  return { catalog, bodies };
}

async function kindOf({ lists, path, right: action }: Route, of: ProcessOf): Promise<Kind> {
  const { kind, title, urgent } = lists ?? { kind: "", title: "" };
  const process = await of(kind);
  return {
    kind,
    title,
    prefix: own<{ prefix: string }>(kindFacts, kind)?.prefix ?? "",
    path: path.slice(1),
    reads: action,
    ...(urgent === undefined ? {} : { urgent }),
    statuses: process?.statuses ?? {},
    group: groupOf(kind),
    files: readRight(kind, "files") === undefined ? "no" : "yes",
  };
}

const ledgerAt = /^\/ledgers\/([a-z-]+)$/;
/** What a summary says beside the name: how it is read, and what it explains. */
const besideName = /，按表格读取$|：.*$/g;
const numberOf = (title: string) => Number(/（L(\d+)/.exec(title)?.[1] ?? Number.POSITIVE_INFINITY);

/** The ledgers that have a table beside their workbook, by their numbers. */
function ledgersOf(routes: readonly Route[]): LedgerOf[] {
  return routes
    .flatMap(({ path, summary, right, query }) => {
      const name = ledgerAt.exec(path)?.[1];
      if (name === undefined || query === undefined) return [];
      const { properties = {} }: Schema = schemaOf(query);
      const filters = Object.keys(properties);
      const { title = "", "x-labels": labels } = properties.class ?? {};
      const ledger = { path: name, title: summary.replaceAll(besideName, ""), right, filters };
      return [labels === undefined ? ledger : { ...ledger, classes: { title, labels } }];
    })
    .toSorted((a, b) => numberOf(a.title) - numberOf(b.title));
}

function operationFor(route: Route, routes: readonly Route[]): Operation {
  const { method, path, tag, summary, right: action, body, binary, does, beside, makes } = route;
  const template = routes.find((each) => each.path === `${path}/template.xlsx`)?.path;
  const isEmpty = body !== undefined && isEmptyObject(schemaOf(body));
  return {
    id: operationIdOf(route),
    method,
    path,
    tag,
    summary,
    right: action,
    ...(beside === undefined ? {} : { beside }),
    ...(makes === undefined ? {} : { makes }),
    ...(binary === undefined ? {} : { accepts: binary === xlsxType ? ".xlsx" : ".xlsx,.csv" }),
    ...(template === undefined ? {} : { template }),
    does: does ?? "other",
    versioned: route.versioned ?? "no",
    tone: endings.test(summary) ? "ends" : "usual",
    body: binary !== undefined ? "binary" : body === undefined || isEmpty ? "none" : "form",
  };
}

function isEmptyObject(schema: { properties?: object }): boolean {
  return Object.keys(schema.properties ?? {}).length === 0 && !("anyOf" in schema);
}
