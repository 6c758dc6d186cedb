import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDocuments } from "#functions/documents/documents.ts";
import { casePapers } from "./case-papers.ts";
import { samplePapers } from "./sample-papers.ts";

/** Points of a millimetre on the page. */
const mm = 72 / 25.4;

type Word = {
  page: number;
  text: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
};

/**
 * `npm run papers`: every sample paper as .docx, as LibreOffice shows it (.pdf, one .png a page), and
 * whether what GB/T 9704-2012 measures lies where it should. Needs soffice and poppler-utils.
 */
const folder = process.argv[2] ?? ".data/papers";
mkdirSync(folder, { recursive: true });
const wrong: string[] = [];
const papers = Object.entries({ ...samplePapers, ...casePapers });
for (const [name, paper] of papers)
  writeFileSync(join(folder, `${name}.docx`), await createDocuments().docx(paper));
const files = papers.map(([name]) => join(folder, `${name}.docx`));
const profile = `-env:UserInstallation=file://${join(process.cwd(), folder, "profile")}`;
execFileSync("soffice", [
  "--headless",
  profile,
  "--convert-to",
  "pdf",
  "--outdir",
  folder,
  ...files,
]);

for (const [name, paper] of papers) {
  const pdf = join(folder, `${name}.pdf`);
  execFileSync("pdftoppm", ["-r", "70", "-png", pdf, join(folder, name)]);
  execFileSync("pdftotext", ["-bbox", pdf, join(folder, `${name}.html`)]);
  const words = wordsOf(readFileSync(join(folder, `${name}.html`), "utf8"));
  const last = Math.max(...words.map(({ page }) => page));
  const check = (what: string, holds: boolean) => {
    if (!holds) wrong.push(`${name}: ${what}`);
  };
  const printed = words.filter(({ text }) => text.includes("印发")).at(-1);
  check("版记在最后一面", printed?.page === last);
  check("版记末条线与版心下边缘重合", Math.abs((printed?.bottom ?? 0) / mm - 262) < 3);
  const mark = words.find(({ text }) => text.includes(paper.issuers[0]?.slice(-4) ?? ""));
  check("发文机关标志距版心上边缘35mm", Math.abs((mark?.top ?? 0) / mm - 72) < 2.5);
  const text = words.filter(
    ({ page, bottom }) => page === last && bottom < (printed?.top ?? 0) - 12 * mm,
  );
  check("末页有正文", last === 1 || text.length > 3);
  console.log(`${name}: ${last} 页`);
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

function wordsOf(html: string): Word[] {
  let page = 0;
  return [...html.matchAll(/<page |<word ([^>]*)>([^<]*)</g)].flatMap(
    ([tag, at = "", text = ""]) => {
      if (tag.startsWith("<page")) {
        page += 1;
        return [];
      }
      const of = (name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(at)?.[1]);
      return [
        { page, text, top: of("yMin"), bottom: of("yMax"), left: of("xMin"), right: of("xMax") },
      ];
    },
  );
}
