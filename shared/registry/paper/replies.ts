import { draftDocument, letterTexts, officialDocument } from "#process/letter/paper/official.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { replyDocument, replyTexts } from "../opinion/reply.ts";
import type { Paper } from "./paper.ts";

/** The recommendation letter (建议书): as it has gone out, else as those who decide on it will send it. */
export const letterPapers = {
  letter: {
    title: "纪检监察建议书",
    texts: letterTexts,
    write: (state, of, say) =>
      officialDocument(state, of.district, say) ?? draftDocument(state, of, say),
    writtenOn: ({ signedOn }) => signedOn,
  },
} as const satisfies Readonly<Record<string, Paper<Letter>>>;

/** The answer to whoever asked for an opinion, the last one where there are several. */
export const opinionPapers = {
  reply: {
    title: "党风廉政意见答复函",
    texts: replyTexts,
    write: (state, of, say) =>
      replyDocument(state, state.replies.length, { district: of.district, say }),
    writtenOn: ({ replies }) => replies.at(-1)?.on,
  },
} as const satisfies Readonly<Record<string, Paper<Opinion>>>;
