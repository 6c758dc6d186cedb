import type { Store } from "#kernel/store/store.ts";
import { keyOf, type Write } from "#kernel/store/write.ts";
import type { Host } from "#local/host.ts";
import { sampleDistrict, sampleOfficers } from "#local/sample/officers.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { dutyNames } from "#process/enrollment/duties/duties.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { type Cast, type Move, makeMove, newGame } from "#tests/kit/play.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { rate } from "../statistics.ts";

/** As many items as one transaction may have. */
const mostItems = 100;
const inFlight = 8;

/** Somebody under supervision, as a year's bench makes them. */
export type Somebody = { id: string; personId: string; unitId: string; unitName: string };

/**
 * Writes the whole history of each, from screening to the last duty of taking them in, as the product's
 * own decisions make it since the given day; what follows from its events, the stream's consumer does.
 * So a thousand are under supervision without a thousand chains having to be conducted.
 */
export async function writeSupervised(
  { world, settle }: Pick<Host, "world" | "settle">,
  people: readonly Somebody[],
  since: string,
): Promise<void> {
  await rate(people.length, inFlight, async (at) => {
    const somebody = people[at];
    if (somebody !== undefined) await writeAll(world.store, historyOf(somebody, since));
  });
  await settle();
}

function historyOf({ id, ...who }: Somebody, since: string): Write[] {
  const game = newGame(enrollment, castFrom(id, since));
  for (const move of movesOf({ ...candidate, ...who }, since)) {
    const refused = makeMove(game, { wait: 0, ...move });
    if (refused !== undefined) throw new Error(`${JSON.stringify(move)}: ${refused.refused}`);
  }
  return lastOfEach(game.writes);
}

function castFrom(record: string, from: string): Cast {
  return {
    officers: sampleOfficers.filter(({ district }) => district === sampleDistrict),
    record,
    from,
    formOf: (action) => formsOn(from)[action],
    concerning: () => [{ kind: "contact", id: record, status: "ENTERED", state: {} }],
  };
}

function formsOn(day: string): Readonly<Record<string, Record<string, unknown>>> {
  return {
    send: { documentNumber: "示纪〔2025〕12号", sentOn: day, classification: "内部" },
    consent: { form: "MEETING", documentNumber: "示委批〔2025〕8号", consentedOn: day },
    complete: { on: day, contact: "ENTERED" },
  };
}

function movesOf(whom: typeof candidate, day: string): Move<EnrollmentCommand>[] {
  const tell = (by: string, command: EnrollmentCommand) =>
    ({ do: "command", by, command }) as const;
  const answer = (by: string, action: string) => ({ do: "answer", by, action }) as const;
  const ask = { do: "conduct" } as const;
  const study = {
    meetingId: "mtg_year",
    heldOn: day,
    minutesNumber: "纪要〔2025〕5期",
    result: "passed",
    ...{ entitled: 9, present: 7, recused: [], yes: 7, no: 0, abstain: 0, opinion: "" },
    enteredBy: "u-shen",
    confirmedBy: "u-han",
  } as const;
  const duties = dutyNames.filter((stage) => stage !== "YEARLY_REVIEW");
  return [
    tell("u-chen", { type: "screen", candidate: whom, scoreSheet }),
    tell("u-chen", { type: "draft", nomination }),
    tell("u-chen", { type: "submit" }),
    ask,
    answer("u-feng", "approve"),
    ask,
    answer("u-wu", "approve"),
    ask,
    tell("u-han", { type: "study", study }),
    ask,
    answer("u-shen", "send"),
    ask,
    answer("u-yang", "consent"),
    tell("system", { type: "open-duties" }),
    ...duties.map((stage) => ({ ...answer("u-chen", "complete"), stage })),
  ];
}

/** Of all writes about an item, the last one: what would be there in the end. */
function lastOfEach(writes: readonly Write[]): Write[] {
  const last = new Map<string, Write>();
  for (const write of writes) {
    const { pk, sk } = keyOf(write);
    last.set(`${pk}|${sk}`, write);
  }
  return [...last.values()].flatMap((write): Write[] =>
    "put" in write ? [{ put: write.put, when: write.when === "absent" ? "absent" : "any" }] : [],
  );
}

async function writeAll(store: Store, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += mostItems) {
    const lost = await store.transact(writes.slice(at, at + mostItems));
    if (lost !== undefined) throw new Error("A history was there already");
  }
}
