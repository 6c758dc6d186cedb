import { writeFile } from "node:fs/promises";
import { sampleLibrary, sampleTitle } from "./library.ts";
import { sampleVillages, villagesTitle } from "./villages.ts";
import { writeLibrary } from "./workbook.ts";

const workbooks = [
  ["information-library.xlsx", sampleTitle, sampleLibrary()],
  ["villages.xlsx", villagesTitle, sampleVillages()],
] as const;

for (const [name, title, { units, people }] of workbooks) {
  await writeFile(new URL(name, import.meta.url), await writeLibrary(title, units, people));
  console.log(`${title}：${units.length} 个单位，${people.length} 人`);
}
