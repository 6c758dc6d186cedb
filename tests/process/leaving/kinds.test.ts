import { expect, it } from "vitest";
import { enrollment } from "#process/enrollment/process.ts";
import { consultedFor, obstaclesOf } from "#process/enrollment/review/obstacles.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { kindNames } from "#processes";
import { play } from "#tests/kit/play.ts";
import { enrollmentCast, opening } from "../enrollment/games.ts";

const today = "2026-03-10";

/**
 * What becomes of everything that is asked of a person, or for them, when they are gone: by kind, with
 * the kinds that ask nothing of a supervised person. A new kind has to say which it is.
 */
const asksNothing: Readonly<Record<string, string>> = {
  meeting: "what is studied is the enrollment, which takes note of a leaving itself",
  letter: "asks the unit, and its successor when the unit is no more",
  targeted: "asks the unit",
  clue: "goes on after a death and a leaving, and says so (条例 Art. 56): clue/subject-left",
  petition: "about the person, asked of staff and of who reported",
  opinion: "asks the rooms; whoever asked withdraws a name",
  dossier: "asks leaders about its readers; closed with the removal",
  lot: "a drawing that is over",
  recusal: "about officers",
  roster: "about officers",
  basis: "a library of norms",
  confirmation: "asks the unit",
  screening: "asks the room",
  incident: "asks staff",
  reading: "a trail of readings",
  ladder: "ends with the question that it is about",
  report: "asks staff",
  file: "material of another record",
  contact: "how the person is reached; nobody is asked",
  district: "settings",
  unit: "library",
  person: "library",
  import: "library",
};
const asked = ["enrollment", "education", "learning", "debriefing", "quarterly", "matters"];

it("every kind says whether it asks anything of a supervised person", () => {
  expect([...asked, ...Object.keys(asksNothing)].toSorted()).toEqual([...kindNames].toSorted());
});

it("§4.1: what a debriefing left to be put right stands in the way of a removal", () => {
  const found = (status: string) =>
    obstaclesOf([{ kind: "debriefing", id: "deb_1", status, state: {} }], ["per_1"], today);
  for (const status of ["FED_BACK", "RECTIFYING", "EVALUATING"])
    expect(found(status)).toMatchObject([{ kind: "RECTIFICATION", id: "deb_1" }]);
  for (const status of ["REPORT_DUE", "SCORED", "CLOSED", "EXEMPT"])
    expect(found(status)).toEqual([]);
  const { candidate } = playedState();
  expect(consultedFor({ candidate } as Enrollment)).toContainEqual({
    about: candidate.personId,
    kind: "debriefing",
  });
});

function playedState(): Enrollment {
  const { record } = play(enrollment, enrollmentCast, opening);
  if (record === undefined) throw new Error("No record");
  return record.state;
}
