import { type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { type Event, type Fact, systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { policySeats } from "#kernel/task/count.ts";
import { taskFact } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { kindOf } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import { follow } from "#process/incident/follow.ts";
import { changesBetween, withChanges } from "#process/roster/changes.ts";
import { standing } from "#process/roster/process.ts";
import type { Roster, TieOfAnother } from "#process/roster/schema.ts";
import { processOf } from "#processes";
import { tellOfLines } from "../../mail/changed-lines.ts";
import { addNotices } from "../../mail/notices.ts";

/**
 * Changes that a second person has consented to come into the list of officers. Whoever they are
 * about hears of it at the address that they had before, and who is newly somebody's AB角 as well.
 */
export async function changeOfficers(world: World, event: Event): Promise<void> {
  const [record, district] = await world.store.getMany([
    recordKey("roster", event.id),
    recordKey("district", event.district),
  ]);
  if (record === undefined) return;
  const { changes, setting, tie } = record.state as Roster;
  if (setting !== undefined) return publishSetting(world, event, record.state as Roster);
  if (tie !== undefined) return registerTie(world, event, tie);
  const answer = await execute(world, {
    process: districtProcess,
    id: event.district,
    district: event.district,
    actor: systemActor,
    right: "unasked",
    decide: ({ state }, context) => {
      const officers = withChanges(state?.officers ?? [], changes);
      if (changesBetween(state?.officers ?? [], officers).length === 0) return [];
      const command: DistrictCommand = { type: "name-officers", officers, consent: event.id };
      return districtProcess.decide(state, command, context);
    },
  });
  if (isRefusal(answer)) throw new Error(`${event.id}: ${answer.refused}`);
  await seatOutsiders(world, event, record.state as Roster);
  const { calendars } = districtOf(district).rules;
  await tellOfLines(world, event, changes, calendars);
}

/** A configuration holds once it has been consented to, if what it replaces is still what it was then. */
function publishSetting(world: World, event: Event, { setting, from }: Roster): Promise<void> {
  return follow(world, event, "setting", {
    process: districtProcess,
    id: event.district,
    decide: ({ state }, context) => {
      if (setting === undefined) return [];
      if (from !== standing(context.rules)) return refuse("roster.stale");
      const { config, overrides } = setting;
      const consent = event.id;
      const command: DistrictCommand = { type: "publish-config", config, overrides, consent };
      return districtProcess.decide(state, command, context);
    },
  });
}

/** What binds the officer from now on: `recuseTied` and `tellOfTie` follow as with a tie of their own. */
function registerTie(world: World, event: Event, { officer, tie }: TieOfAnother): Promise<void> {
  return follow(world, event, "recusal", {
    process: districtProcess,
    id: event.district,
    decide: ({ state }, context) =>
      districtProcess.decide(
        state,
        { type: "declare-tie", officer, tie, consent: event.id },
        context,
      ),
  });
}

/** Who was named from outside takes the places that recusals have left without anybody. */
async function seatOutsiders(world: World, event: Event, { changes, reason }: Roster) {
  for (const { id: person, after } of changes) {
    const record = after?.only;
    const process = record === undefined ? undefined : await processOf(kindOf(record) ?? "");
    if (record === undefined || process === undefined) continue;
    await follow(world, event, "recusal", {
      process,
      id: record,
      tasks: "open",
      decide: (_, { tasks }) => tasks.flatMap((task) => givenTo(task, person, reason ?? "")),
    });
  }
}

function givenTo(task: Task, person: string, opinion: string): Fact[] {
  const left = task.seats.find(({ state, part }) => state === "RECUSED" && part === "decider");
  if (left === undefined || task.policy.type === "vote" || policySeats(task).length > 0) return [];
  const to = { person, role: left.role };
  return [taskFact("task.handed-over", task.id, { from: left.person, to, opinion })];
}

/** A stand-in is told that they are one, and whose place it is where somebody else has named them. */
export async function tellStandIn(world: World, event: Event): Promise<void> {
  const { officer, standIn } = event.data as Extract<DistrictCommand, { type: "name-stand-in" }>;
  const district = await world.store.get(recordKey("district", event.district));
  const { calendars } = districtOf(district).rules;
  const { id, seq, at: createdAt, actor } = event;
  const told = (to: string, matter: Notice["matter"]) =>
    newNotice(
      { id: `${id}.${seq}.${to}`, district: event.district, to, matter, createdAt },
      "working-hours",
      calendars,
    );
  await addNotices(world, [
    told(standIn.deputy, { template: "stands-in" }),
    ...(actor === officer ? [] : [told(officer, { template: "line-changed" })]),
  ]);
}
