import { describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { schemaOf } from "#functions/documents/openapi/schema-of.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { Id } from "#kernel/text/text.ts";
import { kindNames, processOf } from "#processes";
import type { Schema } from "../../web/catalog/types.ts";
import { catalogOf } from "../../web/catalog/write.ts";

const { catalog, bodies } = await catalogOf(await allRoutes());
const han = /\p{Script=Han}/u;

/** Every field of a schema without a Chinese name, and every closed list without names of its values. */
function unnamed(schema: Schema, path: string): string[] {
  const { properties = {}, items, enum: values, oneOf = [], anyOf = [] } = schema;
  const labels = schema["x-labels"];
  return [
    ...(values !== undefined && labels === undefined ? [`${path} has no names of its values`] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => [
      ...(han.test(inner.title ?? "") ? [] : [`${path}.${name}`]),
      ...unnamed(inner, `${path}.${name}`),
    ]),
    ...(items === undefined ? [] : unnamed(items, `${path}[]`)),
    ...[...oneOf, ...anyOf].flatMap((one) => unnamed(one, path)),
  ];
}

/** Codes that people read as they are. */
const plainCodes = /^(?:PDF|CSV.*|XLSX?|DOCX?|JPEG|PNG|\d.*)$/;

/** Every value of a closed list that reads as its code. */
function codesIn(schema: Schema, path: string): string[] {
  const labels = Object.values(schema["x-labels"] ?? {});
  return [
    ...labels
      .filter((label) => !han.test(label) && !plainCodes.test(label))
      .map((label) => `${path} ${label}`),
    ...partsOf(schema, path).flatMap(([at, part]) => codesIn(part, at)),
  ];
}

/** Every field that holds an id and is typed as it stands: nothing offers names, no number is understood. */
function typedIds(schema: Schema, path: string): string[] {
  const { pattern, items } = schema;
  const isKnown = schema["x-input"] !== undefined || schema["x-names"] !== undefined;
  if (isKnown) return [];
  const own = pattern === idPattern || items?.pattern === idPattern ? [path] : [];
  return [
    ...own,
    ...partsOf(schema, path)
      .filter(([at]) => !at.endsWith("[]") || own.length === 0)
      .flatMap(([at, part]) => typedIds(part, at)),
  ];
}

function partsOf(
  { properties = {}, items, oneOf = [], anyOf = [] }: Schema,
  path: string,
): [string, Schema][] {
  return [
    ...Object.entries(properties).map(([name, inner]): [string, Schema] => [
      `${path}.${name}`,
      inner,
    ]),
    ...(items === undefined ? [] : [[`${path}[]`, items] as [string, Schema]]),
    ...[...oneOf, ...anyOf].map((one): [string, Schema] => [path, one]),
  ];
}

const idPattern = (schemaOf(Id) as Schema).pattern;

/** Ids that a page puts there by itself, or that name a matter by the number that people know. */
const notTyped = /\.(?:id|ids|task|only|replaces|files|shown|subject\.id)$/;

describe("the catalogue that the console is drawn from", () => {
  it("has every kind that has a list, with its statuses in words", async () => {
    for (const { kind, title, path, statuses } of catalog.kinds) {
      expect(kindNames).toContain(kind);
      expect(title, path).toMatch(han);
      const declared = (await processOf(kind))?.statuses ?? {};
      expect(statuses).toEqual(declared);
      for (const word of Object.values(statuses)) expect(word, kind).toMatch(han);
    }
  });

  it("the fields of forms have Chinese names", () => {
    const found = [...bodies].flatMap(([, schemas]) =>
      Object.entries(schemas).flatMap(([id, schema]) => unnamed(schema as Schema, id)),
    );
    expect(found).toEqual([]);
  });

  it("no choice of a form reads as its code", () => {
    const found = [...bodies].flatMap(([, schemas]) =>
      Object.entries(schemas).flatMap(([id, schema]) => codesIn(schema as Schema, id)),
    );
    expect(found).toEqual([]);
  });

  it("who or what a form names is looked up by name, never typed as an id", () => {
    const found = [...bodies].flatMap(([, schemas]) =>
      Object.entries(schemas).flatMap(([id, schema]) => typedIds(schema as Schema, id)),
    );
    expect(found.filter((path) => !notTyped.test(path))).toEqual([]);
  });

  it("papers of a matter are named one by one, each below the address of a kind", () => {
    const paths = catalog.kinds.map(({ path }) => path);
    const found = catalog.papers.filter(({ of }) => paths.includes(of));
    expect(found.map(({ path }) => path)).toContain("/letters/{id}/document.docx");
    expect(found.map(({ path }) => path)).toContain("/clues/{id}/papers/inquiry/document.docx");
    expect(found.map(({ path }) => path)).toContain(
      "/opinion-requests/{id}/letters/{n}/document.docx",
    );
    expect(found.length).toBeGreaterThan(15);
    for (const { path, title, each } of found) {
      expect(path.replace("{id}", "").replace(each === undefined ? "{}" : "{n}", "")).not.toContain(
        "{",
      );
      expect(title).toMatch(han);
    }
  });

  it("an operation that takes a file says which, and what goes along has a name (K)", () => {
    const taking = catalog.operations.filter(({ body }) => body === "binary");
    expect(
      taking.map(({ id, accepts, makes, template }) => ({ id, accepts, makes, template })),
    ).toEqual([
      { id: "postTargetedInspectionsIdTables", accepts: ".xlsx,.csv" },
      { id: "postImports", accepts: ".xlsx" },
      {
        id: "postNominations",
        accepts: ".xlsx",
        makes: "enrollment",
        template: "/nominations/template.xlsx",
      },
    ]);
    expect(bodies.get("imports")).toHaveProperty("postImports");
    expect(bodies.get("targeted-inspections")).toHaveProperty("postTargetedInspectionsIdTables");
  });

  it("where nobody is left to decide, the office finds the form for a person from outside", () => {
    const beside = catalog.operations.filter((one) => one.beside === "incident");
    expect(beside.map(({ id, right, body }) => [id, right, body])).toEqual([
      ["postOutsideStandIns", "outside.name", "form"],
    ]);
    expect(bodies.get("outside-stand-ins")).toHaveProperty("postOutsideStandIns");
    for (const { beside: kind } of catalog.operations)
      if (kind !== undefined) expect(catalog.kinds.map((one) => one.kind)).toContain(kind);
  });

  it("has every ledger that is read as a table, by its number, named without explanations", () => {
    const { ledgers } = catalog;
    expect(ledgers.slice(0, 3).map(({ title }) => title)).toEqual([
      "提级监督对象信息库（L1）",
      "监督台账（L2）",
      "问题线索台账（L3）",
    ]);
    for (const { path, title, filters } of ledgers) {
      expect([path, title]).toEqual([path, expect.stringMatching(han)]);
      expect(title).not.toMatch(/[：=]|按表格读取/);
      expect(filters.length, path).toBeGreaterThan(1);
    }
    expect(ledgers.find(({ path }) => path === "warnings")?.title).toBe("预警清单");
  });

  it("a ledger is asked for a class by the class's name; one without classes is not asked for any", () => {
    const { ledgers } = catalog;
    for (const { path, filters, classes } of ledgers) {
      expect([path, filters.includes("class")]).toEqual([path, classes !== undefined]);
      expect(classes?.title ?? "类别").toMatch(han);
      if (path !== "approvals")
        for (const label of Object.values(classes?.labels ?? {})) expect(label).toMatch(han);
    }
    const without = ledgers.filter(({ classes }) => classes === undefined);
    expect(without.map(({ path }) => path).toSorted()).toEqual([
      "clue-endings",
      "clue-progress",
      "clue-transfers",
      "clues",
      "petitions",
    ]);
    expect(ledgers.find(({ path }) => path === "warnings")?.classes?.labels.RED).toBe("红");
  });

  it("every operation says in Chinese what it does", () => {
    const mute = catalog.operations.filter(({ summary }) => !han.test(summary));
    expect(mute.map(({ id }) => id)).toEqual([]);
  });
});

describe("what people call a matter", () => {
  it("is its numbers, names and titles, the most telling first", () => {
    const summary = { unitName: "某单位", personName: "赵示例", post: "科长", proposer: "u-chen" };
    expect(subjectLine(summary, "enr_1")).toBe("赵示例 · 某单位 · 科长");
  });

  it("of a kind that nobody has thought of: its own words, else its id", () => {
    expect(subjectLine({ theme: "节前提醒", n: 3, code: "A" }, "edu_1")).toBe("节前提醒");
    expect(subjectLine({}, "edu_2")).toBe(shortNumber("edu_2"));
    expect(shortNumber("edu_2")).toMatch(/^JJ-/);
  });

  it("what has neither number nor name yet is called by the day on which it came in", () => {
    const summary = { receivedOn: "2026-11-25", channel: "LETTER", signature: "ANONYMOUS" };
    expect(subjectLine(summary, "pet_0mw")).toBe("2026-11-25 收到");
    expect(subjectLine({ ...summary, number: "XF-2026-0001" }, "pet_0mw")).toBe("XF-2026-0001");
    expect(subjectLine({}, "pet_0mw")).toBe(shortNumber("pet_0mw"));
  });
});
