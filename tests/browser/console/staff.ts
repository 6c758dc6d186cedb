import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import type { Host } from "#local/host.ts";
import { openContext, type Viewport, viewports } from "../browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One person of the office at the console, and what their browser had to complain about. */
export type Staff = { page: Page; complaints: string[]; leave(): Promise<void> };

/** Logs somebody in by the office's login, as they would: no token is handed over. */
export async function logIn(
  browser: Browser,
  host: Host,
  {
    user,
    viewport,
    colours = "light",
  }: { user: string; viewport: Viewport; colours?: "light" | "dark" },
): Promise<Staff> {
  const context = await openContext(browser, {
    viewport: viewports[viewport],
    colorScheme: colours,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  // What a page has in hand already, e.g. a picture that it fetched, has its own origin before it.
  const own = [host.url, host.issuer, `blob:${host.url}/`];
  page.on("pageerror", ({ message }) => complaints.push(`error ${message}`));
  page.on("console", (line) => {
    // A refusal is an answer that the page shows; the browser reports it all the same.
    const isRefusal = /the server responded with a status of 4\d\d/.test(line.text());
    if (line.type() === "error" && !isRefusal && line.location().url.startsWith(host.url))
      complaints.push(`console ${line.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !own.some((each) => url.startsWith(each)))
      complaints.push(`foreign ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${host.url}/`);
  await page.click(`button[value="${user}"]`);
  await page.waitForSelector(".menu a", { state: "attached" });
  return { page, complaints, leave: () => context.close() };
}

/** Goes to an address of the console and waits until it is drawn. */
export async function goTo({ page }: Staff, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
  await drawn(page);
}

/** Waits until nothing is being read any more. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { document } = globalThis as unknown as {
      document: { querySelector(selector: string): unknown };
    };
    return document.querySelector(".loading") === null && document.querySelector("h1") !== null;
  });
}

/** What axe-core finds wrong with the page as it stands, with its own styles. */
export async function violationsOn({ page }: Staff): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await checker.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
  });
}

/** Fills a form that was drawn from a schema, field by field, by the paths that its fields bear. */
export async function fill(page: Page, value: unknown, path = ""): Promise<void> {
  const at = (selector = "") => page.locator(`[id="field-${path}"]${selector}`);
  if (Array.isArray(value)) {
    if (typeof value[0] === "object") {
      for (const [index, row] of value.entries()) {
        await at().getByRole("button", { name: "增加一项" }).last().click();
        await fill(page, row, `${path}.${index}`);
      }
      return;
    }
    if ((await at(" input").count()) === 0) return at().fill(value.join("\n"));
    for (const key of value) await at(` input[value="${key}"]`).check();
    return;
  }
  if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value))
      await fill(page, inner, path === "" ? name : `${path}.${name}`);
    return;
  }
  const isList = (await page.locator(`select[id="field-${path}"]`).count()) > 0;
  if (isList) await at().selectOption(String(value));
  else if (path.endsWith("InFen")) await at().fill(String(Number(value) / 100));
  else await at().fill(String(value));
}
