import { createWorld } from "../world.ts";
import { createImporter } from "./importer.ts";

let handle: ReturnType<typeof createImporter> | undefined;

/** Lambda entry: a Task state of the import workflow. */
export function handler(event: unknown): Promise<unknown> {
  handle ??= createImporter(createWorld(process.env));
  return handle(event);
}

export { createImporter };
