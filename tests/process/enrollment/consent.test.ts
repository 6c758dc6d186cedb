import { describe, expect, it } from "vitest";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { filesIn } from "#process/file/files-in.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import { enrollmentCast, later, opening } from "./games.ts";

const scans = [{ id: "fil_1", name: "批复.pdf", bytes: 10, sha256: "0".repeat(64) }];
const enters = (by: string, consentedOn: string) =>
  ({
    do: "command",
    by,
    command: {
      type: "enter-consent",
      form: "MEETING",
      documentNumber: "示委批〔2026〕8号",
      consentedOn,
      scans,
    } satisfies EnrollmentCommand,
  }) as const;

describe("G12: the office enters the party committee's consent with the scanned paper (§4.1)", () => {
  it("what follows is what follows from 区委办's own answer; the scan is bound to it", () => {
    const asked = play(enrollment, enrollmentCast, opening.slice(0, -1));
    expect(makeMove(asked, enters("shen", "2026-03-15"))).toBeUndefined();
    const { state } = asked.record ?? {};
    expect(state).toMatchObject({
      status: "ACTIVE",
      effectiveOn: "2026-03-15",
      consent: { scans },
    });
    expect(filesIn(state)).toEqual(["fil_1"]);
    const task = [...asked.tasks.values()].find(({ stage }) => stage === "PARTY_PENDING");
    expect(task).toMatchObject({ status: "CLOSED", outcome: "consent" });
    const own = play(enrollment, enrollmentCast, opening).record?.state;
    expect({ ...state, enteredAt: "", consent: "" }).toEqual({
      ...own,
      enteredAt: "",
      consent: "",
    });
  });

  it("its day follows the meeting and the request, and nothing is entered twice or too early", () => {
    const asked = play(enrollment, enrollmentCast, opening.slice(0, -1));
    expect(makeMove(asked, enters("shen", "2026-03-01"))?.refused).toBe("input.invalid");
    const early = play(enrollment, enrollmentCast, opening.slice(0, 6));
    expect(makeMove(early, enters("shen", "2026-03-15"))?.refused).toBe("record.state");
    const given = play(enrollment, enrollmentCast, opening);
    expect(makeMove(given, enters("shen", "2026-03-15"))?.refused).toBe("record.state");
  });

  it("the same where an object is to leave", () => {
    const sends = { do: "answer", by: "shen", action: "send" } as const;
    const byConsent = { ...enrollmentCast, config: { removalBy: "CONSENT" } } as const;
    const leaving = play(enrollment, byConsent, [
      ...opening,
      ...later.slice(0, -1),
      {
        ...sends,
        form: { documentNumber: "示纪〔2026〕31号", sentOn: "2026-03-26", classification: "内部" },
      },
      { do: "conduct" },
    ]);
    expect(leaving.record?.state.status).toBe("REMOVAL_PARTY");
    expect(makeMove(leaving, enters("shen", "2026-03-26"))).toBeUndefined();
    expect(leaving.record?.state.status).toBe("REMOVED");
  });
});
