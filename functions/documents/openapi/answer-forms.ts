import type { StageSpec } from "#kernel/task/schema.ts";
import { has } from "#kernel/text/own.ts";
import { kindNames, processOf } from "#processes";
import { schemaOf } from "./schema-of.ts";

type Json = Readonly<Record<string, unknown>>;

/** How components of forms are named: by kind, stage and button, which a task and its choices tell. */
const prefix = "Form";

/** What stands where an answer's form may be any of them (`functions/api/tasks/answer-task.ts`). */
export const formMark = "x-answer-form";

/**
 * Forms whose fields follow from the matter, e.g. one for each demand of a letter or each item of a
 * meeting; `choices` of the task name them one by one.
 */
const byMatter: Json = {
  type: "object",
  title: "按事项逐项填写的表单（字段见该待办的 choices）",
  additionalProperties: { anyOf: [{ type: "string" }, { type: "number" }] },
};

/** The form of every button of every stage, as schemas by the names of their components. */
export async function answerForms(): Promise<Record<string, Json>> {
  const forms: Record<string, Json> = { [`${prefix}.by-matter`]: byMatter };
  for (const kind of kindNames) {
    const process = await processOf(kind);
    for (const [stage, spec] of Object.entries(process?.stages ?? {}))
      Object.assign(forms, formsOf(`${prefix}.${kind}.${stage}`, spec, process?.title ?? ""));
  }
  return forms;
}

function formsOf(at: string, { actions, title }: StageSpec, process: string) {
  const given = Object.entries(actions).flatMap(([action, { form, label }]) =>
    form === undefined
      ? []
      : [[`${at}.${action}`, { ...schemaOf(form.schema), title: `${process}·${title}·${label}` }]],
  );
  return Object.fromEntries(given);
}

/** A document in which each marked place says that it is one of these forms. */
export function withForms<T>(value: T, names: readonly string[]): T {
  const one = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return replace(value, one) as T;
}

function replace(value: unknown, one: readonly object[]): unknown {
  if (Array.isArray(value)) return value.map((each) => replace(each, one));
  if (typeof value !== "object" || value === null) return value;
  if (has(value as Json, formMark)) {
    const description = "以“Form.事项种类.环节.决定”为名的表单；没有表单的决定不填";
    return { title: "表单", description, anyOf: one };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replace(each, one)]),
  );
}
