import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { startFrozen } from "../end-to-end/harness.ts";
import { large, png } from "../end-to-end/visitor.ts";
import {
  launch,
  openContext,
  openPlain,
  overflows,
  picture,
  tabTo,
  type Viewport,
  viewports,
  violations,
} from "./browser.ts";

/** The public pages of console §4.11: whole without JavaScript, by keyboard, in two sizes of type. */
describe.each(Object.keys(viewports) as Viewport[])("petition pages on a %s (A-40)", (viewport) => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startFrozen("2026-09-18"), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  const minutesLater = () => host.advanceTo(Date.parse(host.now()) + 60_000);

  /** Looks at a page as it stands: its picture, what axe finds, its width. */
  const lookAt = async (page: Page, name: string) => {
    await picture(page, `${viewport}-petition-${name}`);
    expect(await violations(browser, page), name).toEqual([]);
    expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
  };
  const type = async (page: Page, field: string, text: string) => {
    await page.locator(field).focus();
    await page.keyboard.type(text);
  };
  const press = async (page: Page, button: string) => {
    await page.locator(button).focus();
    await page.keyboard.press("Enter");
  };

  /** From the open form to the filed report, with the keyboard alone; hands back the receipt. */
  async function fileByKeyboard(page: Page, look: (name: string) => Promise<void>) {
    await page.locator("[name=signature][value=ANONYMOUS]").focus();
    await page.keyboard.press("Space");
    await type(page, "#accused", "赵示例");
    await type(page, "#facts", "多次用公家加油卡给私家车加油<script>alert(1)</script>（示例）");
    await minutesLater();
    await press(page, "button[value=review]");
    await page.waitForSelector("text=请核对");
    expect(await page.textContent("dl")).toContain("<script>alert(1)</script>");
    await look("4-review");
    await tabTo(page, "button.main");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".receipt");
    const receipt = (await page.textContent(".receipt")) ?? "";
    await look("5-receipt");
    await type(page, "#typed", receipt);
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=举报已收到");
    await look("6-filed");
    return receipt;
  }

  /** From the page that asks for the receipt to the progress. */
  async function trackByKeyboard(page: Page, receipt: string) {
    await page.goto(`${host.url}/p/sample/query`);
    await type(page, "#receipt", receipt.replaceAll(" ", ""));
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=办理进度");
  }

  it("from the first page to the filed report by keyboard alone", async () => {
    const page = await openPlain(browser, viewport);
    const look = (name: string) => lookAt(page, name);
    await page.goto(`${host.url}/p/sample`);
    await look("1-home");
    await tabTo(page, "a.button.main");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#facts");
    await look("2-form");
    await minutesLater();
    await press(page, "button[value=review]");
    await page.waitForSelector("[role=alert]");
    await look("3-problems");
    const receipt = await fileByKeyboard(page, look);
    await trackByKeyboard(page, receipt);
    await look("7-track");
  });

  it("with a script, by keyboard alone: a file goes up with the report, and with a message on the progress page", async () => {
    const context = await openContext(browser, { viewport: viewports[viewport] });
    const page = await context.newPage();
    const blocked: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") blocked.push(message.text());
    });
    const choose = async (name: string) => {
      await page.locator("#photo").focus();
      const chooser = page.waitForEvent("filechooser");
      await page.keyboard.press("Space");
      const file = { name, mimeType: "image/png", buffer: Buffer.from(png) };
      await (await chooser).setFiles(file);
      await page.waitForSelector("ul.kept input:checked");
    };
    await page.goto(`${host.url}/p/sample/report`);
    await choose("现场.png");
    const receipt = await fileByKeyboard(page, (name) => lookAt(page, `script-${name}`));
    await trackByKeyboard(page, receipt);
    await choose("补充.png");
    await lookAt(page, "script-7-track");
    await type(page, "#text", "补充一张照片（示例）");
    await press(page, "form[data-upload] button[type=submit]");
    await page.waitForSelector("text=已发送");
    expect(await page.textContent("dl")).toContain("补充一张照片（示例）\n（附材料 1 个）");
    await lookAt(page, "script-8-sent");
    expect(blocked.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
    await context.close();
  });

  it("with a script a file goes up as soon as it is chosen, over 4 MB too, and nothing typed is lost", async () => {
    const context = await openContext(browser, { viewport: viewports[viewport] });
    const page = await context.newPage();
    const blocked: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") blocked.push(message.text());
    });
    await page.goto(`${host.url}/p/sample/report`);
    await page.fill("#facts", "选好文件以后文字仍在（示例）");
    const send = (name: string, buffer: Buffer) =>
      page.setInputFiles("#photo", { name, mimeType: "image/png", buffer });
    await send("现场.png", Buffer.from(large(6_000_000)));
    await page.waitForSelector("ul.kept input:checked");
    expect(await page.textContent("ul.kept")).toContain("现场.png（6.0 MB）");
    expect(await page.inputValue("#facts")).toContain("文字仍在");
    const tooLarge = join(await mkdtemp(join(tmpdir(), "petition-")), "过大.png");
    await writeFile(tooLarge, "");
    await truncate(tooLarge, 20_000_001);
    await page.setInputFiles("#photo", tooLarge);
    expect(await page.textContent(".progress")).toContain("超过 20 MB");
    await send("脚本.png", Buffer.from("<script>alert(1)</script>"));
    await page.waitForSelector("text=只能是 JPEG");
    expect(await page.locator("ul.kept li").count()).toBe(1);
    expect(await violations(browser, page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    expect(blocked.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
    await host.advanceTo(Date.parse(host.now()) + 60_000);
    await page.locator("[name=signature][value=ANONYMOUS]").check();
    await page.fill("#accused", "赵示例");
    await page.click("button[value=review]");
    await page.waitForSelector("text=请核对");
    expect(await page.textContent("dl")).toContain("现场.png（6.0 MB）");
    await context.close();
    await rm(dirname(tooLarge), { recursive: true });
  });

  it("whoever sits down next sees nothing of it: not by going back, not in the form, not from the cache", async () => {
    const context = await openContext(browser, { viewport: viewports[viewport] });
    const page = await context.newPage();
    const answers: string[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "document")
        answers.push(response.headers()["cache-control"] ?? "none");
    });
    const secret = "多次用公家加油卡给私家车加油（示例）";
    await page.goto(`${host.url}/p/sample/report`);
    await page.locator("[name=signature][value=ANONYMOUS]").check();
    await page.fill("#accused", "赵示例");
    await page.fill("#facts", secret);
    await minutesLater();
    await page.click("button[value=review]");
    await page.waitForSelector("text=请核对");
    await page.click("button.main");
    await page.waitForSelector(".receipt");
    const receipt = (await page.textContent(".receipt")) ?? "";
    await page.fill("#typed", receipt);
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=举报已收到");
    expect(new Set(answers)).toEqual(new Set(["no-store"]));

    // The next one goes back step by step, opens the form anew, and looks the first one's progress up.
    const seen: string[] = [];
    const read = async () => {
      await page.waitForLoadState();
      const typed = await page.$$eval("input, textarea", (all) =>
        all.map((one) => String((one as unknown as { value: string }).value)),
      );
      return [await page.content(), ...typed].join("\n");
    };
    // A step back that the browser may not take again from its cache ends on a page of its own.
    const see = async () => {
      for (;;) {
        const text = await read().catch((error: unknown) => {
          if (!/context was destroyed|is navigating/.test(String(error))) throw error;
          return undefined;
        });
        if (text === undefined) continue;
        seen.push(text);
        return;
      }
    };
    for (let step = 0; step < 4; step += 1) {
      await page.goBack().catch(() => undefined);
      await see();
    }
    for (const path of ["report", "query", ""]) {
      await page.goto(`${host.url}/p/sample/${path}`.replace(/\/$/, ""));
      await see();
    }
    for (const text of seen) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(receipt);
      expect(text).not.toContain(receipt.replaceAll(" ", ""));
    }
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate<number>("localStorage.length + sessionStorage.length");
    expect(kept).toBe(0);
    await context.close();
  });

  it("in large type, and the poster for notice boards", async () => {
    const page = await openPlain(browser, viewport);
    for (const [name, path] of [
      ["8-large", "/p/sample~large/report"],
      ["9-poster", "/p/sample/poster"],
    ] as const) {
      await page.goto(`${host.url}${path}`);
      await picture(page, `${viewport}-petition-${name}`);
      expect(await violations(browser, page), name).toEqual([]);
      expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
    }
  });
});
