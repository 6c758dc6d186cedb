import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { fieldsOf, namedReport, visitor } from "#tests/end-to-end/visitor.ts";
import { machineIn } from "#tests/kit/machine-words.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { ownFolder, sharedEngine } from "./dynamodb.ts";

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
