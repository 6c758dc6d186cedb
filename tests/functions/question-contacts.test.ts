import { expect, it } from "vitest";
import { contactsOf } from "#functions/link/question/question.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { play } from "#tests/kit/play.ts";
import { enrollmentCast, opening } from "../process/enrollment/games.ts";
import { officers } from "../process/enrollment/pure.ts";

type Asked = Parameters<typeof contactsOf>[0];

it("an officer of the office who proposed a matter is named once among those to ask", () => {
  const { record } = play(enrollment, enrollmentCast, opening.slice(0, 3));
  const proposer = record?.state.proposer;
  const asked = { process: enrollment, record, spec: { asks: "DEPUTY_SECRETARY" } };
  const clerks = officers.map((one) =>
    one.id === proposer ? { ...one, role: "OFFICE" as const } : one,
  );
  const named = contactsOf({ ...asked, officers: clerks } as unknown as Asked);
  expect(named.length).toBeGreaterThan(0);
  expect(new Set(named).size).toBe(named.length);
});
