import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { fieldsOf, namedReport, visitor } from "#tests/end-to-end/visitor.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { ownFolder, sharedEngine } from "./dynamodb.ts";

/** What only machines say: keys of closed lists and of code, ids, moments, and values that went astray. */
const machine: readonly RegExp[] = [
  /\b(?:undefined|null|NaN|Infinity)\b/g,
  /\[object \w+\]/g,
  /\b[a-z]+(?:[-.][a-z]+)+\b/g,
  /\b[a-z]{3}_[0-9a-z]{6,}/g,
  /\b[0-9A-HJKMNP-TV-Z]{26}\b/g,
  /\b[A-Z]{3,}(?:_[A-Z]+)*\b/g,
  /\b[a-z]+[A-Z][A-Za-z]*\b/g,
  /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/g,
  /\$\{|\{\{/g,
];

/** Latin letters that people do read: addresses, numbers of matters, names and kinds of files. */
const readable: readonly RegExp[] = [
  /\b[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}\b/g,
  /https?:\/\/\S+/g,
  /[\w.*-]+@[\w.-]+\b/g,
  /[^\s（“]+\.(?:pdf|docx|xlsx|csv|jpe?g|png)\b/gi,
  /\.(?:pdf|docx|xlsx|csv|jpe?g|png)\b/gi,
  /\b(?:JPEG|PNG|PDF|SHA|CSV|HTML|BOM|UTF)\b/g,
];

/** The machine's words in a text, each with what stands around it. */
function machineIn(text: string): string[] {
  const left = readable.reduce((rest, pattern) => rest.replaceAll(pattern, " "), text);
  return machine.flatMap((pattern) =>
    [...left.matchAll(pattern)].map(({ index }) => left.slice(Math.max(0, index - 20), index + 40)),
  );
}

/** What a page shows: without scripts, styles and tags, with what its controls say. */
function shownOn(page: string): string {
  const said = [...page.matchAll(/\b(?:placeholder|title|aria-label|alt)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const body = page
    .replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ");
  return [body, ...said].join("\n");
}

describe("nobody reads a machine's word: the recorded half-year", () => {
  let host: Host;
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    folder = await ownFolder();
    host = await startHost({
      dataDir: folder.path,
      port: 0,
      frozenAt: instantAt("2030-01-02", "09:00"),
      sample: "office",
      ...(await databaseOn(sharedEngine)),
    });
  });
  afterAll(async () => {
    await host.stop();
    await folder.remove();
  });

  it("no mail says one, in its subject or text", async () => {
    const newest = await host.inbox();
    const people = [...new Set(newest.map(({ to }) => to))];
    const mails = (await Promise.all(people.map((to) => host.inbox(to)))).flat();
    expect(mails.length).toBeGreaterThan(500);
    const found = mails.flatMap(({ subject, text }) => machineIn(`${subject}\n${text}`));
    expect([...new Set(found)]).toEqual([]);
  });

  it("no public page says one, nor one that a link of a mail opens", async () => {
    const { site, post } = visitor(host);
    const opened = ["", "/report", "/query", "/poster", "/nowhere"].map((path) => site(path));
    const links = (await host.inbox()).flatMap(
      ({ text }) => text.match(/https?:\/\/\S+\/l\/\S+/) ?? [],
    );
    const paths = links.slice(0, 40).map((link) => `${host.url}${new URL(link).pathname}`);
    const ours = ["/b", "/p", "/l/none", "/l/none/files", "/nowhere"].map(
      (path) => host.url + path,
    );
    const pages = await Promise.all(
      [...opened, ...ours, ...paths].map(async (url) => (await fetch(url)).text()),
    );
    const { token = "" } = fieldsOf(pages[1] ?? "");
    for (const [path, fields] of [
      ["/report", { token }],
      ["/report", { token, ...namedReport, phone: "abc", facts: "" }],
      ["/query", { token, receipt: "1" }],
      ["/receipt", { token }],
      ["/filing", { token: "x" }],
    ] as const)
      pages.push((await post(path, fields))[1]);
    const found = pages.flatMap((page) => machineIn(shownOn(page)));
    expect(pages.length).toBeGreaterThan(20);
    expect([...new Set(found)]).toEqual([]);
  });
});
