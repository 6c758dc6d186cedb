import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { textsOn } from "#kernel/document/district-texts.ts";
import { docxType, fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import { sayingOf } from "#kernel/document/saying.ts";
import { type Reader, readAll } from "#kernel/permission/reader.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Letter } from "../schema.ts";
import { ledgerOf } from "./ledger.ts";
import { draftDocument, letterTexts, officialDocument } from "./official.ts";
import { readLetter } from "./read-letter.ts";

const tag = "纪检监察建议书";

/** The letter and its ledger as files; a function of their own answers these paths. */
export const letterDocumentRoutes: Route[] = [
  route({
    method: "get",
    path: "/letters/ledger.xlsx",
    tag,
    summary: "建议书台账（L7）",
    right: "letter.follow",
    produces: xlsxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller } = call;
      const { rules } = await readDistrict(world, caller.district);
      const letters = await lettersOf(call);
      const filledBy = caller.officer.name;
      const ledger = ledgerOf(letters, { now: world.clock(), rules, filledBy });
      return fileAnswer(
        await world.documents.xlsx(ledger),
        xlsxType,
        `${ledger.title}.xlsx`,
        ledger.rows.length,
      );
    },
  }),
  route({
    method: "get",
    path: "/letters/{id}/document.docx",
    tag,
    summary: "建议书正式文本，签发编号前为送审稿（GB/T 9704）",
    right: "letter.read",
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller } = call;
      const record = await readLetter(call, call.params.id);
      if ("refused" in record) return record;
      const { rules } = await readDistrict(world, caller.district);
      const { name: district, papers } = rules.config;
      // A letter that has gone out reads the same for ever.
      const { signedOn } = record.state;
      const own = (await textsOn(world, caller.district, signedOn)) ?? papers;
      const say = sayingOf(letterTexts, own?.["letter.letter"]);
      const official = officialDocument(record.state, district, say);
      const today = dayOf(world.clock());
      const document = official ?? draftDocument(record.state, { district, today }, say);
      if (document === undefined) return refuse("letter.unsigned");
      const mark = official === undefined ? "（送审稿）" : "";
      const file = `${document.title}${mark}.docx`;
      return fileAnswer(await world.documents.docx(document), docxType, file);
    },
  }),
];

/** Every letter that the caller may follow, in the order of its number, unnumbered ones last. */
async function lettersOf(reader: Reader): Promise<Letter[]> {
  const letters: Letter[] = [];
  for await (const item of readAll(reader, { kind: "letter", right: "letter.follow" }))
    letters.push(item.state as Letter);
  return letters.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Years and numbers in one row: 2026 no. 3 before 2026 no. 12 before 2027 no. 1. */
function placeOf({ number }: Letter): number {
  return number === undefined ? Number.POSITIVE_INFINITY : number.year * 100_000 + number.number;
}
