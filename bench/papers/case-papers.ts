import type { OfficialDocument } from "#kernel/document/documents.ts";
import { clueDocument, type PaperName, papers } from "#registry/clue-papers/papers.ts";
import { doubleSignatureForm } from "#registry/opinion/double-signature.ts";
import { replyDocument } from "#registry/opinion/reply.ts";
import { clueWith } from "#tests/registry/clue-paper-cases.ts";
import { answeredFor } from "#tests/registry/opinion/answered-for.ts";

const district = "示例区";
const nameOf = (id: string) => (id === "lead" ? "陈示六" : "褚示七");
const names = Object.keys(papers) as PaperName[];

/** As many as a letter may ask about (process sheet §4.9). */
const twenty = answeredFor({ others: 18 });

const written: Readonly<Record<string, OfficialDocument | undefined>> = {
  ...Object.fromEntries(
    names.map((name) => [`clue-${name}`, clueDocument(clueWith(name), name, { district, nameOf })]),
  ),
  "opinion-two": replyDocument(answeredFor({ upward: "no" }), 1, { district }),
  "opinion-twenty": replyDocument(twenty, 1, { district }),
  "opinion-award": replyDocument(answeredFor({ use: "AWARD" }), 1, { district }),
  "opinion-signatures": doubleSignatureForm(twenty, 1, { district }),
};

/** Papers as the processes write them: each of a clue, and letters of opinions with two and twenty names. */
export const casePapers: Readonly<Record<string, OfficialDocument>> = Object.fromEntries(
  Object.entries(written).flatMap(([name, paper]) => (paper === undefined ? [] : [[name, paper]])),
);
