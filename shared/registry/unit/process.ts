import type { Day } from "#kernel/deadline/day.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { changedFields, withChanges } from "../change.ts";
import { changeDay } from "../change-day.ts";
import type { Source } from "../fields.ts";
import { unitStatuses } from "../terms.ts";
import { factsOfUnit } from "./facts.ts";
import { type Closing, type Unit, UnitCommand, type UnitContent } from "./schema.ts";

/** 单位: a unit of the information library; its chain is its version history. */
export const unit: Process<Unit, UnitCommand> = {
  kind: "unit",
  title: "单位",
  command: UnitCommand,
  statuses: unitStatuses,
  words: {
    "unit.recorded": "入库",
    "unit.changed": "信息变更",
    "unit.confirmed": "全面核对",
    "unit.closed": "撤销",
  },
  stages: {},
  facts: factsOfUnit,
  decide,
  evolve,
  keys: ({ status, content, confirmedOn }) => ({
    status,
    sort: `${content.class}#${content.code}`,
    summary: {
      code: content.code,
      name: content.name,
      class: content.class,
      ...(content.parent === undefined ? {} : { parent: content.parent }),
      ...(content.town === undefined ? {} : { town: content.town }),
      ...(confirmedOn === undefined ? {} : { confirmedOn }),
    },
    about: [],
    ...(content.parent === undefined ? {} : { within: content.parent }),
  }),
};

function decide(state: Unit | undefined, command: UnitCommand, context: Context): Fact[] | Refusal {
  if (command.type === "record") {
    const { content, source } = command;
    const from = source === undefined ? {} : { source };
    if (state === undefined) return [{ type: "unit.recorded", data: { content, ...from } }];
    return revise(state.content, content, from);
  }
  if (command.type === "create") {
    const { content, reason } = command;
    return state === undefined
      ? [{ type: "unit.recorded", data: { content, reason } }]
      : refuse("record.state", "信息库中已有此单位代码");
  }
  if (state === undefined) return refuse("record.unknown");
  if (state.status === "CLOSED") return refuse("record.state", "单位已撤销");
  switch (command.type) {
    case "change":
      return change(state, command, context);
    case "close":
      return close(command, context);
    case "confirm": {
      const { on, reason } = command;
      return state.confirmedOn !== undefined && state.confirmedOn >= on
        ? []
        : [{ type: "unit.confirmed", data: { on, reason } }];
    }
  }
}

function change(
  state: Unit,
  { changes, reason, on }: Extract<UnitCommand, { type: "change" }>,
  context: Context,
): Fact[] | Refusal {
  const content = withChanges(state.content, changes);
  if (content.parent === context.recordId) return refuse("input.invalid", "上级单位不能是本单位");
  const day = changeDay(on, context);
  return isRefusal(day) ? day : revise(state.content, content, { reason, ...day });
}

function close(
  { on, reason }: Extract<UnitCommand, { type: "close" }>,
  context: Context,
): Fact[] | Refusal {
  const day = changeDay(on, context);
  return isRefusal(day) ? day : [{ type: "unit.closed", data: { closed: { on, reason } } }];
}

function revise(before: UnitContent, content: UnitContent, more: object): Fact[] {
  if (hashOf(before) === hashOf(content)) return [];
  const changed = changedFields(before, content);
  return [{ type: "unit.changed", data: { content, changed, ...more } }];
}

type Data = { content?: UnitContent; source?: Source; closed?: Closing; on?: Day };

function evolve(state: Unit | undefined, { type, data }: Event): Unit {
  const {
    content = state?.content,
    source = state?.source,
    closed = state?.closed,
    on,
  } = data as Data;
  if (content === undefined) throw new Error(`Chain begins with ${type}`);
  const confirmedOn = type === "unit.confirmed" ? on : state?.confirmedOn;
  return {
    status: closed === undefined ? "ACTIVE" : "CLOSED",
    content,
    ...(source === undefined ? {} : { source }),
    ...(closed === undefined ? {} : { closed }),
    ...(confirmedOn === undefined ? {} : { confirmedOn }),
  };
}
