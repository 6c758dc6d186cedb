import type { Event, Fact } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import type { Context, Process } from "#kernel/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { changedFields, withChanges } from "../change.ts";
import type { Source } from "../fields.ts";
import { type Unit, UnitCommand, type UnitContent } from "./schema.ts";

/** 单位: a unit of the information library; its chain is its version history. */
export const unit: Process<Unit, UnitCommand> = {
  kind: "unit",
  title: "单位",
  command: UnitCommand,
  stages: {},
  decide,
  evolve,
  keys: ({ status, content }) => ({
    status,
    sort: `${content.class}#${content.code}`,
    summary: {
      code: content.code,
      name: content.name,
      class: content.class,
      ...(content.parent === undefined ? {} : { parent: content.parent }),
      ...(content.town === undefined ? {} : { town: content.town }),
    },
    about: content.parent === undefined ? [] : [content.parent],
  }),
};

function decide(state: Unit | undefined, command: UnitCommand, context: Context): Fact[] | Refusal {
  if (command.type === "change") {
    if (state === undefined) return refuse("record.unknown");
    const content = withChanges(state.content, command.changes);
    if (content.parent === context.record) return refuse("input.invalid", "上级单位不能是本单位");
    return revise(state.content, content, { reason: command.reason });
  }
  const { content, source } = command;
  const from = source === undefined ? {} : { source };
  if (state === undefined) return [{ type: "unit.recorded", data: { content, ...from } }];
  return revise(state.content, content, from);
}

function revise(before: UnitContent, content: UnitContent, more: object): Fact[] {
  if (hashOf(before) === hashOf(content)) return [];
  const changed = changedFields(before, content);
  return [{ type: "unit.changed", data: { content, changed, ...more } }];
}

function evolve(state: Unit | undefined, event: Event): Unit {
  const { content, source } = event.data as { content: UnitContent; source?: Source };
  const kept = source ?? state?.source;
  return { status: "ACTIVE", content, ...(kept === undefined ? {} : { source: kept }) };
}
