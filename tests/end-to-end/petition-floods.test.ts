import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPetitionPages } from "#functions/petition/app.ts";
import { createDesk } from "#functions/petition/desk.ts";
import { createIntake } from "#functions/petition/intake/answer-intake.ts";
import type { Host } from "#local/host.ts";
import type { Report } from "#process/petition/intake/report.ts";
import { call, startFrozen } from "./harness.ts";
import { large, namedReport, png, type Send, visitor } from "./visitor.ts";
import { wholeTable } from "./whole-table.ts";

/** Reports in the search for a planted name; `PLANTED_REPORTS=1000` makes it the long one. */
const planted = Number(process.env.PLANTED_REPORTS ?? 100);
const nameOf = (n: number) => `植入姓名${n}号示例`;

const script = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';

/** A document of 61 MB in some 60 KB; made ahead, since it keeps the only thread for a while. */
const bomb = new Uint8Array(zipSync({ "word/document.xml": new Uint8Array(61_000_000) }));

/** Straight to the function: fifty sockets opened at once say more of the test's machine than of it. */
function straight(host: Host): Send {
  const pages = createPetitionPages(createDesk(host.world, () => host.url));
  return (request) => pages.fetch(request);
}

describe("many and bad reports on the public pages (process sheet §4.6, A-40)", () => {
  let host: Host;
  let token = "";
  const logged: string[] = [];
  const written: string[] = [];
  const conducted: string[] = [];
  const hoursLater = async (n: number) => {
    await host.advanceTo(Date.parse(host.now()) + n * 3600_000 + 1);
    token = await visitor(host).opened();
    await host.advanceTo(Date.parse(host.now()) + 60_000);
  };
  const numbersOf = async () => {
    const ids: string[] = [];
    let cursor = "";
    do {
      const { body } = await call(host, "u-wei").get<{
        items: { id: string }[];
        cursor?: string;
      }>(`/petitions?limit=50${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.cursor ?? "";
    } while (cursor !== "");
    return ids;
  };

  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
    const { world } = host;
    const { transact } = world.store;
    world.log = (...line) => void logged.push(JSON.stringify(line));
    world.store.transact = (writes) => {
      written.push(JSON.stringify(writes));
      return transact(writes);
    };
    const { start, succeed } = world.conductor;
    world.conductor.start = (...input) => {
      conducted.push(JSON.stringify(input));
      return start(...input);
    };
    world.conductor.succeed = (...output) => {
      conducted.push(JSON.stringify(output));
      return succeed(...output);
    };
    await hoursLater(0);
  });
  afterAll(() => host.stop());

  it("a file of more than 4 MB goes straight to the store and comes back clean", async () => {
    const { upload, post } = visitor(host);
    const sent = await upload("现场 张三拍摄.png", large(9_000_000), { token });
    expect(sent).toMatchObject({
      status: 200,
      body: { name: "现场 张三拍摄.png", bytes: expect.any(Number) },
    });
    const { reference = "" } = sent.body as { reference?: string };
    const [, review] = await post("/report", {
      ...namedReport,
      file: reference,
      token,
      go: "review",
    });
    expect(review).toContain("现场 张三拍摄.png（9.0 MB）");
  });

  it("what was sent is destroyed once the clean copy is kept, and is there no second time", async () => {
    const gone: string[] = [];
    const { destroy } = host.world.files;
    host.world.files.destroy = async (key) => {
      gone.push(key);
      await destroy(key);
    };
    await visitor(host).upload("一.png", png, { token });
    host.world.files.destroy = destroy;
    expect(gone).toEqual([expect.stringMatching(/^petitions\/raw\/[0-9a-f]{40}$/)]);
    expect(await host.world.files.get(gone[0] ?? "")).toBeUndefined();
  });

  it("what no report has taken along is forgotten after two days, and its sender is told", async () => {
    const { upload, receipted, post } = visitor(host);
    const sent = await upload("一.png", png, { token });
    const { reference: file = "" } = sent.body as { reference?: string };
    const filing = async () => {
      const given = await receipted({ ...namedReport, file }, token);
      return () => post("/filing", { ...given.fields, file, typed: given.receipt });
    };
    const inTime = await filing();
    expect((await inTime())[0]).toBe(200);
    const { key } = JSON.parse(Buffer.from(file.split(".")[0] ?? "", "base64url").toString());
    const filed = String(key).replace("offered", "clean");
    await hoursLater(72);
    expect(await host.world.files.get(key)).toBeUndefined();
    expect(await host.world.files.get(filed)).toHaveLength(png.length);
    const [status, page] = await (await filing())();
    expect([status, page]).toEqual([422, expect.stringContaining("上传已过两天")]);
    expect(page).toContain(namedReport.facts);
    expect(page).not.toContain(file);
  });

  it("nothing is taken without an open form, of another type, over 20 MB, infected or never sent", async () => {
    const { upload } = visitor(host);
    const virus = ["EICAR-STANDARD", "ANTIVIRUS-TEST-FILE"].join("-");
    const infected = new Uint8Array(Buffer.concat([png, Buffer.from(virus)]));
    const refused = [
      await upload("一.png", png, {}),
      await upload("一.png", png, { token: "forged.mark" }),
      await upload("一.exe", png, { token }),
      await upload("一.csv", png, { token }),
      await upload("一.png", large(20_000_001), { token }),
      await upload("一.png", new Uint8Array(), { token }),
      await upload("一.png", infected, { token }),
      await upload("一.pdf", new Uint8Array(Buffer.from("<html>")), { token }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array.from(refused, () => 422));
    expect((await upload("一.png", png, { token }, "announced only")).status).toBe(409);
  });

  it("a zip bomb is refused in words, by form and straight to the store", async () => {
    const { upload, post } = visitor(host);
    const big = await upload("材料.docx", bomb, { token });
    expect(big).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("解开后过大") },
    });
    const [, page] = await post("/report", { ...namedReport, token, go: "attach" }, [bomb]);
    expect(page).toContain("解开后过大");
    expect(page).toContain(namedReport.facts);
  });

  it("a text of 10,000 pages is refused at the door, one of 21 in words, and nothing typed is lost", async () => {
    const { post } = visitor(host);
    const [book] = await post("/report", { ...namedReport, facts: "字".repeat(5_000_000), token });
    expect(book).toBe(413);
    const facts = "字".repeat(10_001);
    const [status, page] = await post("/report", { ...namedReport, facts, token, go: "review" });
    expect([status, page.includes(facts)]).toEqual([422, true]);
    expect(page).toContain("不能超过 10000 字");
  });

  it("a script in every field is shown as it was typed, and runs nowhere", async () => {
    const { post, receipted } = visitor(host);
    const all = Object.fromEntries(
      Object.keys(namedReport).map((name) => [name, name === "signature" ? "NAMED" : script]),
    );
    const pages = [
      (await post("/report", { ...all, token, go: "edit" }))[1],
      (await post("/report", { ...all, token, go: "review" }))[1],
      (await receipted(all, token)).page,
      (await post("/query", { receipt: script }))[1],
    ];
    for (const page of pages) expect(page).not.toMatch(/<script>alert|<img/);
    expect(pages[1]).toContain("&lt;script&gt;");
  });

  it("50 at once: all receipted, each filed and numbered once, none lost or doubled", async () => {
    await hoursLater(1);
    const before = await numbersOf();
    const { post, receipted } = visitor(host, straight(host));
    const filed = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const given = await receipted({ ...namedReport, name: nameOf(n) }, token);
        const [status] = await post("/filing", { ...given.fields, typed: given.receipt });
        return { status, receipt: given.receipt };
      }),
    );
    expect(filed.map(({ status }) => status)).toEqual(Array.from(filed, () => 200));
    expect(new Set(filed.map(({ receipt }) => receipt)).size).toBe(50);
    await host.settle();
    const now = (await numbersOf()).filter((id) => !before.includes(id));
    expect(now).toHaveLength(50);
    const registered = await Promise.all(
      now.map((id) =>
        call(host, "u-wei").post(`/petitions/${id}/registration`, {
          registration: { accused: "赵示例", area: "OTHER", summary: "反映私车公养（示例）" },
        }),
      ),
    );
    expect(new Set(registered.map(({ status }) => status))).toEqual(new Set([200]));
    await host.settle();
    const states = await Promise.all(
      now.map((id) => call(host, "u-wei").get<{ state: { number: string } }>(`/petitions/${id}`)),
    );
    const numbers = states.map(({ body }) => body.state.number).toSorted();
    expect(numbers).toEqual(
      Array.from({ length: 50 }, (_, n) => `XF-2026-${String(n + 1).padStart(4, "0")}`),
    );
    for (const { receipt } of filed.slice(0, 5))
      expect((await post("/query", { receipt }))[0]).toBe(200);
  });

  it("a flood slows down those who have no receipt yet, and nobody who has one", async () => {
    await hoursLater(1);
    const { post, receipted } = visitor(host);
    const first = await receipted(namedReport, token);
    expect(first.status).toBe(200);
    const answers: number[] = [];
    for (let n = 0; n < 125; n += 1) answers.push((await receipted(namedReport, token)).status);
    expect([...new Set(answers)]).toEqual([200, 429]);
    const [status, page] = await post("/filing", { ...first.fields, typed: first.receipt });
    expect([status, page]).toEqual([200, expect.stringContaining("举报已收到")]);
    const late = await receipted(namedReport, token);
    expect(late.page).toContain("现在提交的人很多");
    expect(late.page).toContain(namedReport.facts);
    await hoursLater(1);
    expect((await receipted(namedReport, token)).status).toBe(200);
  });

  it("a trap that was filled in, and a form sent in no time, file nothing", async () => {
    const { post, opened } = visitor(host);
    const [trapped] = await post("/report", { ...namedReport, token, website: "x", go: "review" });
    expect(trapped).toBe(429);
    const [, early] = await post("/report", {
      ...namedReport,
      token: await opened(),
      go: "review",
    });
    expect(early).toContain("提交过快");
  });

  it(`planted names of ${planted} reporters are in no item, write, log, mail or workflow`, async () => {
    const intake = createIntake(host.world);
    for (let n = 50; n < planted; n += 1) await file(n);
    await host.settle();
    const places: Record<string, string> = {
      table: JSON.stringify(await wholeTable(host)),
      writes: written.join("\n"),
      logs: logged.join("\n"),
      mails: JSON.stringify(await host.inbox()),
      workflows: conducted.join("\n"),
    };
    expect(places.table?.match(/petition-identity#/g)?.length).toBeGreaterThanOrEqual(planted);
    expect(places.workflows).toContain("petition");
    for (const [where, text] of Object.entries(places)) {
      expect([where, /植入姓名\d+号/.exec(text)?.[0]]).toEqual([where, undefined]);
      expect([where, text.includes(namedReport.facts)]).toEqual([where, false]);
      expect([where, text.includes(namedReport.phone)]).toEqual([where, false]);
    }

    async function file(n: number): Promise<void> {
      const report: Report = {
        signature: "NAMED",
        content: {
          accused: "赵示例",
          post: "",
          place: "",
          time: "",
          facts: namedReport.facts,
          amount: "",
          source: nameOf(n),
        },
        reporter: { name: nameOf(n), phone: namedReport.phone, address: nameOf(n), mail: "" },
      };
      const receiptHash = n.toString(16).padStart(64, "0");
      await intake.file("sample", { report, files: [], receiptHash });
    }
  }, 0);
});
