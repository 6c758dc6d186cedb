import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";

const shots = join(import.meta.dirname, "../../build/screenshots");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const viewports = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  /** The desktop at 200 % (WCAG 1.4.4): half as many pixels of its own. */
  zoomed: { width: 640, height: 400 },
} as const;
export type Viewport = keyof typeof viewports;

/** Debian's Chromium, which never calls home from a closed network. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A browser of its own for one test. A step waits as long as the test may last: slow is not wrong. */
export async function openContext(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(900_000);
  return context;
}

/** A phone or desktop on which JavaScript is off. */
export async function openPlain(browser: Browser, viewport: Viewport): Promise<Page> {
  const context = await openContext(browser, {
    viewport: viewports[viewport],
    javaScriptEnabled: false,
  });
  return context.newPage();
}

/** Keeps a picture of the page as build output. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** Moves by the Tab key until `selector` has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Whether anything is wider than the screen. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
}

/** What axe-core finds wrong with the page as it stands, rule by rule. */
export async function violations(browser: Browser, page: Page): Promise<string[]> {
  const context = await openContext(browser, { viewport: page.viewportSize() });
  const copy = await context.newPage();
  try {
    await copy.setContent(await page.content());
    await copy.evaluate(axe);
    const found = await copy.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await checker.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
      );
    });
    return found;
  } finally {
    await context.close();
  }
}
