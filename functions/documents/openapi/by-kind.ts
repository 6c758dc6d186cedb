import { has } from "#kernel/text/own.ts";
import { eventWords } from "#process/trail-words.ts";
import { kindNames, processOf } from "#processes";

type Json = Readonly<Record<string, unknown>>;

const titled = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([name, title]) => ({ const: name, title }));
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const event = (kind: string) => `Event.${kind}`;
const status = (kind: string) => `Status.${kind}`;

/**
 * What each kind declares of itself: the statuses of its records, and the events of its trail that have names
 * of their own, each with what people call it; others are called by the status that they lead to.
 */
export async function kindSchemas(): Promise<Record<string, Json>> {
  const schemas: Record<string, Json> = {};
  for (const kind of kindNames) {
    const process = await processOf(kind);
    if (process === undefined) continue;
    const { title, words, statuses } = process;
    const known = { oneOf: titled(eventWords(kind, words)) };
    const type = { anyOf: [known, { type: "string" }] };
    schemas[event(kind)] = {
      title: `${title}的经过`,
      allOf: [refTo("Event"), { type: "object", properties: { type } }],
    };
    if (statuses !== undefined)
      schemas[status(kind)] = { title: `${title}的状态`, oneOf: titled(statuses) };
  }
  return schemas;
}

/** An answer about records of one kind: their statuses and events are those of the kind. */
export function withKind(answer: Json, kind: string | undefined, known: Json): Json {
  const { properties } = shapeOf(answer);
  if (kind === undefined || properties === undefined) return answer;
  const ofItem = shapeOf(shapeOf(properties.items).items).properties;
  const narrowed =
    ofItem === undefined ? statusIn(properties, kind, known) : inItems(ofItem, kind, known);
  return narrowed === undefined
    ? answer
    : { allOf: [answer, { type: "object", properties: narrowed }] };
}

type Shape = { properties?: Json; items?: unknown };

function shapeOf(schema: unknown): Shape {
  return typeof schema === "object" && schema !== null ? schema : {};
}

function inItems(item: Json, kind: string, known: Json): Json | undefined {
  const isEvent = has(item, "seq") && has(item, "type") && has(known, event(kind));
  if (isEvent) return { items: { type: "array", items: refTo(event(kind)) } };
  const properties = statusIn(item, kind, known);
  return properties && { items: { type: "array", items: { type: "object", properties } } };
}

/** Only where any text may stand: an answer that says its statuses itself knows better. */
function statusIn(properties: Json, kind: string, known: Json): Json | undefined {
  const { type, enum: listed } = (properties.status ?? {}) as { type?: string; enum?: unknown };
  return type === "string" && listed === undefined && has(known, status(kind))
    ? { status: refTo(status(kind)) }
    : undefined;
}
