import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { sameForm } from "#kernel/text/name.ts";
import { isDeath, leavingKinds, saysDeath } from "#process/enrollment/review/leaving.ts";
import { changedFields, withChanges } from "../change.ts";
import { changeDay } from "../change-day.ts";
import type { Leaving, Person, PersonCommand, PersonContent } from "./schema.ts";

type Of<T extends PersonCommand["type"]> = Extract<PersonCommand, { type: T }>;

/** What a full record says of a person. */
type Said = {
  content: PersonContent;
  idNumberIndex?: string | undefined;
  left?: Leaving | undefined;
};

/** Whether a full record would say nothing new; the ciphertext differs each time and is no news. */
export function isSamePerson(state: Person, said: Said): boolean {
  return (
    personPrint(state) === personPrint({ ...said, content: withSupervision(state, said.content) })
  );
}

/** Hash of all that a full record says of a person: two that are alike have the same. */
export function personPrint({ content, idNumberIndex = "", left }: Said): string {
  // How somebody left is chosen by hand alone: a row that says the same words says nothing new.
  return hashOf([
    content,
    idNumberIndex,
    left === undefined ? "" : { on: left.on, reason: left.reason },
  ]);
}

/** A content in which supervision is what the enrollment has written, where there is one. */
function withSupervision({ supervisedBy, content }: Person, said: PersonContent): PersonContent {
  const { isKeyObject, supervision } = content;
  return supervisedBy === undefined ? said : { ...said, isKeyObject, supervision };
}

/** What a command makes true of a person. */
export function decide(
  state: Person | undefined,
  command: PersonCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "record") return record(state, command, context);
  if (command.type === "create") return create(state, command);
  if (state === undefined) return refuse("record.unknown");
  switch (command.type) {
    case "change":
      return change(state, command, context);
    case "leave-post":
      return leave(state, command, context);
    case "note-supervision": {
      const { type: _, ...data } = command;
      const { isKeyObject, supervision } = state.content;
      const known = { enrollment: state.supervisedBy ?? "", isKeyObject, supervision };
      return hashOf(known) === hashOf(data) ? [] : [{ type: "person.supervision-noted", data }];
    }
    case "name-successor":
      return nameSuccessor(state, command, context);
    case "read-secret":
      return state.idNumber === undefined
        ? refuse("record.unknown", "没有登记身份证号")
        : [{ type: "person.secret-read", data: { field: "idNumber", reason: command.reason } }];
  }
}

function create(
  state: Person | undefined,
  { content, secret, reason }: Of<"create">,
): Fact[] | Refusal {
  return state === undefined
    ? [{ type: "person.recorded", data: { content, left: null, ...secret, reason } }]
    : refuse("record.state", "信息库中已有此人");
}

function change(state: Person, command: Of<"change">, context: Context): Fact[] | Refusal {
  const { changes, unitName = state.content.unitName, reason, on, as = "move" } = command;
  const day = changeDay(on, context);
  if (isRefusal(day)) return day;
  const content = withChanges(state.content, { ...changes, unitName });
  const changed = changedFields(state.content, content);
  if (changed.length === 0) return [];
  if (hashOf(withSupervision(state, content)) !== hashOf(content))
    return refuse("input.invalid", "提级监督情况由认定事项自动登记，不能手工变更");
  const facts: Fact[] = [{ type: "person.changed", data: { content, changed, reason, ...day } }];
  return as === "correction" ? facts : [...facts, ...vacating(state, content, day.on, reason)];
}

/** Another unit or post is a post that was left: what follows from leaving a post follows from this too. */
function vacating(state: Person, after: PersonContent, on: Day, reason: string): Fact[] {
  const { unitId, unitName, post } = state.content;
  const isSamePost = unitId === after.unitId && sameForm(post) === sameForm(after.post);
  if (isSamePost || state.status === "LEFT_POST") return [];
  const to = { unitId: after.unitId, unitName: after.unitName, post: after.post };
  const vacated = { unitId, unitName, post, on, reason };
  return [{ type: "person.moved", data: { vacated, to } }];
}

function leave(state: Person, command: Of<"leave-post">, context: Context): Fact[] | Refusal {
  const { on, reason, kind, successor } = command;
  if (kind !== undefined && kind !== "DEATH" && saysDeath(reason))
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "kind", message: `离岗原因写明去世，离岗情形应为“${leavingKinds.DEATH}”` }],
    };
  const leaving: Leaving = { on, ...(kind === undefined ? {} : { kind }), reason };
  if (state.status === "LEFT_POST") return diedAfter(state, leaving);
  const left: Fact = { type: "person.left-post", data: { left: leaving } };
  if (successor === undefined) return [left];
  const named = nameSuccessor({ ...state, status: "LEFT_POST" }, { successor }, context);
  return isRefusal(named) ? named : [left, ...named];
}

/** Whoever retired or moved on first has died since: what is still asked of them ends with it. */
function diedAfter({ left, died }: Person, leaving: Leaving): Fact[] | Refusal {
  const isKnown = died !== undefined || (left !== undefined && isDeath(left));
  return isDeath(leaving) && !isKnown
    ? [{ type: "person.died", data: { died: leaving } }]
    : refuse("record.state", isKnown ? "已登记去世" : "该人员已离岗");
}

/** Who took over the post that somebody has left, by leaving or by moving to another; once. */
function nameSuccessor(
  { status, vacated, successor: known }: Person,
  { successor }: { successor: string },
  { recordId: record }: Context,
): Fact[] | Refusal {
  if (status !== "LEFT_POST" && vacated === undefined)
    return refuse("record.state", "该人员尚未离岗");
  if (successor === record) return refuse("input.invalid", "继任者不能是本人");
  if (known === successor) return [];
  return known === undefined
    ? [{ type: "person.successor-named", data: { successor } }]
    : refuse("record.state", "已登记继任者");
}

/**
 * A full record, as a row of a workbook says it. Leaving is an event of its own, as when it is
 * registered by hand: the same follows, whichever door it came through.
 */
function record(
  state: Person | undefined,
  { content: said, secret, left, source }: Of<"record">,
  { now }: Context,
): Fact[] {
  const content = state === undefined ? said : withSupervision(state, said);
  const from = source === undefined ? {} : { source };
  const data = { content, ...secret, ...from };
  if (state === undefined)
    return [{ type: "person.recorded", data: { ...data, left: left ?? null } }];
  if (isSamePerson(state, { content, left, idNumberIndex: secret?.idNumberIndex })) return [];
  const isLeaving = left !== undefined && state.status === "ON_POST";
  const changed = changedFields(state.content, content);
  const isSecretNew = secret !== undefined && secret.idNumberIndex !== state.idNumberIndex;
  const stays = left === undefined ? null : { ...state.left, ...left };
  const isSaid = changed.length > 0 || isSecretNew || !isLeaving;
  return [
    ...(isSaid
      ? [
          {
            type: "person.changed",
            data: { ...data, changed, ...(isLeaving ? {} : { left: stays }) },
          },
        ]
      : []),
    ...(isLeaving
      ? [{ type: "person.left-post", data: { left, ...from } }]
      : vacating(state, content, dayOf(now), "信息库工作簿")),
  ];
}
