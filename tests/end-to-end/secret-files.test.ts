import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { docxType } from "#kernel/document/documents.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { Upload } from "#kernel/world.ts";
import type { Host } from "#local/host.ts";
import { call, startFrozen } from "./harness.ts";
import { eventsOf } from "./supervision.ts";
import { inspecting } from "./targeted.ts";
import { fieldsOf, visitor } from "./visitor.ts";

/** 保密法 2024, Art. 31: a system that is not built for state secrets neither keeps nor handles any. */
describe("U11: of a file that was refused as a state secret no copy stays", () => {
  let host: Host;
  let desk: ReturnType<typeof inspecting>;
  beforeAll(async () => {
    host = await startFrozen("2026-07-06");
    desk = inspecting(host);
  });
  afterAll(() => host.stop());

  it("a unit's records: found by the comparison on any sheet, destroyed, and said so", async () => {
    const path = await desk.served();
    const id = path.split("/").at(-1) ?? "";
    const csv = Buffer.from("日期,人数,金额\r\n2026-02-03,4,2000\r\n机密★5年\r\n");
    const book = await writeExcelFile([
      { sheet: "接待清单", data: [["日期", "人数", "金额"]] },
      { sheet: "附件", data: [["绝密★长期"]] },
    ]).toBuffer();
    const plain = Buffer.from("日期,人数,金额\r\n2026-02-04,4,2000\r\n");
    const files = { csv, xlsx: book, plain };
    for (const [name, bytes] of Object.entries(files)) {
      const ending = name === "xlsx" ? "xlsx" : "csv";
      expect((await desk.upload(path, "meals", `${name}.${ending}`, bytes)).status).toBe(200);
    }
    await desk.received(path);
    const { tables } = await desk.stateAt(path);
    expect(tables.map(({ refused }) => refused)).toEqual([
      "state-secret",
      "state-secret",
      undefined,
    ]);
    const kept = await Promise.all(tables.map(({ key }) => host.world.files.get(key)));
    expect(kept.map((bytes) => bytes?.length)).toEqual([undefined, undefined, plain.length]);
    const trail = await eventsOf(host, path);
    const added = trail.filter(({ type }) => type === "targeted.table-added");
    expect(added.map(({ actor }) => actor)).toEqual(["u-chen", "u-chen", "u-chen"]);
    expect(JSON.stringify(trail)).not.toContain("★");

    const again = await desk.upload(path, "meals", "又一次.csv", csv);
    expect(again).toMatchObject({ status: 422, body: { code: "targeted.table" } });
    const key = `inspections/${id}/${sha256(csv)}.csv`;
    expect(await host.world.files.get(key), "what is not taken is not stored").toBeUndefined();
  });

  it("material whose pages say it: refused at its receipt, destroyed, and so it stays", async () => {
    const path = await desk.served();
    const id = path.split("/").at(-1) ?? "";
    const sent = async (parts: Readonly<Record<string, string>>) => {
      const bytes = zipSync(
        Object.fromEntries(
          Object.entries({ "[Content_Types].xml": "<Types/>", ...parts }).map(([name, text]) => [
            name,
            strToU8(text),
          ]),
        ),
      );
      const { body } = await call(host, "u-chen").post<{ id: string; upload: Upload }>("/files", {
        ...{ subject: { kind: "targeted", id }, name: "情况说明.docx", contentType: docxType },
        ...{ bytes: bytes.length, sha256: sha256(bytes) },
      });
      const { method, url, headers } = body.upload;
      expect((await fetch(url, { method, headers, body: Buffer.from(bytes) })).status).toBe(200);
      return `/files/${body.id}`;
    };
    const page = (text: string) => `<w:d><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:d>`;
    const marked = await sent({ "word/document.xml": page("机密★10年") });
    for (let time = 0; time < 2; time += 1)
      expect(await call(host, "u-chen").post(`${marked}/receipt`)).toMatchObject({
        status: 422,
        body: { code: "input.state-secret" },
      });
    await host.settle();
    const item = await host.world.store.get(recordKey("file", marked.split("/").at(-1) ?? ""));
    expect(item?.state).toMatchObject({ status: "REFUSED", reason: "文件标有国家秘密" });
    expect(
      await host.world.files.get(String((item?.state as { key?: string } | undefined)?.key)),
    ).toBeUndefined();
    const refused = await call(host, "u-chen").post(`${marked}/download`);
    expect(refused.body).toMatchObject({ code: "file.not-stored" });

    const plain = await sent({ "word/document.xml": page("密级：工作秘密") });
    expect(await call(host, "u-chen").post(`${plain}/receipt`)).toMatchObject({
      body: { status: "STORED" },
    });
    const macros = { "word/document.xml": page("说明"), "word/vbaProject.bin": "x" };
    const running = await sent(macros);
    expect(await call(host, "u-chen").post(`${running}/receipt`)).toMatchObject({
      body: { status: "REFUSED" },
    });
    expect(await call(host, "u-chen").get(running)).toMatchObject({
      body: { reason: expect.stringContaining("宏") },
    });
  });

  it("a name that says it is refused before anything is stored, by staff and by the public", async () => {
    const path = await desk.served();
    const id = path.split("/").at(-1) ?? "";
    const bytes = Buffer.from("日期,人数,金额\r\n");
    const refused = await desk.upload(path, "meals", "【机密】接待清单.csv", bytes);
    expect(refused).toMatchObject({ status: 422, body: { code: "input.state-secret" } });
    expect(await host.world.files.get(`inspections/${id}/${sha256(bytes)}.csv`)).toBeUndefined();
    const { site, post } = visitor(host);
    const { token = "" } = fieldsOf(await (await fetch(site("/report"))).text());
    const said = { token, name: "绝密名单（秘密）.pdf", bytes: "5", sha256: "0".repeat(64) };
    const [status, told] = await post("/upload/announcement", said);
    expect(status).toBe(422);
    expect(told).toContain("非涉密系统");
    expect(told).not.toContain("url");
    const made = await call(host, "u-chen").post("/files", {
      ...{ subject: { kind: "targeted", id }, name: "机密-名单.pdf" },
      ...{ contentType: "application/pdf", bytes: 5, sha256: "0".repeat(64) },
    });
    expect(made).toMatchObject({ status: 422, body: { code: "input.state-secret" } });
  });
});
