import { describe, expect, it } from "vitest";
import { type Source, sourcesOf } from "./sources.ts";

const product = sourcesOf("shared", "functions");

function found(pattern: RegExp, sources: readonly Source[]): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

/** Code that answers people: what it reads goes through the reader, what it changes through the gate. */
const answering = product.filter(
  ({ path }) =>
    /^(?:shared\/(?:process|registry)|functions\/(?:api|documents|files-api|secrets))\//.test(
      path,
    ) && !path.endsWith("/reactions.ts"),
);

/** Reads of records outside the reader, each with its reason. */
const readsBesides: Readonly<Record<string, string>> = {
  "functions/api/library.ts": "whether a person or unit of the library exists",
  "functions/api/office/audit-routes.ts":
    "seals of the district, and events of records that the reader has given",
  "functions/api/office/link-audit-route.ts": "lines of the second factor's audit, no matter",
  "functions/api/office/preview-route.ts": "counts open questions by their limit, shows no matter",
  "functions/api/office/proof-route.ts": "the events of a record that the reader has given",
  "functions/api/tasks/task-links-route.ts": "the links to a question that the gate has opened",
  "shared/process/enrollment/body/still-object.ts":
    "whether a person is under supervision still, for reactions only",
  "shared/process/file/attachment-route.ts": "files of the matter whose command asks the gate next",
  "shared/process/file/use.ts": "the file's own record; its matter is read by the reader",
  "shared/process/matters/declaration/opening.ts":
    "the rank of somebody whose matter the gate has opened, for who is bound",
  "shared/process/read-earlier.ts": "the events of a matter whose question the gate has opened",
  "shared/process/recusal/routes.ts":
    "whom a matter concerns, which its recusal request keeps and the answer does not tell",
  "shared/process/trail-routes.ts": "the events of a record that the reader has given",
  "shared/registry/dossier/portrait.ts": "after the opening has passed the gate and an approval",
  "shared/registry/dossier/view.ts": "after the opening has passed the gate and an approval",
  "shared/registry/import/check/known-units.ts":
    "names of the library's units, for whoever writes it",
  "shared/registry/import/check/supervised.ts":
    "what enrollments have written, for the check of a workbook",
  "shared/registry/ledger/letter-route.ts":
    "how many clues of an inspection are open, for letters that the reader has given",
  "shared/registry/lines.ts": "whether a person or unit of the library exists",
  "shared/registry/nomination/library.ts": "people of the library, for whoever nominates them",
  "shared/registry/opinion/unasked-route.ts": "people of enrollments that the reader has given",
  "shared/registry/person/secret-route.ts": "after the command has passed the gate",
  "shared/registry/screening/bodies.ts":
    "which bodies are under supervision already, so that none is offered twice",
  "shared/registry/unit/routes.ts": "whether anybody is left in a unit that is to be closed",
};

describe("one gate (design §9)", () => {
  it("who may do what is asked in kernel/permission only", () => {
    const asks = /\b(?:gate|barredFrom|reachOf|closedTo|isTied)\(/;
    const allowed = ["shared/kernel/record/execute.ts", "shared/kernel/task/seats/bars.ts"];
    const elsewhere = found(asks, product).filter(
      (path) => !path.startsWith("shared/kernel/permission/") && !allowed.includes(path),
    );
    // Votes are compared with the register of ties, and the table is written; nobody is let in there.
    expect(elsewhere.toSorted()).toEqual([
      "functions/documents/permissions.ts",
      "shared/process/meeting/enter.ts",
    ]);
    expect(found(/\bactions\[|from "#kernel\/permission\/actions\.ts"/, answering)).toEqual(
      found(/import type \{ \w+ \} from "#kernel\/permission\/actions\.ts"/, answering),
    );
  });

  it("routes read records through the reader", () => {
    const reads =
      /recordKey\((?!"district")|\b(?:readAbout|readListed|listedPage)\(|\.index\(\s*"(?:list|about)"/;
    expect(found(reads, answering).toSorted()).toEqual(Object.keys(readsBesides).toSorted());
  });

  it("what nobody is asked for is the system's, the public's or an operator's", () => {
    const systems =
      /^(?:shared\/kernel\/(?:record\/send|record\/execute|permission\/command-gate)\.ts|shared\/process\/(?:incident\/(?:follow|set-aside)|petition\/intake\/take-in)\.ts|shared\/registry\/import\/upload\.ts|functions\/(?:react|sweep|step|cycle|analyzer|statistics|importer|commands|petition)\/)/;
    expect(found(/"unasked"/, product).filter((path) => !systems.test(path))).toEqual([]);
  });
});
