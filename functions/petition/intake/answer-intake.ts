import { dayOf } from "#kernel/deadline/day.ts";
import { execute, type Found } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { newId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import {
  findReceipt,
  keepReceipt,
  keepReporter,
  keepWords,
  type Part,
  readWords,
  sealedOf,
  type Words,
} from "#process/petition/intake/contents.ts";
import { takeIn } from "#process/petition/intake/take-in.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition, Sealed } from "#process/petition/schema.ts";
import { remedyOf } from "#process/petition/shown/remedy.ts";
import { publicStatusOf, toldOf } from "#process/petition/terms.ts";
import type { Intake } from "./intake.ts";

/** Who reports is nobody to the office's lists; events say PUBLIC and no more. */
const reporter = { id: "public", role: "PUBLIC" } as const;

/** Words that come after the report: the command that they are, and the part in which they lie. */
type Added = {
  words: Words;
  command: (content: Sealed) => Parameters<typeof petition.decide>[1];
  part: (now: Petition | undefined) => Part;
};

/** What the public pages ask, answered from the table. */
export function createIntake(world: World): Intake {
  const stateOf = async (district: string, id: string): Promise<Petition | undefined> => {
    const item = await world.store.get(recordKey("petition", id));
    return item?.district === district ? (item.state as Petition) : undefined;
  };

  /** Adds what a reporter says: their words lie apart, the event has their hash. */
  async function add(
    district: string,
    id: string,
    { words, command, part }: Added,
  ): Promise<Refusal | "taken"> {
    const keep = await keepWords(world, id, words);
    const answer = await execute(world, {
      process: petition,
      id,
      district,
      actor: reporter,
      right: "unasked",
      tasks: "open",
      also: ({ state }: Found<Petition>) => [keep(part(state))],
      decide: ({ state }, context) => petition.decide(state, command(sealedOf(words)), context),
    });
    return isRefusal(answer) ? answer : "taken";
  }

  return {
    async file(district, { report, files, receiptHash }) {
      const id = newId("petition", world.clock(), world.random(10));
      const words: Words = { text: report.content, files };
      const content = sealedOf(words);
      const day = dayOf(world.clock());
      const { signature } = report;
      const writes = [
        (await keepWords(world, id, words))("report"),
        keepReceipt(receiptHash, id, district),
        ...(report.signature === "NAMED" ? [await keepReporter(world, id, report.reporter)] : []),
      ];
      const { retaliation } = report;
      const arrival = {
        channel: "WEB",
        signature,
        receivedOn: day,
        content,
        receiptHash,
        ...(retaliation === undefined ? {} : { retaliation }),
      } as const;
      const answer = await takeIn(world, {
        id,
        district,
        actor: reporter,
        right: "unasked",
        arrival,
        accused: report.content.accused,
        beside: writes,
      });
      return isRefusal(answer) ? answer : { day, proof: content.hash };
    },

    find: (district, receiptHash) => findReceipt(world, receiptHash, district),

    async view(district, id) {
      const state = await stateOf(district, id);
      if (state === undefined) return undefined;
      const messages = await Promise.all(
        state.messages.map(async ({ n, from, on }) => {
          const words = await readWords(world, id, `message#${n}`);
          return { from, day: on, text: words?.text.text ?? "", files: words?.files.length ?? 0 };
        }),
      );
      const { status, receivedOn, duplicateOf } = state;
      // A repetition goes the way of the first report; nothing else of that one is told.
      const first = duplicateOf === undefined ? undefined : await stateOf(district, duplicateOf);
      const remedy = publicStatusOf[status] === "DONE" ? remedyOf(state) : undefined;
      return {
        ...(remedy && { remedy }),
        status: toldOf[(first ?? state).status],
        receivedOn,
        messages,
        mayObject: status === "FED_BACK" || status === "COMPLETED" ? "yes" : "no",
        mayWrite: status === "OUT_OF_LEVEL" ? "no" : "yes",
      };
    },

    supplement: (district, id, { text, files }) =>
      add(district, id, {
        words: { text: { text }, files },
        command: (content) => ({
          type: "message",
          message: { from: "reporter", on: dayOf(world.clock()), content },
        }),
        part: (now) => `message#${(now?.messages.length ?? 0) + 1}`,
      }),

    object: (district, id, text) =>
      add(district, id, {
        words: { text: { text }, files: [] },
        command: (content) => ({ type: "object", content }),
        part: (now) => `objection#${(now?.objections.length ?? 0) + 1}`,
      }),
  };
}
