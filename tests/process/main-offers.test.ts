import { describe, expect, it } from "vitest";
import { type AnyCommand, type Offered, offersOf } from "#kernel/conduct/command.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { processOf } from "#processes";
import { histories } from "#tests/oracle/histories.ts";

type AnyProcess = Process<{ status: string }, { type: string }>;

/** A command that was carried out at a status, what else was offered, and whether it led away. */
type Act = {
  status: string;
  verb: string;
  offered: readonly Offered[];
  ended: "stage" | "nothing";
};

/** Ways that are chosen beside the usual course, corrections, and what takes something back. */
const choices = [
  ...["report.SIGNED.correction", "education.PLANNED.cancellation"],
  ...["education.NOTIFIED.postponement", "quarterly.PLANNED.waiver"],
  ...["targeted.DOC_REQUESTED.partial-documents", "targeted.ANALYZING.cancellation"],
  ...["letter.DRAFT.consultation", "letter.RETURNED.withdrawal", "letter.SERVED.refusal"],
  ...["enrollment.DEPUTY_REVIEW.withdrawal", "opinion.DRAFTED.withdrawal"],
  "debriefing.REPORT_ACCEPTED.absence",
];

/** Every command of a kind's histories, with what somebody was offered at that moment. */
async function actsOf(kind: keyof typeof histories): Promise<Act[]> {
  const process = (await processOf(kind)) as unknown as AnyProcess | undefined;
  if (process?.commands === undefined) return [];
  const commands: Readonly<Record<string, AnyCommand>> = process.commands;
  const decide = process.decide.bind(process);
  const acts: Act[] = [];
  const note = (state: { status: string }, type: string, facts: Fact[], context: Context) => {
    const command = commands[type];
    if (command === undefined || !("verb" in command) || command.verb === undefined) return;
    const closed = facts.some(
      (one) => one.type === "task.closed" && one.task?.split(".").at(-2) === state.status,
    );
    const after = facts.reduce<{ status: string }>(
      (now, one, n) =>
        one.type.startsWith("task.")
          ? now
          : (process.evolve(now, { ...one, at: context.now, seq: n } as never) ?? now),
      state,
    );
    acts.push({
      status: state.status,
      verb: command.verb,
      offered: offersOf(commands, state, context),
      ended: closed || after.status !== state.status ? "stage" : "nothing",
    });
  };
  process.decide = (state, command, context) => {
    const facts = decide(state, command, context);
    if (!isRefusal(facts) && facts.length > 0 && state !== undefined)
      note(state, command.type, facts, context);
    return facts;
  };
  for (const tell of Object.values(histories[kind])) tell();
  process.decide = decide;
  return acts;
}

describe("what moves a matter on is the main thing that is offered", () => {
  it.each(Object.keys(histories) as (keyof typeof histories)[])("%s", async (kind) => {
    const leading = (offered: readonly Offered[]) =>
      offered.filter(({ leads }) => leads === "on").map(({ verb }) => verb);
    const acts = await actsOf(kind);
    const moved = acts.filter(
      ({ ended, status, verb }) =>
        ended === "stage" && !choices.includes(`${kind}.${status}.${verb}`),
    );
    expect(moved.filter(({ verb, offered }) => !leading(offered).includes(verb))).toEqual([]);
    // Two that lead on would leave it to their order which is the main one.
    expect(acts.filter(({ offered }) => leading(offered).length > 1)).toEqual([]);
  });

  it("of a nomination that is complete it is its submission, not its revision", async () => {
    const acts = await actsOf("enrollment");
    const offered = acts.find(({ status, verb }) => status === "DRAFT" && verb === "submission");
    expect(offered?.offered.find(({ leads }) => leads === "on")?.verb).toBe("submission");
  });
});
