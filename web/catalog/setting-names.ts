import { registerRows } from "#kernel/deadline/register-rows.ts";
import { own } from "#kernel/text/own.ts";
import { kindNames, processOf } from "#processes";
import { papers } from "#registry/paper/papers.ts";
import type { Schema } from "./types.ts";

const units = {
  WD: "个工作日",
  "WD-BEFORE": "个工作日前",
  "CD-BEFORE": "日前",
  CD: "日",
  M: "个月",
} as const;
/** Longest sentence that names its own field. */
const longest = 24;

/** Sentences that a paper has only where the district wants them, by their codes. */
const unsaid: Readonly<Record<string, string>> = { opening: "开头的话", closing: "结尾的话" };

/** Fields that a form offers one by one, since nobody sets more than a few of them. */
const chosen = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  "x-input": "chosen",
  properties,
});

/**
 * The body of the configuration with every stage, limit and sentence of papers that a district may set,
 * under the name that people have for it: they choose it, and need not know its code.
 */
export async function withSettingNames(body: Schema): Promise<Schema> {
  const { config, overrides } = body.properties ?? {};
  const { factors, policies, papers: words } = config?.properties ?? {};
  if (config === undefined || overrides === undefined) return body;
  const stages = await stageNames();
  const ofStages = (schema: Schema | undefined): Schema => ({
    ...schema,
    ...chosen(mapped(stages, (title) => ({ ...memberOf(schema), title }))),
  });
  return {
    ...body,
    properties: {
      config: {
        ...config,
        properties: {
          ...config.properties,
          factors: ofStages(factors),
          policies: ofStages(policies),
          papers: { ...words, ...chosen(mapped(papers, paperFields)) },
        },
      },
      overrides: { ...overrides, ...chosen(limits(memberOf(overrides))) },
    },
  };
}

function memberOf({ additionalProperties }: Schema = {}): Schema {
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

async function stageNames(): Promise<Record<string, string>> {
  const all = await Promise.all(kindNames.map(processOf));
  return Object.fromEntries(
    all.flatMap((process) =>
      Object.entries(process?.stages ?? {}).map(([stage, spec]) => [
        `${process?.kind}.${stage}`,
        `${process?.title}：${spec.title}`,
      ]),
    ),
  );
}

function paperFields({ title, texts }: (typeof papers)[string]): Schema {
  return {
    title,
    ...chosen(
      mapped(texts, (text, name) => ({
        type: "string",
        title: text === "" ? (own(unsaid, name) ?? name) : shortened(text),
        description: `通用：${text === "" ? "不写" : text}`,
        maxLength: 1000,
      })),
    ),
  };
}

/** Limits of so many days or months, each with its usual length. */
function limits(value: Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(registerRows).flatMap(([code, limit]) => {
      if (!("bounds" in limit)) return [];
      const usual = `通用 ${limit.length} ${units[limit.unit]}`;
      const bound = limit.isStatutory ? "，法定期限只能缩短" : "";
      return [[code, { ...value, title: limit.title, description: `${usual}${bound}` }]];
    }),
  );
}

function mapped<T>(of: Readonly<Record<string, T>>, change: (value: T, name: string) => Schema) {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value, name)]));
}

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
