import { describe, expect, it } from "vitest";
import { linkExpiry } from "#kernel/link/link.ts";
import type { Process } from "#kernel/record/process.ts";
import { incident } from "#process/incident/process.ts";
import { meeting } from "#process/meeting/process.ts";
import { recusal } from "#process/recusal/process.ts";
import { roster } from "#process/roster/process.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import { line } from "#tests/kit/officers.ts";
import { makeMove, newGame, rules } from "#tests/kit/play.ts";

const day = "2026-09-24";
const officers = [
  line("shen", "OFFICE"),
  line("han", "OFFICE"),
  line("chen", "PROPOSER", { room: "2" }),
  line("secretary", "SECRETARY"),
  line("admin", "ADMIN"),
];
const subject = { kind: "clue", id: "clu_1" };

/** One question, asked on 24 September and answered on the same day. */
function asked<S, C extends { type: string }>(
  process: Process<S, C>,
  command: C,
  [by, answers, action]: readonly [by: string, answers: string, action: string],
) {
  const game = newGame(process, { officers, record: "rec_1", from: day });
  expect(makeMove(game, { do: "command", by, command, wait: 0 })).toBeUndefined();
  const [{ stage } = { stage: "" }] = [...game.tasks.values()];
  const clock = clockOf(game, stage);
  expect(makeMove(game, { do: "answer", by: answers, action, form: {}, wait: 0 })).toBeUndefined();
  expect(clockOf(game, stage)).toBeUndefined();
  return clock;
}

const threeDays = (code: string) => ({ code, ...from24September[3] });

describe("clocks of the office's own questions over 中秋 and 国庆", () => {
  it("D-OFF-RECUSAL: a recusal that was asked for is decided in three working days", () => {
    const request = {
      subject,
      officer: "chen",
      relation: "relative",
      detail: "表亲（示例）",
      requestedBy: "colleague",
    } as const;
    const command = { type: "request", request } as const;
    expect(asked(recusal, command, ["shen", "secretary", "approve"])).toEqual(
      threeDays("D-OFF-RECUSAL"),
    );
  });

  it("D-OFF-MINUTES: votes are held against the minutes by a second officer in three working days", () => {
    const entry = {
      heldOn: day,
      minutesNumber: "纪要〔2026〕5期",
      entitled: 9,
      items: [
        { enrollmentId: "enr_1", present: 7, recused: [], yes: 7, no: 0, abstain: 0, opinion: "" },
      ],
    };
    const command = { type: "enter", entry, questions: [] } as const;
    expect(asked(meeting, command as never, ["shen", "han", "approve"])).toEqual(
      threeDays("D-OFF-MINUTES"),
    );
  });

  it("D-OFF-ROSTER: a change of the list of officers is consented to in three working days", () => {
    const added = { id: "new", name: "新示例", role: "OFFICE", email: "new@example.test" };
    const lines = [...officers.map(({ id }) => ({ id })), added];
    const command = { type: "propose", lines } as const;
    expect(asked(roster, command as never, ["admin", "secretary", "approve"])).toEqual(
      threeDays("D-OFF-ROSTER"),
    );
  });

  it("D-OFF-INCIDENT: what the system could not do is dealt with by a person in three working days", () => {
    const report = { step: "reaction", subject, reason: "Error" } as const;
    const command = { type: "report", report } as const;
    expect(asked(incident, command, ["system", "shen", "approve"])).toEqual(
      threeDays("D-OFF-INCIDENT"),
    );
  });

  it("D-ENR-11: a link to an approval ends five working days past its due day, thirty days from its sending at most", () => {
    expect(linkExpiry("2026-09-29", day, rules)).toBe("2026-10-12");
    expect(linkExpiry("2026-10-29", day, rules)).toBe("2026-10-24");
    expect(linkExpiry("2026-10-29", day, rules, "with-due")).toBe("2026-11-05");
  });
});
