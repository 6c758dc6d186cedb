import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./sources.ts";

/** As many as the shape of a process has names for; `docs/process.md`, "The files". */
const most = 12;

const folders = ["shared", "functions", "stacks", "local", "web", "bench"].flatMap((top) =>
  [top].concat(
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.parentPath.includes("/build"))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  ),
);

describe("a stranger finds a file in one guess", () => {
  it(`no folder holds more than ${most} files`, () => {
    const full = folders.filter(
      (folder) =>
        readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
          .length > most,
    );
    expect(full).toEqual([]);
  });
});
