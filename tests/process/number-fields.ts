import { kindNames, processOf } from "#processes";

/** Fields of forms that are labelled as the number of a paper, as `kind stage.action field`. */
export async function numberFields(): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of kindNames) {
    const process = await processOf(kind);
    for (const [stage, { actions }] of Object.entries(process?.stages ?? {}))
      for (const [action, { form }] of Object.entries(actions))
        for (const { name, label } of form?.fields ?? [])
          if (/文号|纪要编号/.test(label)) found.add(`${kind} ${stage}.${action} ${name}`);
  }
  return [...found];
}

export type Json = Readonly<Record<string, unknown>>;

/** Dotted paths of texts whose name says that they hold the number of a paper. */
export function numbersIn(schema: Json, path = ""): string[] {
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
    type,
  } = schema as {
    properties?: Record<string, Json>;
    items?: Json;
    anyOf?: Json[];
    oneOf?: Json[];
    type?: string;
  };
  const name = path.split(".").at(-1) ?? "";
  if (type === "string")
    return /^(number|document|minutes|[a-z]+Number)$/.test(name) && name !== "idNumber"
      ? [path]
      : [];
  return [
    ...Object.entries(properties).flatMap(([key, below]) =>
      numbersIn(below, path === "" ? key : `${path}.${key}`),
    ),
    ...[...anyOf, ...oneOf, ...(items === undefined ? [] : [items])].flatMap((below) =>
      numbersIn(below, path),
    ),
  ];
}
