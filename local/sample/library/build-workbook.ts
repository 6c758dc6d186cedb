import { writeFile } from "node:fs/promises";
import { sampleLibrary, sampleTitle } from "./library.ts";
import { writeLibrary } from "./workbook.ts";

const { units, people } = sampleLibrary();
const file = new URL("information-library.xlsx", import.meta.url);
await writeFile(file, await writeLibrary(sampleTitle, units, people));
console.log(`信息库样例：${units.length} 个单位，${people.length} 人`);
