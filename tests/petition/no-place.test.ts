import { describe, expect, it } from "vitest";
import { addressOf } from "#functions/petition/pages/layout.ts";
import { wordPage } from "#functions/petition/pages/word-page.ts";

describe("a public page (A-40)", () => {
  it("of no district leads nowhere, and says its name once in its title", async () => {
    const place = { ...addressOf(""), name: "信访举报平台" };
    const page = String(await wordPage(place, "信访举报平台", ["请使用所在地区公布的网址。"]));
    expect(page).toContain("<title>信访举报平台</title>");
    expect(page).not.toContain("/p/");
  });

  it("of a district leads to its own pages", async () => {
    const place = { ...addressOf("sample"), name: "示例区" };
    const page = String(await wordPage(place, "已收到", ["请保存查询码。"]));
    expect(page).toContain("<title>已收到 · 示例区</title>");
    for (const address of ["/p/sample", "/p/sample/report", "/p/sample/query"])
      expect(page).toContain(`href="${address}"`);
  });
});
