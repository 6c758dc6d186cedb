import type * as z from "zod/mini";
import { has } from "#kernel/text/own.ts";
import { schemaOf } from "./schema-of.ts";
import * as office from "./states/office.ts";
import * as people from "./states/people.ts";
import * as supervision from "./states/supervision.ts";

type Json = Readonly<Record<string, unknown>>;

const readings = {
  officer: "人员",
  name: "姓名",
  month: "月份",
  readings: "查阅次数",
  rows: "行数",
};
const { imported, ...ofOffice } = office;

type Member = string | { title: string; schema: z.ZodMiniType };

/** What each member of a record's state is called and, where there is a schema of it, holds, by kind. */
export const stateMembers: Readonly<Record<string, Readonly<Record<string, Member>>>> = {
  ...supervision,
  ...people,
  ...ofOffice,
  import: imported,
  reading: readings,
};

const titleOf = (member: Member) => (typeof member === "string" ? member : member.title);

/** What each member of a record's state is called, by kind. */
export const stateLabels: Readonly<Record<string, Readonly<Record<string, string>>>> =
  Object.fromEntries(
    Object.entries(stateMembers).map(([kind, members]) => [
      kind,
      Object.fromEntries(Object.entries(members).map(([name, one]) => [name, titleOf(one)])),
    ]),
  );

const nameOf = (kind: string) => `State.${kind}`;

/** The state of each kind as a schema: its members by name, each with what people call it. */
export function stateSchemas(): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(stateMembers).map(([kind, members]) => {
      const properties = Object.entries(members).map(([name, member]) => [
        name,
        {
          ...(typeof member === "string" ? {} : schemaOf(member.schema)),
          title: titleOf(member),
        },
      ]);
      const schema = { type: "object", properties: Object.fromEntries(properties) };
      return [nameOf(kind), { ...schema, additionalProperties: false }];
    }),
  );
}

const stateOf = (kind: string) => ({
  title: "事项内容",
  $ref: `#/components/schemas/${nameOf(kind)}`,
});

/** A record's answer, whose state is that of its kind. */
export function withState(answer: Json, kind: string | undefined): Json {
  const { properties } = answer as { properties?: Json };
  return kind === undefined || properties?.state === undefined || !has(stateLabels, kind)
    ? answer
    : { allOf: [answer, { type: "object", properties: { state: stateOf(kind) } }] };
}
