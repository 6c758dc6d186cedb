import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { type Host, startHost } from "#local/host.ts";
import { lastDay } from "#local/sample/office/seasons/half-year.ts";
import { ownFolder, sharedEngine } from "#tests/local/dynamodb.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { startInMemory } from "../../end-to-end/harness.ts";
import { launch } from "../browser.ts";

/** Where the tests of one group play: a host with the sample people and the console, and a browser. */
export type Stage = { readonly host: Host; readonly browser: Browser };

/**
 * Sets the stage for the tests of the group in which it is called, at nine o'clock of a Shanghai day, and
 * clears it after them.
 * @param open the browser; Debian's Chromium unless said
 */
export function stageOn(day: string, open: () => Promise<Browser> = launch): Stage {
  const frozenAt = instantAt(day, "09:00");
  return stageWith(async () => {
    const [host, browser] = await Promise.all([
      startInMemory({ frozenAt, sample: "districts", console: "built" }),
      open(),
    ]);
    return { host, browser, clear: async () => {} };
  });
}

/** The same with the sample office, which has half a year behind it, at the end of its recording. */
export function stageOfOffice(): Stage {
  return stageWith(async () => {
    const folder = await ownFolder();
    const [host, browser] = await Promise.all([
      startHost({
        dataDir: folder.path,
        port: 0,
        frozenAt: instantAt(lastDay, "09:00"),
        sample: "office",
        console: "built",
        ...(await databaseOn(sharedEngine)),
      }),
      launch(),
    ]);
    return { host, browser, clear: () => folder.remove() };
  });
}

function stageWith(open: () => Promise<Stage & { clear: () => Promise<void> }>): Stage {
  let set: Awaited<ReturnType<typeof open>> | undefined;
  beforeAll(async () => {
    set = await open();
  });
  afterAll(async () => {
    await set?.browser.close();
    await set?.host.stop();
    await set?.clear();
  });
  const there = () => {
    if (set === undefined) throw new Error("The stage is set before the first test, not earlier");
    return set;
  };
  return {
    get host() {
      return there().host;
    },
    get browser() {
      return there().browser;
    },
  };
}
