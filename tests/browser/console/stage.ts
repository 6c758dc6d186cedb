import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
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
  let set: Stage | undefined;
  beforeAll(async () => {
    const frozenAt = instantAt(day, "09:00");
    const [host, browser] = await Promise.all([
      startInMemory({ frozenAt, sample: "districts", console: "built" }),
      open(),
    ]);
    set = { host, browser };
  });
  afterAll(async () => {
    await set?.browser.close();
    await set?.host.stop();
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
