import { describe, expect, it } from "vitest";
import { createBallotPages } from "#functions/ballot/app.ts";
import { createLinkPages } from "#functions/link/app.ts";
import { batchPage } from "#functions/link/question/batch-page.ts";
import { offersBatch } from "#functions/link/question/question-page.ts";
import { kindNames, processOf } from "#processes";

const world = { log: () => undefined, siteUrl: "https://site.test" } as never;

describe("an address that leads nowhere says so in words (use.md, lesser: 404)", () => {
  it.each([
    ["/l/abc/", createLinkPages(world)],
    ["/l/abc/served", createLinkPages(world)],
    ["/b/x", createBallotPages(world)],
  ] as const)("%s", async (path, app) => {
    const answer = await app.request(`https://site.test${path}`);
    const html = await answer.text();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=UTF-8",
    ]);
    expect(html).toContain("没有这个页面");
    expect(html).toContain('name="viewport"');
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("several like questions on one page (use.md, lesser: batch page)", () => {
  it("are offered at just those stages whose page has something to choose", async () => {
    const offered: string[] = [];
    for (const kind of kindNames)
      for (const [stage, spec] of Object.entries((await processOf(kind))?.stages ?? {})) {
        if (!offersBatch(spec)) continue;
        offered.push(`${kind} ${stage}`);
        const task = { id: "tsk_1", subject: { kind, id: "enr_0mwx00000000" } };
        const item = { task, text: [], about: "", left: { text: "", colour: "NONE" }, nonce: "n" };
        const officer = { name: "冯示五" };
        const page = String(batchPage({ spec, officer } as never, "/l/x", [item] as never));
        expect(page, `${kind} ${stage}`).toContain('type="radio"');
      }
    expect(offered).toContain("enrollment ROOM_REVIEW");
    expect(offered).not.toContain("petition RESULT");
    expect(offered.length).toBeGreaterThan(20);
  });
});
