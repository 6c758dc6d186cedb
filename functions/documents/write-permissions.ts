import { writeFile } from "node:fs/promises";
import { allRoutes } from "../api/routes.ts";
import { permissionsPage } from "./permissions.ts";

/** `npm run permissions -- [file]`: the table of rights, for auditors. */
const [file = "docs/permissions.md"] = process.argv.slice(2);
try {
  await writeFile(file, permissionsPage(await allRoutes()));
  process.stdout.write(`已写出 ${file}\n`);
} catch (error) {
  process.stderr.write(`未能写出 ${file}：${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
