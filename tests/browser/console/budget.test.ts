import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { consoleFolder, ensureConsole } from "#local/console/console-build.ts";

type Chunk = {
  file: string;
  css?: readonly string[];
  imports?: readonly string[];
  isDynamicEntry?: boolean;
};

const manifestFile = join(import.meta.dirname, "../../../build/console-manifest.json");
const entry = "index.html";
/** What draws, loaded while the login goes on: each page has it. */
const frame = "app.tsx";
/** No page, but what one draws its pictures with, once its tables stand. */
const chart = "page/statistics/chart.tsx";

/** Calls that Chromium 86 lacks, with the version that has them first. */
const tooNew: readonly (readonly [RegExp, number])[] = [
  [/\.findLast(?:Index)?\(/, 97],
  [/Object\.hasOwn\(/, 93],
  [/structuredClone\(/, 98],
  [/crypto\.randomUUID\(/, 92],
  [/AbortSignal\.timeout\(/, 103],
  [/\.toSorted\(|\.toReversed\(/, 110],
];

describe("the built console", () => {
  let chunks: Readonly<Record<string, Chunk>>;
  beforeAll(async () => {
    await ensureConsole();
    chunks = JSON.parse(readFileSync(manifestFile, "utf8")) as Record<string, Chunk>;
  });

  it("its first screen is at most 240 KB gzip, any page at most 300", () => {
    const sizes = Object.fromEntries(
      Object.keys(chunks)
        .filter((name) => chunks[name]?.isDynamicEntry === true && name !== chart)
        .map((name) => [name, loadedWith(name)]),
    );
    expect(loadedWith("task/inbox-page.tsx")).toBeLessThanOrEqual(240_000);
    expect(Object.entries(sizes).filter(([, size]) => size > 300_000)).toEqual([]);
    expect(Object.keys(sizes).length).toBeGreaterThan(5);
  });

  it("pictures are at most 240 KB gzip of their own, and load with no page", () => {
    const own = filesOf(chart).filter((file) => !filesOf(entry).includes(file));
    const size = own.reduce((sum, file) => sum + gzipped(file), 0);
    expect(size).toBeLessThanOrEqual(240_000);
    const [drawing] = own;
    for (const name of Object.keys(chunks))
      if (name !== chart) expect(filesOf(name)).not.toContain(drawing);
  });

  it("holds no evaluated code, no foreign address, and no call that Chromium 86 lacks", () => {
    const folder = join(consoleFolder, "assets");
    const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
    const texts = scripts.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
    expect(texts).not.toMatch(/\beval\(|new Function\(/);
    const hosts = [...texts.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(
      hosts.filter((host) => !/^(?:www\.w3\.org|react\.dev|github\.com)$/.test(host ?? "")),
    ).toEqual([]);
    const found = tooNew.filter(([call]) => call.test(texts)).map(([call]) => String(call));
    expect(found).toEqual([]);
  });

  it("serves nothing besides the page and its hashed files", () => {
    const served = readdirSync(consoleFolder);
    expect(served.toSorted()).toEqual(["assets", "index.html"]);
    const unhashed = readdirSync(join(consoleFolder, "assets")).filter(
      (name) => !/-[\w-]{8}\.(?:js|css)$/.test(name),
    );
    expect(unhashed).toEqual([]);
  });

  /** Bytes, gzip -9, of a chunk and of all that it and the page itself load at once. */
  function loadedWith(name: string): number {
    const files = new Set([entry, frame, name].flatMap((each) => filesOf(each)));
    return [...files].reduce((sum, file) => sum + gzipped(file), 0);
  }

  function gzipped(file: string): number {
    return gzipSync(readFileSync(join(consoleFolder, file)), { level: 9 }).length;
  }

  function filesOf(name: string, seen = new Set<string>()): string[] {
    const chunk = chunks[name];
    if (chunk === undefined || seen.has(name)) return [];
    seen.add(name);
    const below = (chunk.imports ?? []).flatMap((each) => filesOf(each, seen));
    return [chunk.file, ...(chunk.css ?? []), ...below];
  }
});
