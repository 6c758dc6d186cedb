import { describe, expect, it } from "vitest";
import { homePage } from "#functions/petition/pages/home-page.ts";
import { addressOf } from "#functions/petition/pages/layout.ts";
import { posterPage } from "#functions/petition/pages/poster.ts";
import { filedPage } from "#functions/petition/pages/send-pages.ts";

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

  it("say plainly what is protected, what cannot be, and that photos and files lose what they carry", () => {
    const page = String(homePage(placeOf("sample")));
    expect(page).toContain("不记录您的网络地址、设备和浏览器，不使用 Cookie");
    expect(page).toContain("拍摄地点、设备和文件的作者等附带信息会自动去掉");
    expect(page).toContain("内容不会改动");
    expect(page).toContain("这是本平台保护不了的");
    expect(page).toContain("可能让对方猜到是您");
    expect(page).not.toMatch(/<script|<img|<link|https?:/);
  });

  it("say what may be reported to whom: who reports this office's own head goes to the upper level (Art. 15)", () => {
    const home = String(homePage(placeOf("sample")));
    expect(home).toContain("这里受理什么");
    expect(home).toMatch(/反映本机关主要负责人[\s\S]*直接向上一级纪委监委反映/);
    expect(home).toMatch(/五个工作日内报送上级，随后由两人销毁本级内容/);
  });

  it("give a proof of filing on request only: a day and a hash, in a part that is closed", () => {
    const proof = "ab".repeat(32);
    const page = String(filedPage(placeOf("sample"), { day: "2026-09-18", proof }));
    const [before = "", asked = ""] = page.split("<details");
    expect(before).not.toContain(proof);
    expect(asked).toMatch(/^[^>]*>.*需要一份提交凭证吗/);
    expect(asked.split(">")[0]).not.toContain("open");
    expect(asked).toContain(proof);
    expect(page).not.toMatch(/\d{4} \d{4}/);
  });
});
