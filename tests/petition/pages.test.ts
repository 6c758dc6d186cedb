import { describe, expect, it } from "vitest";
import { homePage } from "#functions/petition/pages/home-page.ts";
import { addressOf } from "#functions/petition/pages/layout.ts";
import { posterPage } from "#functions/petition/pages/poster.ts";

const placeOf = (address: string) => ({ ...addressOf(address), name: "示例区纪委监委" });

describe("public pages of a petition", () => {
  it("come in large type by their address, which every link goes on with", () => {
    const large = String(homePage(placeOf("sample~large")));
    expect(large).toContain('class="large"');
    expect(large).toContain('href="/p/sample~large/report"');
    expect(large).toContain('href="/p/sample">标准字号');
    const usual = String(homePage(placeOf("sample")));
    expect(usual).toContain('href="/p/sample~large">大字版');
    expect(addressOf("sample~large").id).toBe("sample");
  });

  it("have a poster whose code leads to them, drawn on the server", () => {
    const page = String(posterPage(placeOf("sample"), "https://tj.example.test"));
    expect(page).toMatch(/<svg role="img"[^>]*>/);
    expect(page).toContain("https://tj.example.test/p/sample");
    expect(page).not.toMatch(/<script|<img|https?:\/\/(?!tj\.example\.test|www\.w3\.org)/);
  });
});
