import type { CommandOf } from "#kernel/conduct/command.ts";
import type { commands } from "#process/clue/commands.ts";
import type { MeetingCommand } from "#process/meeting/schema.ts";
import type { RecusalCommand } from "#process/recusal/schema.ts";

/** A clue as an inspection opens it. */
export const received: CommandOf<typeof commands> & { type: "receive" } = {
  type: "receive",
  person: {
    personId: "per_a",
    name: "甲",
    kind: "STAFF",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    jurisdiction: "ours",
    amountInFen: 5_000,
    times: 2,
    centilitres: 600,
  },
  origin: { kind: "targeted", id: "tgt_a", finding: 1 },
  routing: { organ: "DISTRICT_COMMISSION", room: "2", object: "NONE" },
  area: "OTHER",
  nature: "CONDUCT",
  problem: "私车公养（示例）",
  amountInFen: 5_000,
  receivedOn: "2026-09-01",
};

/** A meeting on one nomination. */
export const held: MeetingCommand = {
  type: "enter",
  questions: ["ENTRY"],
  entry: {
    heldOn: "2026-03-10",
    minutesNumber: "纪要〔2026〕5期",
    entitled: 9,
    items: [
      { enrollmentId: "enr_a", present: 7, recused: [], yes: 6, no: 1, abstain: 0, opinion: "" },
    ],
  },
};

/** A request that an officer be recused. */
export const asked = (officer: string): RecusalCommand => ({
  type: "request",
  request: {
    subject: { kind: "enrollment", id: "enr_a" },
    officer,
    relation: "relative",
    detail: "表亲（示例）",
    requestedBy: "colleague",
  },
});
