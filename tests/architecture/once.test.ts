import { expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes } from "#functions/api/routes.ts";
import { kindNames, processOf } from "#processes";

type JsonSchema = Readonly<Record<string, unknown>>;
type Node = z.ZodMiniType;
type Def = {
  type: string;
  shape?: Readonly<Record<string, Node>>;
  element?: Node;
  innerType?: Node;
  valueType?: Node;
  in?: Node;
  options?: readonly Node[];
};

/** Every list of a schema, and where it stands. */
function listsIn(schema: Node | undefined, path: string): { path: string; list: Node }[] {
  if (schema === undefined) return [];
  const { type, shape, element, innerType, valueType, options } = schema._zod.def as unknown as Def;
  return [
    ...(type === "array" ? [{ path, list: schema }] : []),
    ...Object.entries(shape ?? {}).flatMap(([name, one]) => listsIn(one, `${path}.${name}`)),
    ...[element, innerType, valueType, (schema._zod.def as unknown as Def).in, ...(options ?? [])]
      .filter((one) => one !== undefined)
      .flatMap((one) => listsIn(one, path)),
  ];
}

/** Something that names: an id, a place on a list; of what has other fields beside, the place alone. */
function namesOne(list: Node): unknown | undefined {
  const json = z.toJSONSchema(list, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const item = (json.items ?? {}) as JsonSchema;
  if (item.type === "integer") return 1;
  return item.type === "string" && /#\|/.test(String(item.pattern)) ? "u-one" : undefined;
}

/** Files are held to be of the matter and to differ where they are looked up (`file.not-of-matter`). */
const areFiles = /\.files$/;

/** Drafts of one request are submitted one by one, and none twice; what only the system says is a set. */
const sets: readonly string[] = [
  "post /enrollments/submissions.ids",
  "meeting command.bars.recused",
  "meeting command.bars.concerns",
  "recusal command.concerns",
  "roster command.recused",
];

it("no list that counts officers, people or places takes one of them twice", async () => {
  const routes = await allRoutes();
  const processes = await Promise.all(kindNames.map(processOf));
  const lists = [
    ...routes.flatMap(({ method, path, body }) => listsIn(body, `${method} ${path}`)),
    ...processes.flatMap((process) => listsIn(process?.command, `${process?.kind} command`)),
  ];
  const naming = lists.flatMap(({ path, list }) => {
    const one = namesOne(list);
    return one === undefined ? [] : [{ path, list, one }];
  });
  expect(naming.length).toBeGreaterThan(8);
  const twice = naming.filter(({ list, one }) => list.safeParse([one, one, one]).success);
  const open = twice.map(({ path }) => path).filter((path) => !areFiles.test(path));
  expect(open).toEqual(sets);
});
