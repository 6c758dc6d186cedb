import { describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import type { Schema } from "../../web/catalog/types.ts";
import { catalogOf } from "../../web/catalog/write.ts";
import { isSecretForm, keptOf } from "../../web/form/values/draft.ts";

const { catalog, bodies } = await catalogOf(await allRoutes());

/** Words of fields that hold what the vault or the petitions keep. */
const secretWords = /身份证|举报人|^事实$/;

/** A form with every field of its schema filled in, each with its own name in Chinese. */
function filled(schema: Schema, title = ""): unknown {
  const { properties, items, oneOf, anyOf } = schema;
  const [first] = oneOf ?? anyOf ?? [];
  if (first !== undefined) return filled(first, schema.title ?? title);
  if (items !== undefined) return [filled(items, schema.title ?? title)];
  if (properties === undefined) return schema.title ?? title;
  // Names of a district's settings are stages and papers, not what a field of theirs holds.
  if (schema["x-input"] === "chosen")
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, filled({ ...inner, title: name })]),
    );
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, filled(inner)]),
  );
}

const forms = catalog.operations.flatMap(({ id, path }) => {
  const schema = bodies.get(path.split("/")[1] ?? "")?.[id] as Schema | undefined;
  return schema === undefined ? [] : [{ id, path, value: filled(schema) }];
});

describe("drafts of forms hold nothing secret (console.md §3.3)", () => {
  it("no identity number, reporter or reported fact, at whatever depth of whatever form", () => {
    const leaks = forms.flatMap(({ id, path, value }) => {
      const kept = isSecretForm(path) ? {} : keptOf(value);
      const words = JSON.stringify(kept).split('"');
      return words.filter((word) => secretWords.test(word)).map((word) => `${id}: ${word}`);
    });
    expect(leaks).toEqual([]);
    expect(
      forms.filter(({ value }) => secretWords.test(JSON.stringify(value))).length,
    ).toBeTruthy();
  });

  it("nothing of forms about petitions, or of how a supervised person is reached", () => {
    const secret = forms.filter(({ path }) => isSecretForm(path)).map(({ path }) => path);
    expect(secret).toContain("/petitions");
    expect(secret).toContain("/enrollments/{id}/contact");
    expect(forms.filter(({ path }) => path.startsWith("/petitions")).length).toBe(
      secret.filter((path) => path.startsWith("/petitions")).length,
    );
  });

  it("all else that is typed stays as it is, lists and numbers too", () => {
    const value = { name: "赵示例", people: [{ post: "科长", idNumber: "1" }], amountInFen: 100 };
    expect(keptOf(value)).toEqual({
      ...{ name: "赵示例", people: [{ post: "科长" }], amountInFen: 100 },
    });
  });

  it("a list of officers is kept whole: what a restored form lacked would be struck off", () => {
    const officers = forms.find(({ id }) => id === "putOfficers");
    expect(keptOf(officers?.value)).toEqual(officers?.value);
  });
});
