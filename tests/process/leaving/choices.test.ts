import { expect, it } from "vitest";
import { commands as debriefingCommands } from "#process/debriefing/commands.ts";
import { exemptions } from "#process/debriefing/terms.ts";
import { commands as enrollmentCommands } from "#process/enrollment/commands.ts";
import { earlyReviewCauses } from "#process/enrollment/terms.ts";

type Read = { safeParse: (given: unknown) => { success: boolean } };

/** Which of these words of a list a command takes from people. */
function taken(command: object, terms: object, bodyOf: (term: string) => object): string[] {
  const { body } = command as { body: Read };
  return Object.keys(terms).filter((term) => body.safeParse(bodyOf(term)).success);
}

it("nobody exempts or reviews for a death by hand: the library says it, for all that is asked (§4.1, §4.7)", () => {
  const grounds = taken(debriefingCommands.exempt, exemptions, (ground) => ({
    ground,
    reason: "（示例）",
  }));
  expect(grounds).toEqual(["CASE_FILED", "NOT_SUPERVISED"]);
  const causes = taken(enrollmentCommands["call-review"], earlyReviewCauses, (cause) => ({
    cause,
    reason: "（示例）",
  }));
  expect(causes).toEqual(Object.keys(earlyReviewCauses).filter((cause) => cause !== "DEATH"));
});
