import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds } from "#kernel/record/kinds.ts";
import { kindNames, processOf } from "#processes";
import { topology } from "#topology";
import { root } from "./sources.ts";

const processes = join(root, "shared/process");
const folders = readdirSync(processes).filter((name) =>
  existsSync(join(processes, name, "process.ts")),
);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const processTable = `${read("shared/processes.ts")}${read("shared/process/small.ts")}`;
const routeTable = [
  "functions/api/groups.ts",
  "functions/secrets/groups.ts",
  "shared/process/small-routes.ts",
]
  .map(read)
  .join("\n");
const listenTable = ["follow-ups.ts", "chains/followed.ts", "duties/followed.ts"]
  .map((name) => read(`functions/react/${name}`))
  .join("\n");

describe("no process is forgotten in silence", () => {
  it.each(folders)("%s has its lines", (folder) => {
    expect(processTable).toContain(`#process/${folder}/process.ts`);
    if (existsSync(join(processes, folder, "routes.ts")))
      expect(routeTable).toContain(`#process/${folder}/routes.ts`);
    if (existsSync(join(processes, folder, "reactions.ts")))
      expect(listenTable).toContain(`#process/${folder}/reactions.ts`);
  });

  it.each(kindNames)("%s is loaded under its own name", async (kind) => {
    expect((await processOf(kind))?.kind).toBe(kind);
  });

  it("prefixes are three letters and each is one kind's", () => {
    const prefixes = Object.values(kinds).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/);
  });

  it.each(kindNames)("%s has a state machine where an event of it starts one", async (kind) => {
    const { startsOn = [] } = (await processOf(kind)) ?? {};
    if (startsOn.length > 0) expect(Object.keys(topology.workflows)).toContain(kind);
  });
});
