import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { Host } from "#local/host.ts";
import { call, startFrozen, submitted } from "./harness.ts";

type Announced = {
  id: string;
  upload: { method: string; url: string; headers: Record<string, string> };
};

const content = Buffer.from("权力事项清单（示例）");
const claim = (body: Uint8Array) => ({
  name: "权力事项清单.pdf",
  contentType: "application/pdf",
  bytes: body.length,
  sha256: createHash("sha256").update(body).digest("hex"),
});

describe("material of a matter", () => {
  let host: Host;
  let id: string;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    id = await submitted(host, { personId: "per_files_1" });
  });
  afterAll(() => host.stop());

  const announce = (who: string, body: Uint8Array, change: object = {}) =>
    call(host, who).post<Announced & { code?: string; fields?: { path: string }[] }>("/files", {
      subject: { kind: "enrollment", id },
      ...claim(body),
      ...change,
    });
  const send = ({ upload }: Announced, body: Uint8Array) =>
    fetch(upload.url, { method: upload.method, headers: upload.headers, body: Buffer.from(body) });

  it("is sent straight to the store, taken in by its hash, and each download leaves a line", async () => {
    const { body: announced } = await announce("u-chen", content);
    const early = await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    expect(early.body).toMatchObject({ code: "file.missing" });
    expect((await send(announced, Buffer.from("另一份"))).status).toBe(400);
    expect((await send(announced, content)).status).toBe(200);
    const received = await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    expect(received.body).toMatchObject({ status: "STORED" });
    const { body } = await call(host, "u-feng").post<{ url: string }>(
      `/files/${announced.id}/download`,
    );
    const fetched = await fetch(body.url);
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(content);
    expect(fetched.headers.get("content-disposition")).toContain("attachment");
    const chain = await host.world.store.range(`file#${announced.id}`, "event#");
    expect(
      (chain.items as unknown as Event[]).map(({ type, actor }) => `${type} ${actor}`),
    ).toEqual(["file.announced u-chen", "file.stored u-chen", "file.read u-feng"]);
    expect(chain.items[1]?.data as object).toMatchObject({ sha256: claim(content).sha256 });
  });

  it("leaves a line for each download, also where requests carry one key", async () => {
    const { body: announced } = await announce("u-chen", content);
    await send(announced, content);
    await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    const path = `/files/${announced.id}/download`;
    for (let time = 0; time < 20; time += 1)
      expect((await call(host, "u-feng").post(path, {}, "one-key")).status).toBe(200);
    const { items } = await host.world.store.range(`file#${announced.id}`, "event#");
    expect(items.filter(({ type }) => type === "file.read")).toHaveLength(20);
  });

  it("is refused when the virus scan finds something, and cannot be downloaded", async () => {
    const virus = Buffer.from(`${["EICAR-STANDARD", "ANTIVIRUS-TEST-FILE"].join("-")}!`);
    const { body: announced } = await announce("u-chen", virus);
    await send(announced, virus);
    const received = await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    expect(received.body).toMatchObject({ status: "REFUSED" });
    const download = await call(host, "u-chen").post(`/files/${announced.id}/download`);
    expect(download.body).toMatchObject({ code: "file.not-stored" });
  });

  it("has limits of size and kind, told before anything is sent", async () => {
    const large = await announce("u-chen", content, { bytes: 50_000_001 });
    expect(large.body).toMatchObject({
      code: "input.invalid",
      fields: [{ path: "bytes", message: "文件不能超过 50 MB" }],
    });
    const program = await announce("u-chen", content, { contentType: "application/x-msdownload" });
    expect(program.body).toMatchObject({ fields: [{ path: "contentType" }] });
    const path = await announce("u-chen", content, { name: "../清单.pdf" });
    expect(path.body.fields?.map((field) => field.path)).toContain("name");
  });

  it("is there for nobody who may not read the matter", async () => {
    const { body: announced } = await announce("u-chen", content);
    await send(announced, content);
    await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    for (const who of ["u-zheng", "u-xu", "u-wei"]) {
      const download = await call(host, who).post(`/files/${announced.id}/download`);
      expect(download, who).toMatchObject({ status: 404, body: { code: "record.unknown" } });
    }
    const tie = { to: "per_files_1", relation: "relative", detail: "表兄弟（示例）" };
    await call(host, "u-wu").post("/officers/u-wu/ties", tie);
    const tied = await call(host, "u-wu").post(`/files/${announced.id}/download`);
    expect(tied.body).toMatchObject({ code: "task.recused" });
  });

  it("is listed with its matter for those who may read the matter", async () => {
    const list = (who: string) =>
      call(host, who).get<{ items: { id: string; name: string; status: string }[] }>(
        `/files?kind=enrollment&id=${id}`,
      );
    const { body: announced } = await announce("u-chen", content, { name: "最新材料.pdf" });
    await send(announced, content);
    await call(host, "u-chen").post(`/files/${announced.id}/receipt`);
    await host.settle();
    const { status, body } = await list("u-feng");
    expect(status).toBe(200);
    expect(body.items.find((item) => item.id === announced.id)).toMatchObject({
      id: announced.id,
      name: "最新材料.pdf",
      status: "STORED",
      sha256: claim(content).sha256,
    });
    expect(body.items.every((item) => !("key" in item))).toBe(true);
    expect((await list("u-zheng")).status).toBe(404);
    expect((await call(host, "u-feng").get(`/files?kind=petition&id=${id}`)).status).toBe(404);
    expect((await call(host, "u-feng").get(`/files?kind=file&id=${announced.id}`)).status).toBe(
      404,
    );
  });

  it("has addresses that nobody can make up or stretch", async () => {
    const { body: announced } = await announce("u-chen", content);
    const { url } = announced.upload;
    const other = url.replace(/bytes=\d+/, "bytes=9999");
    const body = Buffer.from(content);
    expect((await fetch(other, { method: "PUT", body })).status).toBe(403);
    expect((await fetch(url.replace("PUT", "GET"))).status).toBe(403);
  });

  it("comes in versions: a newer one names the one that it replaces", async () => {
    const { body: first } = await announce("u-chen", content);
    const { body: second } = await announce("u-chen", content, { replaces: first.id });
    const view = await call(host, "u-chen").get<{ replaces?: string }>(`/files/${second.id}`);
    expect(view.body.replaces).toBe(first.id);
  });
});
