import { relations } from "#kernel/district/relation.ts";
import { roleNames } from "#kernel/district/role.ts";
import { own } from "#kernel/text/own.ts";
import { matterWords } from "./field-words-matters.ts";
import { officeWords } from "./field-words-office.ts";
import { type SettingWords, settingWords } from "./setting-words.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** What people call a field, by its name. */
export const fieldWords: Readonly<Record<string, string>> = { ...matterWords, ...officeWords };

/** Names of values that several lists share, or whose list carries none of its own. */
const valueWords: Readonly<Record<string, string>> = {
  ...relations,
  ...roleNames,
  yes: "是",
  no: "否",
  ours: "本级管辖",
  unit: "单位",
  people: "人员",
  mail: "邮件",
  wecom: "企业微信群机器人",
  dingtalk: "钉钉群机器人",
  URBAN: "中心城区",
  SUBURBAN: "近郊区",
  OUTER: "远郊区",
  "24:00": "当日 24:00",
  "17:30": "下班时（17:30）",
  half: "半数以上",
  "two-thirds": "三分之二以上",
  MEETING: "会议",
  CIRCULATION: "传签",
  SECRETARY: "书记",
  TARGETED: "靶向",
  SPECIAL: "专项",
  ATTENDED: "列席",
  TALK: "谈话",
  FILING: "备案",
  CONSENT: "同意",
  any: "或签",
  all: "会签",
  sequence: "依次",
  vote: "票决",
  daily: "每个工作日发送",
  off: "不发送",
  none: "不需要",
  code: "验证码",
  login: "登录",
  MALE: "男",
  FEMALE: "女",
  ADMINISTRATIVE: "行政",
  INSTITUTION: "事业",
  SUPPORT: "辅助",
  CONTRACT: "聘用",
  PARTY: "党内",
  STATE: "政务",
  UNIT: "单位",
  LETTER: "建议书",
  RECTIFICATION: "整改",
  object: "监督对象",
  reporter: "举报人",
  colleague: "同事",
  "application/pdf": "PDF",
  "text/csv": "CSV 表格",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 工作簿",
  "image/jpeg": "JPEG 图片",
  "image/png": "PNG 图片",
};

/** How fields are filled in that say it by their name only. */
const inputs: Readonly<Record<string, string>> = {
  personId: "person",
  unitId: "unit",
  placeId: "unit",
  officer: "officer",
  enrollmentId: "enrollment",
  loadedBy: "officer",
};

/**
 * A JSON Schema in which every property has a Chinese `title`, every closed list `x-labels`, money
 * its unit; what the schema says itself (kernel/form.ts) comes first.
 */
export function labelled(schema: JsonSchema, within = ""): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(Array.isArray(schema.enum) && schema["x-labels"] === undefined
      ? { "x-labels": labelsFor(schema.enum) }
      : {}),
    // The one value that tells a kind of objects is chosen by its word, as those of a list are.
    ...(typeof schema.const === "string" && own(valueWords, schema.const) !== undefined
      ? { "x-labels": labelsFor([schema.const]) }
      : {}),
    ...(isSchema(properties)
      ? { properties: mapValues(properties, (name, of) => named(name, of, within)) }
      : {}),
    ...(isSchema(items) ? { items: labelled(items, within) } : {}),
    ...(isSchema(additionalProperties)
      ? { additionalProperties: labelled(additionalProperties) }
      : {}),
    ...partsOf(schema, within),
  };
}

function named(name: string, schema: JsonSchema, within: string): JsonSchema {
  const words = own<SettingWords>(settingWords, `${within}.${name}`) ?? {};
  const input = words.input ?? own(inputs, name) ?? (/InFen$/.test(name) ? "money" : undefined);
  return {
    // What only holds other fields is named by them.
    title: words.title ?? own(fieldWords, name) ?? (isSchema(schema.properties) ? "内容" : name),
    ...(words.hint === undefined ? {} : { description: words.hint }),
    ...(input === undefined ? {} : { "x-input": input }),
    ...(input === "money" ? { "x-unit": "分" } : {}),
    ...labelled(schema, name),
  };
}

function partsOf(schema: JsonSchema, within: string) {
  return Object.fromEntries(
    ["oneOf", "anyOf", "allOf"].flatMap((part) => {
      const given = schema[part];
      return Array.isArray(given)
        ? [[part, given.filter(isSchema).map((one) => labelled(one, within))]]
        : [];
    }),
  );
}

function labelsFor(values: readonly unknown[]) {
  const pairs = values.map((value) => [value, own(valueWords, String(value)) ?? value]);
  return Object.fromEntries(pairs);
}

function mapValues(of: JsonSchema, change: (name: string, schema: JsonSchema) => JsonSchema) {
  return Object.fromEntries(
    Object.entries(of).map(([name, inner]) => [
      name,
      isSchema(inner) ? change(name, inner) : inner,
    ]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
