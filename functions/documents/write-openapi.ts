import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { allRoutes } from "../api/routes.ts";
import { openApiDocument } from "./openapi/document.ts";

/** `npm run openapi -- [file]`: the OpenAPI document, for tools that want it as a file. */
const [file = "build/openapi.json"] = process.argv.slice(2);
try {
  const document = await openApiDocument(await allRoutes());
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
  process.stdout.write(`${file}：${Object.keys(document.paths).length} 个地址\n`);
} catch (error) {
  process.stderr.write(`未能写出 ${file}：${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
