import { describe, expect, it } from "vitest";
import { isRetryable, problemOf } from "#functions/api/problem.ts";
import { allRoutes } from "#functions/api/routes.ts";
import { answerForms, formMark } from "#functions/documents/openapi/answer-forms.ts";
import { openApiDocument } from "#functions/documents/openapi/document.ts";
import { examples } from "#functions/documents/openapi/examples.ts";
import { stateLabels } from "#functions/documents/openapi/states.ts";
import { type RefusalCode, refusals } from "#kernel/refusal.ts";
import { unknownFields } from "#kernel/route/known-fields.ts";
import { parseForm } from "#kernel/task/form.ts";
import { kindNames, processOf } from "#processes";
import { histories } from "#tests/oracle/histories.ts";

type Json = Readonly<Record<string, unknown>>;
const document = (await openApiDocument(await allRoutes())) as unknown as Json & {
  paths: Record<string, Record<string, { requestBody?: unknown; responses: unknown }>>;
  components: { schemas: Record<string, Json> };
};

/** Every property that a schema says, with its place; references are followed once each. */
function fieldsIn(
  value: unknown,
  at: string,
  seen: readonly string[] = [],
): [string, string, Json][] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsIn(one, at, seen));
  if (typeof value !== "object" || value === null) return [];
  const { $ref: ref, properties, ...rest } = value as Json;
  const name =
    String(ref ?? "")
      .split("/")
      .at(-1) ?? "";
  const referred =
    ref === undefined || seen.includes(name)
      ? []
      : fieldsIn(document.components.schemas[name], at, [...seen, name]);
  const own = Object.entries((properties ?? {}) as Record<string, Json>).flatMap(
    ([field, schema]): [string, string, Json][] => [
      [field, `${at}.${field}`, schema],
      ...fieldsIn(schema, `${at}.${field}`, seen),
    ],
  );
  return [...referred, ...own, ...Object.values(rest).flatMap((one) => fieldsIn(one, at, seen))];
}

const everywhere = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, { requestBody, responses }]) => [
    ...fieldsIn(requestBody, `${method} ${path} takes `),
    ...fieldsIn((responses as Record<string, unknown>)["200"], `${method} ${path} answers `),
  ]),
);

describe("one word for one thing (use.md §3, names)", () => {
  it("why somebody does something is called `reason`, in bodies, forms and answers", () => {
    // Events and states keep the words that they were written with.
    const isKept = (at: string) => at.includes(".state.");
    const others = /^(?:why|reasons|because|.+Because|justification|rationale|motive)$/;
    const wrong = everywhere.filter(([name, at]) => others.test(name) && !isKept(at));
    expect(wrong.map(([, at]) => at)).toEqual([]);
  });

  it("what is labelled 理由 or 原因 is `reason`, unless it is a closed list or a letter's own part", () => {
    const labelled = everywhere.filter(
      ([, , { title, enum: list, $ref: ref, type }]) =>
        /理由|原因/.test(String(title)) &&
        list === undefined &&
        ref === undefined &&
        type === "string",
    );
    const wrong = labelled.filter(([name]) => !/(?:^r|R)eason$/.test(name) && name !== "causes");
    expect(wrong.map(([, at]) => at)).toEqual([]);
    expect(labelled.length).toBeGreaterThan(50);
  });

  it("a verb of a question takes `reason`, an answer `opinion`", () => {
    const named = (verb: string) =>
      fieldsIn(document.paths[`/api/v1/tasks/{id}/${verb}`]?.post?.requestBody, "").map(
        ([name]) => name,
      );
    for (const verb of ["transfer", "delegate", "add-signer", "signer-removal", "hand-over"])
      expect(named(verb), verb).toContain("reason");
    for (const verb of ["taking-back", "urging"]) expect(named(verb), verb).toEqual(["reason"]);
    expect(named("decision")).toContain("opinion");
  });
});

describe("every form of an answer is in the document", () => {
  it("by kind, stage and button; the decision's form is one of them", async () => {
    const forms = Object.keys(await answerForms());
    for (const kind of kindNames) {
      const stages = (await processOf(kind))?.stages ?? {};
      for (const [stage, { actions }] of Object.entries(stages))
        for (const [action, { form }] of Object.entries(actions))
          if (form !== undefined) expect(forms).toContain(`Form.${kind}.${stage}.${action}`);
    }
    expect(forms.length).toBeGreaterThan(60);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(forms));
    expect(JSON.stringify(document)).not.toContain(formMark);
    const body = document.paths["/api/v1/tasks/{id}/decision"]?.post?.requestBody;
    expect(JSON.stringify(body)).toContain("#/components/schemas/Form.enrollment.PARTY_PENDING");
  });
});

describe("no raw keys in answers (use.md §3, types)", () => {
  it("a record's state is a schema of its kind, each member with what people call it", async () => {
    const kinds = (await allRoutes()).flatMap(({ lists, path }) =>
      lists === undefined ? [] : [[lists.kind, path] as const],
    );
    for (const [kind, path] of kinds) {
      const answer = JSON.stringify(document.paths[`/api/v1${path}/{id}`]?.get?.responses ?? {});
      if (answer.includes('"state"')) expect(answer, path).toContain(`/State.${kind}"`);
    }
    for (const kind of Object.keys(stateLabels)) {
      const { properties } = document.components.schemas[`State.${kind}`] as Json;
      for (const [name, { title }] of Object.entries(properties as Record<string, Json>))
        expect(title, `${kind}.${name}`).toMatch(/\p{Script=Han}/u);
    }
  });

  it("returns, findings and records are lists whose members are told", () => {
    const told: string[] = [];
    for (const kind of Object.keys(stateLabels)) {
      const { properties } = document.components.schemas[`State.${kind}`] as Json;
      for (const name of ["returns", "findings", "records"]) {
        const member = (properties as Record<string, Json>)[name];
        if (member === undefined) continue;
        told.push(`${kind}.${name}`);
        expect(member.type, `${kind}.${name}`).toMatch(/array|integer/);
        if (member.type === "array") expect(member.items, `${kind}.${name}`).not.toEqual({});
      }
    }
    expect(told).toEqual(
      expect.arrayContaining(["enrollment.returns", "quarterly.findings", "targeted.records"]),
    );
  });

  it.each(Object.keys(histories) as (keyof typeof histories)[])(
    "the labels of %s are those of its played histories",
    (kind) => {
      const labels = Object.keys(stateLabels[kind] ?? {});
      for (const tell of Object.values(histories[kind])) {
        const members = Object.keys((tell().record?.state ?? {}) as object);
        expect(labels).toEqual(expect.arrayContaining(members));
      }
    },
  );
});

describe("nothing that somebody gives is dropped in silence", () => {
  it.each(Object.entries(examples))("%s", async (name, example) => {
    const route = (await allRoutes()).find(({ method, path }) => `${method} ${path}` === name);
    const schema = route?.body;
    if (schema === undefined) throw new Error(`${name} takes no body`);
    expect(unknownFields(schema, example)).toEqual([]);
    const places = placesIn(example);
    for (const at of places) {
      const wrong = structuredClone(example) as Json;
      const holder = at.reduce<Json>((inner, part) => inner[part] as Json, wrong);
      Object.assign(holder, { misspelt: 1 });
      const path = [...at, "misspelt"].join(".");
      expect(unknownFields(schema, wrong), path).toEqual([{ path, message: "没有这一项" }]);
    }
    expect(places.length).toBeGreaterThan(0);
  });

  it("nor what a form does not ask", async () => {
    const stages = (await processOf("recusal"))?.stages ?? {};
    const [first] = Object.values(stages.RECORD_UPPER?.actions ?? {});
    const form = first?.form;
    expect(form).toBeDefined();
    const given = { letterNumber: "示市纪〔2026〕1号", letterOn: "2026-05-06" };
    expect(parseForm(form, given)).toEqual({ form: given });
    expect(parseForm(form, { ...given, note: "x" })).toMatchObject({
      refused: "input.invalid",
      fields: [{ path: "form.note" }],
    });
    expect(parseForm(undefined, given)).toMatchObject({
      fields: [{ path: "form.letterNumber" }, { path: "form.letterOn" }],
    });
  });
});

describe("a refusal says whether the same request may be sent again", () => {
  it.each(Object.keys(refusals) as RefusalCode[])("%s", async (code) => {
    const answer = problemOf({ refused: code });
    const body = (await answer.json()) as { retryable: boolean };
    expect(body.retryable).toBe(isRetryable(code));
    expect(answer.headers.has("retry-after")).toBe(body.retryable);
    const isPassing = [429, 503].includes(answer.status);
    if (isPassing) expect(body.retryable).toBe(true);
    if ([400, 401, 403, 404, 405, 410, 415, 422].includes(answer.status))
      expect(body.retryable).toBe(false);
  });

  it("of what conflicts, only what passes by itself", () => {
    const codes = (Object.keys(refusals) as RefusalCode[]).filter(
      (code) => refusals[code][0] === 409 && isRetryable(code),
    );
    expect(codes).toEqual(["record.moving", "report.uncounted", "file.scanning"]);
  });
});

/** Where a value holds objects whose members are named, itself first. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, one]) => placesIn(one, [...at, name]));
  return Array.isArray(value) ? inner : [at, ...inner];
}
