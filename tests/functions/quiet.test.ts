import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createBallotPages } from "#functions/ballot/app.ts";
import { createEvidencePages } from "#functions/evidence/app.ts";
import { createLinkPages } from "#functions/link/app.ts";
import { unnamed } from "#functions/quiet/unnamed.ts";
import { createReportPages } from "#functions/reports/app.ts";
import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { type FunctionSpec, topology } from "#topology";
import { root, sourcesOf } from "../architecture/sources.ts";

/** What an error of a library may say: a whole record that a write has met. */
const secret = "赵示例 举报人 110101199001010000";

function failing(error: Error): { world: World; lines: unknown[][] } {
  const lines: unknown[][] = [];
  const fails = () => {
    throw error;
  };
  const store = new Proxy({}, { get: () => fails });
  const files = { upload: async () => ({ url: "https://store.example.test/x" }) };
  const world = {
    ...{ store, files, linkKey: new Uint8Array(32), siteUrl: "https://tiji.example.test" },
    clock: () => "2026-03-02T01:00:00.000Z",
    random: (bytes: number) => new Uint8Array(bytes),
    log: (...line: unknown[]) => lines.push(line),
  } as unknown as World;
  return { world, lines };
}

const link = `/l/${"a".repeat(43)}`;
const pages = [
  ["link", createLinkPages, "GET", link],
  ["link, one's own matters", createLinkPages, "GET", `${link}/mine`],
  ["link, what is overdue", createLinkPages, "GET", `${link}/overdue`],
  ["link, a decision", createLinkPages, "POST", link],
  ["evidence", createEvidencePages, "GET", `${link}/files`],
  ["reports", createReportPages, "GET", `${link}/report`],
  ["ballots", createBallotPages, "POST", "/b"],
] as const;

describe("an error that nobody expected says nothing of a matter (S3: logs and histories are side doors)", () => {
  it.each(pages)(
    "pages of %s: neither in the log nor on the page",
    async (_, make, method, path) => {
      const printed = (["error", "warn", "log", "info"] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation(() => undefined),
      );
      for (const [error, status] of [
        [new TypeError(secret), 500],
        [new TransientError(secret), 503],
      ] as const) {
        const { world, lines } = failing(error);
        const body = method === "POST" ? { body: new URLSearchParams({ code: "1234" }) } : {};
        const answer = await make(world).request(path, { method, ...body });
        const text = await answer.text();
        expect(answer.status).toBe(status);
        expect(text).toContain("系统暂时不可用");
        expect(text).toContain('lang="zh-CN"');
        expect(lines).toEqual([["page.failed", { error: error.name }]]);
        expect(text + JSON.stringify(lines)).not.toContain("赵示例");
      }
      expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
      vi.restoreAllMocks();
    },
  );

  it("a worker's error goes on by its name, with the frames of where it came from", async () => {
    for (const error of [new StepRefused(secret), new TransientError(secret), new Error(secret)]) {
      const thrown = await unnamed(async () => {
        throw error;
      })({}).catch((caught: unknown) => caught);
      const told = thrown as Error;
      expect(told).toBeInstanceOf(Error);
      expect([told.name, told.message]).toEqual([error.name, error.name]);
      expect(told.stack).toMatch(/\n {4}at .*quiet\.test/);
      expect(`${told.stack}${JSON.stringify(told)}${told.cause}`).not.toContain("赵示例");
    }
  });

  const workers = Object.entries(topology.functions as Record<string, FunctionSpec>).filter(
    ([, { trigger }]) => !trigger.startsWith("http"),
  );
  it.each(workers)("%s is such a worker", (_, { entry }) => {
    expect(readFileSync(join(root, entry), "utf8")).toMatch(/^export const handler = unnamed\(/m);
  });

  it("no app is left to a framework that prints errors", () => {
    const printing = sourcesOf("functions").flatMap(({ path, text }) =>
      text.includes("new Hono(") && !text.includes(".onError(") ? [path] : [],
    );
    expect(printing).toEqual([]);
  });
});
