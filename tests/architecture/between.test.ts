import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sourcesOf } from "./sources.ts";

const at = "shared/process/";
const folderOf = (path: string) => path.slice(at.length).split("/")[0] ?? "";
/** A folder without a process is a part that several share: `finding`, `disposal`, `inspection`, … */
const isProcess = (folder: string) => existsSync(join(root, at, folder, "process.ts"));

/** Every kind takes material by the one route and in the one shape of files. */
const material = /^file\/attachment(?:-route)?\.ts$/;

type Import = { from: string; to: string; file: string; kind: "words" | "part" | "inside" };

/** How any process does what follows elsewhere, so that what is refused becomes a task. */
const following = /^incident\/(?:follow|carry-out)\.ts$/;

/** Every import from one folder of `shared/process` into another one. */
const imports: Import[] = sourcesOf("shared/process").flatMap(({ path, imports: to }) =>
  to
    .filter((each) => each.startsWith(at) && each.slice(at.length).includes("/"))
    .filter((each) => path.slice(at.length).includes("/") && folderOf(each) !== folderOf(path))
    .map((each) => {
      const folder = folderOf(each);
      const file = each.slice(at.length + folder.length + 1);
      const isWords =
        /(?:^|\/)(?:terms|schema)\.ts$/.test(file) ||
        following.test(`${folder}/${file}`) ||
        material.test(`${folder}/${file}`);
      const kind = isWords ? "words" : isProcess(folder) ? "inside" : "part";
      return { from: folderOf(path), to: folder, file, kind };
    }),
);

/**
 * What reaches further into another process than its terms and schemas, each with its reason. Nothing
 * is added here without one; what is no longer needed must go.
 */
const inside: Readonly<Record<string, string>> = {
  "assessment → debriefing/answers.ts": "counting ends the debriefing's own stage",
  "assessment → debriefing/events.ts": "the count is an event of the debriefing",
  "assessment → debriefing/process.ts": "a box belongs to one debriefing, which its routes command",
  "clue → enrollment/duties/stays-here.ts":
    "A-31: who handles a clue follows from the supervised post",
  "clue → matters/declaration/items.ts":
    "what a check of a report found is said by its items' names",
  "clue → petition/process.ts": "what became of a clue is told to its petition by a command",
  "debriefing → clue/events.ts": "type of the event that a debriefing listens to",
  "debriefing → enrollment/body/still-object.ts":
    "a debriefing goes on where another enrollment supervises its person",
  "clue → enrollment/review/leaving.ts": "whether somebody has died is said in one place",
  "debriefing → enrollment/review/leaving.ts": "whether somebody has died is said in one place",
  "dossier → enrollment/body/still-object.ts": "a file closes once nothing supervises its person",
  "dossier → enrollment/process.ts": "D-ENR-9 is done by a command once the file has opened",
  "education → learning/commands.ts": "type of the command that opens a learner's record",
  "education → learning/process.ts": "a learner's record is opened by a command",
  "learning → education/commands.ts": "the code shown at a session is hashed in one way",
  "learning → enrollment/body/still-object.ts":
    "a learner's record ends once nothing supervises its person",
  "learning → enrollment/review/leaving.ts": "whether somebody has died is said in one place",
  "lot → matters/process.ts": "a lot is drawn over one year's reports, by their key",
  "matters → enrollment/review/leaving.ts": "whether somebody has died is said in one place",
  "matters → lot/draw.ts": "type of the lot that reports listen to",
  "meeting → enrollment/describe.ts": "who is barred from a vote on a nomination is its own to say",
  "opinion → clue/process.ts": "what an asking organ hands over becomes a clue by a command",
  "opinion → enrollment/review/leaving.ts": "whether somebody has died is said in one place",
  "petition → clue/reactions.ts": "how a clue ended is read as the clue says it",
  "screening → enrollment/process.ts":
    "who is ticked off the list becomes a candidate by a command",
  "screening → incident/set-aside.ts":
    "a room without a proposer is told so: nobody else may nominate",
};

/** Pairs that know each other both ways; each should lose one direction one day, none is added. */
const both: readonly string[] = [
  "assessment ↔ debriefing",
  "clue ↔ petition",
  "education ↔ learning",
  "enrollment ↔ letter",
  "enrollment ↔ quarterly",
  "enrollment ↔ targeted",
  "lot ↔ matters",
];

describe("what one process may know of another", () => {
  it("terms and schemas, and what is named here with its reason", () => {
    const found = imports
      .filter(({ kind }) => kind === "inside")
      .map(({ from, to, file }) => `${from} → ${to}/${file}`);
    expect([...new Set(found)].sort()).toEqual(Object.keys(inside).sort());
  });

  it("one way only, but for the pairs named here", () => {
    const arrows = new Set(imports.map(({ from, to }) => `${from} ${to}`));
    const found = imports
      .filter(({ from, to }) => from < to && arrows.has(`${to} ${from}`))
      .map(({ from, to }) => `${from} ↔ ${to}`);
    expect([...new Set(found)].sort()).toEqual([...both]);
  });
});
