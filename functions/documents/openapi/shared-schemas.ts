type Json = unknown;
type Members = Readonly<Record<string, Json>>;

/** Below this many characters a reference is no shorter to read than what it stands for. */
const worthSharing = 160;

/**
 * Says once what several places of a document say alike: each schema of an object or a closed list
 * that occurs twice goes to `schemas`, and a `$ref` stands in its places beside the field's own `title`
 * (JSON Schema 2020-12 allows siblings of `$ref`). Schemas of `named` keep their names; others are named
 * after the field, or the last word of the path, where they are found first.
 */
export function shareSchemas<T extends Members>(
  paths: T,
  named: Readonly<Record<string, Members>>,
): { paths: T; schemas: Record<string, Json> } {
  const found = new Map<string, { times: number; name: string }>();
  for (const [name, schema] of Object.entries(named)) found.set(textOf(schema), { times: 0, name });
  for (const [path, item] of Object.entries(paths)) count(item, path, found);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [text, { times, name }] of found)
    if (times > 1) names.set(text, freeName(name, taken));
  const schemas: Record<string, Json> = {};
  for (const [text, name] of names)
    schemas[name] = mapMembers(JSON.parse(text), (inner) => replace(inner, names));
  return { paths: replace(paths, names) as T, schemas };
}

function count(
  value: Json,
  field: string,
  found: Map<string, { times: number; name: string }>,
): void {
  if (Array.isArray(value)) for (const each of value) count(each, field, found);
  if (!isMembers(value)) return;
  const text = sharedText(value);
  if (text !== undefined) {
    const known = found.get(text);
    found.set(text, { times: (known?.times ?? 0) + 1, name: known?.name ?? field });
    // What a shared schema holds is counted once, as it will be written once.
    if (known !== undefined && known.times > 0) return;
  }
  for (const [name, inner] of Object.entries(value)) count(inner, nameWithin(field, name), found);
}

/** How a schema at a member is called: a path by its last word, with what is sent or answered there. */
function nameWithin(field: string, member: string): string {
  if (member === "requestBody" || member === "responses") {
    const word = field.split("/").findLast((part) => part !== "" && !part.startsWith("{")) ?? "";
    return `${word}-${member === "responses" ? "answer" : "body"}`;
  }
  return keywords.has(member) || /^\d+$|\//.test(member) ? field : member;
}

function replace(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((each) => replace(each, names));
  if (!isMembers(value)) return value;
  const name = names.get(sharedText(value) ?? "");
  if (name === undefined) return mapMembers(value, (inner) => replace(inner, names));
  const title = value.title === undefined ? {} : { title: value.title };
  return { ...title, $ref: `#/components/schemas/${name}` };
}

/** A schema without the label of its place; undefined for what is not worth a name. */
function sharedText(schema: Members): string | undefined {
  const isObject = schema.type === "object" && isMembers(schema.properties);
  if (!isObject && !Array.isArray(schema.enum)) return undefined;
  const text = textOf(schema);
  return text.length < worthSharing ? undefined : text;
}

function textOf({ title: _, ...schema }: Members): string {
  return JSON.stringify(schema);
}

/** Words of JSON Schema and OpenAPI on the way to a schema; they say nothing of what it is. */
const keywords = new Set(
  "items properties additionalProperties oneOf anyOf allOf schema content get post put".split(" "),
);

function freeName(field: string, taken: Set<string>): string {
  const letters = field.replaceAll(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase());
  const base = letters === "" ? "Value" : letters.charAt(0).toUpperCase() + letters.slice(1);
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base}${n}`;
  taken.add(name);
  return name;
}

function mapMembers(value: Json, change: (inner: Json) => Json): Json {
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}

function isMembers(value: Json): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
