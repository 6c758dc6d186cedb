import type { Event, Fact } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import type { Context, Process } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { changedFields, withChanges } from "../change.ts";
import type { Source } from "../fields.ts";
import {
  type Leaving,
  type Person,
  PersonCommand,
  type PersonContent,
  type SealedIdNumber,
} from "./schema.ts";

/** 人员: a person of the information library; the chain is the version history. */
export const person: Process<Person, PersonCommand> = {
  kind: "person",
  title: "人员",
  command: PersonCommand,
  stages: {},
  decide,
  evolve,
  keys: ({ status, content }) => ({
    status,
    sort: `${content.unitId}#${content.isKeyObject ? "0" : "1"}`,
    summary: {
      name: content.name,
      unitId: content.unitId,
      unitName: content.unitName,
      post: content.post,
      class: content.establishment.class,
      isKeyObject: content.isKeyObject,
    },
    about: [content.unitId],
  }),
};

/** Whether a full record would say nothing new; the ciphertext differs each time and is no news. */
export function isSamePerson(
  state: Person,
  said: { content: PersonContent; idNumberIndex?: string | undefined; left?: Leaving | undefined },
): boolean {
  const { content, idNumberIndex, left } = state;
  return (
    hashOf([content, idNumberIndex ?? "", left ?? ""]) ===
    hashOf([said.content, said.idNumberIndex ?? "", said.left ?? ""])
  );
}

function decide(
  state: Person | undefined,
  command: PersonCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "record") return record(state, command);
  if (state === undefined) return refuse("record.unknown");
  if (command.type === "change") {
    const { changes, unitName = state.content.unitName } = command;
    const content = withChanges(state.content, { ...changes, unitName });
    const changed = changedFields(state.content, content);
    return changed.length === 0
      ? []
      : [{ type: "person.changed", data: { content, changed, reason: command.reason } }];
  }
  if (command.type === "read-secret")
    return state.idNumber === undefined
      ? refuse("record.unknown", "没有登记身份证号")
      : [{ type: "person.secret-read", data: { field: "idNumber", reason: command.reason } }];
  if (command.type === "name-successor") return nameSuccessor(state, command, context);
  const { on, reason, successor } = command;
  if (state.status === "LEFT_POST") return refuse("record.state", "该人员已离岗");
  const left: Fact = { type: "person.left-post", data: { left: { on, reason } } };
  if (successor === undefined) return [left];
  const named = nameSuccessor({ ...state, status: "LEFT_POST" }, { successor }, context);
  return isRefusal(named) ? named : [left, ...named];
}

/** Who took over the post of somebody who has left; once. */
function nameSuccessor(
  { status, successor: known }: Person,
  { successor }: { successor: string },
  { record }: Context,
): Fact[] | Refusal {
  if (status !== "LEFT_POST") return refuse("record.state", "该人员尚未离岗");
  if (successor === record) return refuse("input.invalid", "继任者不能是本人");
  if (known === successor) return [];
  return known === undefined
    ? [{ type: "person.successor-named", data: { successor } }]
    : refuse("record.state", "已登记继任者");
}

function record(
  state: Person | undefined,
  { content, secret, left, source }: Extract<PersonCommand, { type: "record" }>,
): Fact[] {
  const data = {
    content,
    left: left ?? null,
    ...secret,
    ...(source === undefined ? {} : { source }),
  };
  if (state === undefined) return [{ type: "person.recorded", data }];
  if (isSamePerson(state, { content, left, idNumberIndex: secret?.idNumberIndex })) return [];
  return [
    {
      type: "person.changed",
      data: { ...data, changed: changedFields(state.content, content) },
    },
  ];
}

type Data = Partial<SealedIdNumber> & {
  content?: PersonContent;
  /** null: back on post. */
  left?: Leaving | null;
  successor?: string;
  source?: Source;
};

function evolve(state: Person | undefined, event: Event): Person {
  const { idNumber, idNumberIndex, idNumberMasked, ...data } = event.data as Data;
  const content = data.content ?? state?.content;
  if (content === undefined) throw new Error(`Chain begins with ${event.type}`);
  const left = data.left === undefined ? state?.left : (data.left ?? undefined);
  const source = data.source ?? state?.source;
  const successor = left === undefined ? undefined : (data.successor ?? state?.successor);
  return {
    ...secretOf(idNumber === undefined ? state : { idNumber, idNumberIndex, idNumberMasked }),
    status: left === undefined ? "ON_POST" : "LEFT_POST",
    content,
    ...(left === undefined ? {} : { left }),
    ...(successor === undefined ? {} : { successor }),
    ...(source === undefined ? {} : { source }),
  };
}

function secretOf(
  from: { [K in keyof SealedIdNumber]?: string | undefined } | undefined,
): Partial<SealedIdNumber> {
  const { idNumber, idNumberIndex, idNumberMasked } = from ?? {};
  return idNumber === undefined || idNumberIndex === undefined || idNumberMasked === undefined
    ? {}
    : { idNumber, idNumberIndex, idNumberMasked };
}
