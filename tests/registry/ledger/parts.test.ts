import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { createDocuments } from "#functions/documents/documents.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Route } from "#kernel/route/route.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { ledgerRoutes } from "#registry/ledger/printed.ts";
import { line } from "#tests/kit/officers.ts";
import { sheetsIn } from "../../workbook/sheets-in.ts";
import { ownWorld } from "../world.ts";

const many = 30_000;
const routes = ledgerRoutes({
  path: "sample",
  name: "示例台账",
  summary: "示例台账",
  tag: "台账",
  action: "library.read",
  columns: ["编号", "内容", "金额"],
  lines: async () =>
    Array.from({ length: many }, (_, n) => ({
      cells: [String(n), `第${n}行${"示例内容".repeat(40)}${n * 7919}`, `${n}.50`],
    })),
});

type Table = {
  rows: string[][];
  summary?: { rows: string[][] };
  total?: number;
  cursor?: string;
};

describe("a ledger of any size: rows by parts, the workbook as a file", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = { ...own.world, documents: createDocuments() };
    await setUpDistrict(world, "sample", {
      config: defaultConfig,
      officers: [line("chen", "PROPOSER", { room: "2" })],
    });
  });
  afterAll(() => stop());

  const ask = (path: string, query: Record<string, unknown>) => {
    const found = routes.find((one) => one.path === path) as Route;
    const actor = { id: "chen", role: "PROPOSER" } as const;
    return found.handle({
      world,
      caller: { officer: line("chen", "PROPOSER"), district: "sample", actor },
      params: {},
      query: found.query?.parse({ year: "2026", ...query }),
      body: {},
      idempotency: { key: "k", fingerprint: "k" },
      expectVersion: undefined,
      routes: [],
      processOf,
    } as never);
  };

  it("parts follow each other without a gap and end; the head of sums is of all rows, once", async () => {
    const parts: Table[] = [];
    let cursor: string | undefined;
    do {
      const part = (await ask("/ledgers/sample", {
        limit: "2000",
        ...(cursor === undefined ? {} : { cursor }),
      })) as Table;
      parts.push(part);
      cursor = part.cursor;
    } while (cursor !== undefined);
    const rows = parts.flatMap((part) => part.rows);
    expect(parts).toHaveLength(many / 2000);
    expect(rows.map(([n]) => n)).toEqual(Array.from({ length: many }, (_, n) => String(n + 1)));
    expect(parts.every(({ total }) => total === many)).toBe(true);
    expect(parts.map(({ summary }) => summary !== undefined).indexOf(true)).toBe(0);
    expect(parts.filter(({ summary }) => summary !== undefined)).toHaveLength(1);
    for (const part of parts)
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(5_000_000);
  });

  it("without a limit it is whole, as before", async () => {
    const whole = (await ask("/ledgers/sample", {})) as Table;
    expect(whole.rows).toHaveLength(many);
    expect(whole.cursor).toBeUndefined();
  });

  it("the file lies in the bucket under a name that nobody guesses, and opens again row by row", async () => {
    const kept: string[] = [];
    const { files } = world;
    const watched = {
      ...files,
      put: (...of: Parameters<typeof files.put>) => {
        kept.push(of[0]);
        return files.put(...of);
      },
    };
    const before = world;
    world = { ...world, files: watched };
    const file = (await ask("/ledgers/sample/file", {})) as {
      url: string;
      name: string;
      rows: number;
      bytes: number;
    };
    world = before;
    const [key = ""] = kept;
    expect(key).toMatch(/^ledgers\/[0-9a-f]{48}\.xlsx$/);
    expect(file).toMatchObject({ rows: many, name: expect.stringMatching(/示例台账.*\.xlsx$/) });
    expect(new URL(file.url).searchParams.get("sig")).toBeTruthy();
    const body = (await files.get(key)) ?? new Uint8Array();
    expect(body).toHaveLength(file.bytes);
    const sheet = (await sheetsIn(Buffer.from(body)))[0]?.rows ?? [];
    const numbers = sheet.flatMap((cells) => (typeof cells?.[0] === "number" ? [cells] : []));
    expect(numbers.filter((cells) => String(cells[2]).startsWith("第"))).toHaveLength(many);
  });
});
