import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Petition } from "#process/petition/schema.ts";
import { call, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, stateOf } from "./supervision.ts";
import { fieldsOf, png, visitor } from "./visitor.ts";
import { wholeTable } from "./whole-table.ts";

type Pass = { page: string; pass: string };
type Content = { further: { by: string; files: { n: number; name: string }[] }[] };

describe("the counter of the petition office: letters, visits and calls (process sheet §4.6, RECEIVED)", () => {
  let host: Host;
  let post: ReturnType<typeof visitor>["post"];
  let upload: ReturnType<typeof visitor>["upload"];
  let id = "";
  let receipt = "";

  const wei = () => call(host, "u-wei");
  const entered = async (channel: string, more: object = {}) => {
    const { body } = await wei().post("/petitions", {
      channel,
      receivedOn: "2026-09-17",
      content: { accused: "赵示例", facts: "反映私车公养，附加油小票两张（示例）" },
      ...more,
    });
    await host.settle();
    return body.id;
  };
  const passFor = async (of: string) =>
    (await wei().post<Pass>(`/petitions/${of}/counter-pass`)).body.pass;
  const typesOf = async (of: string) =>
    (await eventsOf(host, `/petitions/${of}`)).map(({ type }) => type);

  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
    ({ post, upload } = visitor(host));
    id = await entered("VISIT");
  });
  afterAll(() => host.stop());

  it("a name without a contact is no real name, and the field says so (Art. 24)", async () => {
    const answer = await wei().post("/petitions", {
      channel: "LETTER",
      receivedOn: "2026-09-17",
      content: { accused: "赵示例", facts: "反映私车公养（示例）附件" },
      reporter: { name: "孙举报人示例" },
    });
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({
        fields: [
          expect.objectContaining({
            path: "reporter.phone",
            message: expect.stringContaining("至少留一种联系方式"),
          }),
        ],
      }),
    ]);
  });

  it("scans come in by the counter's page, cleaned like files of the public, and open with a trace", async () => {
    const pass = await passFor(id);
    const [, page] = await post("/counter", { pass });
    expect(page).toContain("来访");
    expect(page).not.toContain("赵示例");
    const [status, added] = await post("/counter/scans", { pass }, [png, png]);
    expect([status, added]).toEqual([200, expect.stringContaining("已添加 2 个文件")]);
    const { scans } = await stateOf<Petition>(host, `/petitions/${id}`);
    expect(scans?.[0]?.content.files).toHaveLength(2);
    expect(scans?.[0]?.content.files[0]?.key).toMatch(/^petitions\/clean\//);
    const { body } = await wei().post<Content>(`/petitions/${id}/content`);
    expect(body.further).toEqual([
      expect.objectContaining({
        by: "扫描件",
        files: [expect.objectContaining({ n: 1 }), expect.objectContaining({ n: 2 })],
      }),
    ]);
    const opened = await wei().post<{ url: string }>(`/petitions/${id}/files/2`);
    expect((await fetch(opened.body.url)).status).toBe(200);
    expect((await wei().post(`/petitions/${id}/files/3`)).status).toBe(404);
    const types = await typesOf(id);
    expect(types.filter((type) => type === "petition.content-read")).toHaveLength(2);
    expect(types).toEqual(expect.arrayContaining(["petition.counter-opened", "petition.scanned"]));
  });

  it("a file of up to 20 MB goes by the script like one of the public; a locked door takes none", async () => {
    const pass = await passFor(id);
    const [, page] = await post("/counter", { pass });
    const { token = "" } = fieldsOf(page);
    const { body } = await upload("小票.png", png, { token });
    const [, added] = await post("/counter/scans", {
      pass,
      file: (body as unknown as { reference: string }).reference,
    });
    expect(added).toContain("已添加 1 个文件");
    const [status] = await post("/counter/scans", { pass: "x".repeat(43) }, [png]);
    expect(status).toBe(403);
    const [executable, refused] = await post("/counter/scans", { pass }, [
      new Uint8Array(Buffer.from("MZ not a picture")),
    ]);
    expect([executable, refused]).toEqual([422, expect.stringContaining("只能是 JPEG")]);
  });

  it("a receipt is shown once and serves only after it was handed over; its digits lie nowhere", async () => {
    const pass = await passFor(id);
    const [, slip] = await post("/counter/receipt", { pass });
    receipt = slip.match(/(?:\d{4} ){6}\d{4}/)?.[0] ?? "";
    expect((await post("/query", { receipt }))[0]).toBe(404);
    const hidden = fieldsOf(slip);
    const [, issued] = await post("/counter/receipt-issue", hidden);
    expect(issued).toContain(`末四位 ${receipt.slice(-4)}`);
    expect(issued).not.toContain(receipt);
    const [status, page] = await post("/query", { receipt });
    expect([status, page]).toEqual([200, expect.stringContaining("已收到")]);
    const [again, words] = await post("/counter/receipt-issue", hidden);
    expect([again, words]).toEqual([422, expect.stringContaining("已有查询码")]);
    await host.settle();
    const all = JSON.stringify(await wholeTable(host));
    for (const spelt of [receipt, receipt.replaceAll(" ", ""), pass])
      expect(all).not.toContain(spelt);
    expect(await typesOf(id)).toContain("petition.receipt-issued");
  });

  it("a seal of one petition's receipt serves no other, and a made-up receipt none", async () => {
    const other = await entered("CALL");
    const pass = await passFor(other);
    const [, slip] = await post("/counter/receipt", { pass });
    const hidden = fieldsOf(slip);
    const third = await entered("LETTER");
    const [stolen] = await post("/counter/receipt-issue", {
      ...hidden,
      pass: await passFor(third),
    });
    const [invented] = await post("/counter/receipt-issue", { ...hidden, receipt });
    expect([stolen, invented]).toEqual([422, 422]);
    expect((await stateOf<Petition>(host, `/petitions/${third}`)).receiptHash).toBeUndefined();
  });

  it("a report by name goes before others that are due on the same day (检举控告规则 Art. 25)", async () => {
    await entered("LETTER");
    const named = await entered("LETTER", {
      reporter: { name: "孙举报人示例", phone: "13800000000" },
    });
    await entered("LETTER");
    const { body } = await wei().get<{ items: { named?: string; subject: { id: string } }[] }>(
      "/deadlines?kind=petition",
    );
    expect(body.items.length).toBeGreaterThan(3);
    expect(body.items[0]).toMatchObject({ named: "yes", subject: { id: named } });
    expect(body.items.slice(1).map((item) => item.named)).not.toContain("yes");
  });

  it("who may not handle petitions gets no pass, and one that is half an hour old opens nothing", async () => {
    for (const who of ["u-chen", "u-wu"])
      expect((await call(host, who).post(`/petitions/${id}/counter-pass`)).status).toBe(403);
    const pass = await passFor(id);
    await host.advanceTo(Date.parse(host.now()) + 30 * 60_000);
    const [status, page] = await post("/counter", { pass });
    expect([status, page]).toEqual([403, expect.stringContaining("已过期")]);
  });

  it("a transfer gets no receipt; what goes up takes no scan, and its scans are destroyed (Art. 15)", async () => {
    const up = await entered("TRANSFER");
    const pass = await passFor(up);
    await post("/counter/scans", { pass }, [png]);
    const [, page] = await post("/counter/receipt", { pass });
    const [, refused] = await post("/counter/receipt-issue", fieldsOf(page));
    expect(refused).toContain("只发给来信、来访、来电");
    const key = (await stateOf<Petition>(host, `/petitions/${up}`)).scans?.[0]?.content.files[0]
      ?.key;
    await wei().post(`/petitions/${up}/upward-report`, {});
    await host.settle();
    const [status, barred] = await post("/counter/scans", { pass }, [png, png]);
    expect([status, barred]).toEqual([422, expect.stringContaining("不得复制、扫描")]);
    await decideTask(host, "u-wei", `${up}.UPWARD.1`, {
      action: "send",
      form: { receiver: "示例市纪委监委信访室", on: "2026-09-18", receipt: "示报〔2026〕1号" },
    });
    await host.settle();
    await decideTask(host, "u-wu", `${up}.PURGE_APPROVAL.1`, {
      action: "approve",
      form: { ground: "检举控告规则第15条" },
    });
    await host.settle();
    expect(await host.world.files.get(String(key))).toBeUndefined();
    expect(await host.world.store.get({ pk: `petition-text#${up}`, sk: "scan#1" })).toBeUndefined();
    expect(await typesOf(up)).toContain("petition.destroyed");
  });
});
