import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { feedbackFields, planFields } from "#tests/process/letter/sample.ts";
import { keepFile } from "./attached.ts";
import { browser, call, linkFor, openedPage, startFrozen } from "./harness.ts";
import { approved, letterOf, letterTask, numbered, served } from "./letters.ts";
import { decideTask } from "./supervision.ts";
import { inspecting } from "./targeted.ts";

const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);
const sha256 = (body: Buffer) => createHash("sha256").update(body).digest("hex");

type Person = Awaited<ReturnType<typeof openedPage>>["person"];

describe("units send evidence in by phone, deciders open it (issue G.3, use.md #4, #9)", () => {
  let host: Host;
  let id: string;
  let url: string;
  let unit: Person;
  let nonce: string;

  beforeAll(async () => {
    host = await startFrozen("2026-09-02");
    id = await approved(host);
    await numbered(host, id);
    await served(host, id);
    const { due } = await letterTask(host, id, "RECTIFYING");
    const plan = planFields(due.effectiveDue ?? "");
    await decideTask(host, "u-shi", `${id}.SERVED.1`, { action: "plan", form: plan });
    await call(host, "u-lv").post(`/tasks/${id}.RECTIFYING.1/link`);
    await host.settle();
    url = await linkFor(host, "lv", id);
    ({ person: unit, nonce } = await openedPage(host, "lv", url));
  });
  afterAll(() => host.stop());

  const formWith = (name: string, body: Buffer, to = "files1") => {
    const form = new FormData();
    form.set("nonce", nonce);
    form.set("to", to);
    form.set("file", new File([new Uint8Array(body)], name));
    return form;
  };
  const idOf = (html: string, name: string) =>
    html.match(new RegExp(`${name}" value="([^"]*)"`))?.[1];

  it("without JavaScript: what was typed is kept, the file goes with the form to its demand", async () => {
    const kept = await unit.post(url, { nonce, action: "files", "form.done1": "已整改（示例）" });
    expect(kept).toMatchObject({ status: 303, location: `${new URL(url).pathname}/files` });
    const page = await unit.get(`${url}/files`);
    expect(page.html).toContain("压紧压实全面从严治党主体责任");
    const sent = await unit.post(`${url}/files`, formWith("整改照片.pdf", pdf("one")));
    expect(sent.status).toBe(303);
    expect((await unit.get(`${url}/files`)).html).toContain("整改照片.pdf");
    const question = (await unit.get(url)).html;
    expect(question).toContain("已整改（示例）");
    expect(idOf(question, "form.files1")).toMatch(/^fil_\w+$/);
    expect(idOf(question, "form.files2")).toBe("");
  });

  it.each([
    ["what is no file of its kind", "报告.docx", pdf("two"), "内容与申报的文件类型不符"],
    ["what a double click would run", "报告.exe", pdf("three"), "不支持这种文件"],
    ["nothing at all", "空.pdf", Buffer.alloc(0), "请选择文件"],
    ["more than 4 MB", "大.pdf", Buffer.concat([pdf(""), Buffer.alloc(4_000_000)]), "4 MB"],
  ])("%s is refused in words, on the same page", async (_, name, body, words) => {
    const { status, html } = await unit.post(`${url}/files`, formWith(name, body));
    expect([status, html.includes(words)]).toEqual([expect.toSatisfy((n) => n !== 303), true]);
  });

  it("with JavaScript: announced, put straight into the store, received, bound to its demand", async () => {
    const body = Buffer.concat([pdf("large"), Buffer.alloc(5_000_000)]);
    const json = { accept: "application/json" };
    const said = {
      nonce,
      to: "files2",
      name: "大附件.pdf",
      bytes: String(body.length),
      sha256: sha256(body),
    };
    const announced = JSON.parse(
      (await unit.post(`${url}/files/announcement`, said, json)).html,
    ) as {
      id: string;
      upload: { url: string; method: string; headers: Record<string, string> };
    };
    const { upload } = announced;
    await fetch(upload.url, {
      method: upload.method,
      headers: upload.headers,
      body: new Uint8Array(body),
    });
    const at = `${url}/files/${announced.id}`;
    const received = await unit.post(at, { nonce, act: "receive", to: "files2" }, json);
    expect(JSON.parse(received.html)).toEqual({ id: announced.id });
    expect(idOf((await unit.get(url)).html, "form.files2")).toBe(announced.id);
  });

  it("only past the second factor, and only with a page of ours", async () => {
    expect((await browser().get(`${url}/files`)).status).toBe(403);
    const stale = await unit.post(`${url}/files/fil_none`, { nonce: "x", act: "open" });
    expect(stale.status).toBe(409);
  });

  it("the answer carries the files, and who evaluates opens them; each opening is written down", async () => {
    const fields = Object.fromEntries(
      Object.entries(feedbackFields).map(([name, value]) => [`form.${name}`, value]),
    );
    const question = (await unit.get(url)).html;
    const files = Object.fromEntries(
      ["form.files1", "form.files2"].map((name) => [name, idOf(question, name) ?? ""]),
    );
    const answered = await unit.post(url, {
      nonce,
      opinion: "",
      action: "feedback",
      ...fields,
      ...files,
    });
    expect(answered.status).toBe(303);
    await host.settle();
    const sent = (await letterOf(host, id)).feedbacks[0]?.items.map(
      ({ files: ids }) => ids?.length,
    );
    expect(sent).toEqual([1, 1, undefined]);

    const [first = ""] = (await letterOf(host, id)).feedbacks[0]?.items[0]?.files ?? [];
    const link = await linkFor(host, "chen", id);
    const { person, page, nonce: mark } = await openedPage(host, "chen", link);
    expect(page.html).toContain(`打开（${shortNumber(first)}）`);
    const opened = await person.post(`${link}/files/${first}`, { nonce: mark, act: "open" });
    expect(opened.status).toBe(200);
    const address =
      opened.html.match(/content="0;url=([^"]+)"/)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const got = await fetch(address);
    expect(got.headers.get("content-type")).toBe("application/pdf");
    expect(got.headers.get("content-disposition")).toContain("inline");
    expect(Buffer.from(await got.arrayBuffer()).toString()).toBe(pdf("one").toString());
    const chain = await host.world.store.range(`file#${first}`, "event#");
    expect(chain.items.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
      "file.announced u-lv",
      "file.stored u-lv",
      "file.read u-chen",
    ]);

    // Nobody opens a file of another matter by this link.
    const inner = await keepFile(host, id, { name: "内部.pdf", body: pdf("inner"), as: "sent" });
    const open = async (file: string) =>
      (await person.post(`${link}/files/${file}`, { nonce: mark, act: "open" })).status;
    expect(await open(inner)).toBe(200);
    const other = await approved(host);
    const foreign = await keepFile(host, other, { name: "别件.pdf", body: pdf("x"), as: "sent" });
    expect(await open(foreign)).toBe(404);
  });

  it("a unit sends in what a list of documents asks for, though it may not read the inspection (A-21)", async () => {
    const units = [{ unitId: "unt_sample_team2", unitName: "示例二队" }];
    const { served: asked, stateAt } = inspecting(host);
    const path = await asked({ themes: ["fuel-card"], units });
    const inspection = path.slice(path.lastIndexOf("/") + 1);
    const link = await linkFor(host, "lv", inspection);
    const { person, page, nonce: mark } = await openedPage(host, "lv", link);
    expect(page.html).toContain("已上传的材料 1");
    expect((await call(host, "u-lv").get(path)).status).toBe(403);
    const received = { nonce: mark, action: "received" };
    expect((await person.post(link, received)).status).toBe(303);
    const list = (await person.get(`${link}/files/served`)).html;
    expect(list).toContain("报送调取的材料");
    expect(list).toContain("整改并反馈");
    expect(list.match(/确认收到<\/dt><dd>2026-09/g)).toHaveLength(1);
    const sent = new FormData();
    sent.set("nonce", mark);
    sent.set("to", "files1");
    sent.set("file", new File([new Uint8Array(pdf("list"))], "接待清单.pdf"));
    expect((await person.post(`${link}/files`, sent)).status).toBe(303);
    const again = (await person.get(link)).html;
    const file = idOf(again, "form.files1") ?? "";
    const answered = await person.post(link, {
      nonce: idOf(again, 'name="nonce') ?? mark,
      action: "submit",
      opinion: "",
      "form.how1": "电子版一份（示例）",
      "form.files1": file,
    });
    expect(answered.status).toBe(303);
    const handed = (await stateAt(path)).requests.at(-1)?.handedIn?.[0]?.items;
    expect(handed).toEqual([{ n: 1, how: "电子版一份（示例）", files: [file] }]);
    const open = await call(host, "u-chen").post(`/files/${file}/download`);
    expect(open.status).toBe(200);
  });

  it("what was served and closed without an answer stays in the unit's list, and says so", async () => {
    const units = [{ unitId: "unt_sample_team2", unitName: "示例二队" }];
    const { served: asked, post } = inspecting(host);
    const path = await asked({ themes: ["fuel-card"], units });
    const inspection = path.slice(path.lastIndexOf("/") + 1);
    await linkFor(host, "lv", inspection);
    const gone = await post("u-chen", `${path}/partial-documents`, { reason: "拒不提供（示例）" });
    expect(gone.status).toBe(200);
    await host.settle();
    const letter = await approved(host);
    await numbered(host, letter);
    await served(host, letter);
    const link = await linkFor(host, "lv", letter);
    const { person } = await openedPage(host, "lv", link);
    const list = (await person.get(`${link}/files/served`)).html;
    const card = list.split("<section").find((one) => one.includes(shortNumber(inspection)));
    expect(card).toMatch(/未答复，于 2026-09-\d\d \d\d:\d\d结束，无须再办/);
  });
});
