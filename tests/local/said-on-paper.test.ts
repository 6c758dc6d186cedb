import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentTable } from "#functions/documents/routes.ts";
import { tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { papers as cluePapers } from "#registry/clue-papers/papers.ts";
import { paperPlaces, papers } from "#registry/paper/papers.ts";
import { machineIn } from "#tests/kit/machine-words.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { ownFolder, sharedEngine } from "./dynamodb.ts";

type Table = {
  title?: string;
  columns: string[];
  rows: string[][];
  summary?: { columns: string[] };
};

/** Who may read most of it, the most senior first. */
const readers = ["u-zhou", "u-wu", "u-shen", "u-qin"] as const;

const ledgers = (await documentTable.at("ledgers"))
  .map(({ path }) => path)
  .filter((path) => path.endsWith(".xlsx") && !path.includes("{"));

describe("nobody reads a machine's word in a ledger, report or paper: the recorded half-year", () => {
  let host: Host;
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    folder = await ownFolder();
    host = await startHost({
      dataDir: folder.path,
      port: 0,
      frozenAt: instantAt("2030-01-02", "09:00"),
      sample: "office",
      ...(await databaseOn(sharedEngine)),
    });
    for (const who of readers) tokens.set(who, await host.token(who));
  });
  afterAll(async () => {
    await host.stop();
    await folder.remove();
  });

  /** The answer to whoever of the readers is answered first. */
  const read = async (path: string, body?: object): Promise<Response | undefined> => {
    for (const who of readers) {
      const answer = await fetch(`${host.url}/api/v1${path}`, {
        headers: {
          authorization: `Bearer ${tokens.get(who)}`,
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "idempotency-key": randomUUID() }),
        },
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
      if (answer.status === 200) return answer;
    }
    return undefined;
  };
  const listed = async (path: string): Promise<string[]> => {
    const answer = await read(path);
    const { items = [] } = ((await answer?.json()) ?? {}) as { items?: { id: string }[] };
    return items.map(({ id }) => id);
  };

  /** What a ledger says as a table for pages; nothing of what is a workbook only. */
  const toldIn = async (path: string): Promise<string[]> => {
    const answer = await read(path);
    if (answer === undefined) return [];
    const { title = "", columns, rows, summary } = (await answer.json()) as Table;
    return [title, ...columns, ...rows.flat(), ...(summary?.columns ?? [])];
  };

  it("no cell of a ledger, by year, sheet and month, as JSON and as a workbook", async () => {
    const sheets = ["people", "units", "bodies"].map((sheet) => `?sheet=${sheet}`);
    const found = new Set<string>();
    const rowsOf = new Map<string, number>();
    for (const path of ledgers)
      for (const query of ["?month=2026-10", "?year=2026", ...sheets]) {
        const file = await read(`${path}${query}`);
        if (file === undefined) continue;
        const cells = cellsOf(new Uint8Array(await file.arrayBuffer()));
        rowsOf.set(path, Math.max(rowsOf.get(path) ?? 0, cells.length));
        const told = await toldIn(`${path.replace(".xlsx", "")}${query}`);
        for (const raw of [...cells, ...told].flatMap((text) => machineIn(String(text))))
          found.add(`${path}: ${raw}`);
      }
    expect(ledgers.filter((path) => !rowsOf.has(path))).toEqual([]);
    expect([...found]).toEqual([]);
  });

  it("no report, as a paper and as a workbook", async () => {
    const reports = await listed("/reports");
    expect(reports.length).toBeGreaterThan(0);
    const found = new Set<string>();
    for (const id of reports) {
      const paper = await read(`/reports/${id}/document.docx`);
      if (paper === undefined) continue;
      const sheet = await read(`/reports/${id}/figures.xlsx`);
      const texts = [
        ...textsOf(await bytesOf(paper)),
        ...(sheet === undefined ? [] : cellsOf(await bytesOf(sheet))),
      ];
      expect(texts.length).toBeGreaterThan(50);
      for (const raw of texts.flatMap(machineIn)) found.add(`${id}: ${raw}`);
    }
    expect([...found]).toEqual([]);
  });

  it("no official paper of a worked matter, nor one of a dry run", async () => {
    const found = new Set<string>();
    const read1 = async (path: string, body?: object) => {
      const answer = await read(path, body);
      if (answer === undefined) return 0;
      const texts = textsOf(await bytesOf(answer));
      const name = decodeURIComponent(answer.headers.get("content-disposition") ?? "");
      for (const raw of [...texts, name.replace(/^.*''/u, "")].flatMap(machineIn))
        found.add(`${path}: ${raw}`);
      return 1;
    };
    let count = 0;
    for (const [code] of Object.entries(papers))
      count += await read1("/papers/dry-run", { paper: code });
    expect(count).toBe(Object.keys(papers).length);
    for (const { kind, path } of paperPlaces)
      for (const id of await listed(path))
        for (const code of Object.keys(papers).filter((one) => one.startsWith(`${kind}.`)))
          count += await read1(`${path}/${id}/papers/${code.split(".")[1]}`);
    for (const id of await listed("/letters")) count += await read1(`/letters/${id}/document.docx`);
    for (const id of await listed("/clues"))
      for (const paper of Object.keys(cluePapers))
        count += await read1(`/clues/${id}/papers/${paper}/document.docx`);
    for (const id of await listed("/opinions"))
      for (const n of [1, 2])
        count += await read1(`/opinion-requests/${id}/letters/${n}/document.docx`);
    expect(count).toBeGreaterThan(Object.keys(papers).length + 20);
    expect([...found]).toEqual([]);
  });
});

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

/** Every text of a workbook, names of its sheets among them. */
function cellsOf(bytes: Uint8Array): string[] {
  return openWorkbook(bytes, tableLimits).flatMap(({ name, rows }) => [
    name,
    ...rows().flatMap((cells) => cells.filter((cell) => typeof cell === "string")),
  ]);
}

/** The paragraphs of a paper, its foot and head among them. */
function textsOf(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .flatMap(([, part]) => strFromU8(part).split("</w:p>"))
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
    )
    .filter((text) => text !== "");
}
