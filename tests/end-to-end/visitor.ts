import { createHash } from "node:crypto";
import type { Host } from "#local/host.ts";

/** What somebody types into the public form, by name. */
export const namedReport = {
  signature: "NAMED",
  accused: "赵示例",
  post: "望海街道城建科（示例）科长",
  place: "望海街道（示例）",
  time: "2026年8月",
  facts: "多次用公家加油卡给私家车加油，金额不小（示例）",
  amount: "约五千元",
  source: "",
  name: "孙举报人示例",
  phone: "13800000000",
  address: "",
  mail: "",
};

/** One white dot. */
export const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** Bytes that begin as a PNG and are many. */
export function large(bytes: number): Uint8Array<ArrayBuffer> {
  const chunk = Buffer.alloc(bytes + 12);
  chunk.writeUInt32BE(bytes);
  chunk.write("IDAT", 4, "latin1");
  const end = png.length - 12;
  return new Uint8Array(Buffer.concat([png.subarray(0, end), chunk, png.subarray(end)]));
}

/** Hidden fields of a page, so that its form can be posted as a browser would. */
export function fieldsOf(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name, value]));
}

/** How a request reaches the pages: over the network, or straight to their function. */
export type Send = (request: Request) => Response | Promise<Response>;

/** Somebody at the public pages of the sample district, without a script. */
export function visitor(host: Host, send: Send = (request) => fetch(request)) {
  const site = (path: string) => `${host.url}/p/sample${path}`;

  async function post(
    path: string,
    fields: Record<string, string>,
    photos: readonly Uint8Array<ArrayBuffer>[] = [],
  ): Promise<[number, string]> {
    const form = new FormData();
    for (const photo of photos) form.append("photo", new Blob([photo]), "现场.png");
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const answer = await send(new Request(site(path), { method: "POST", body: form }));
    return [answer.status, await answer.text()];
  }

  /** The mark of a form that has just been opened. */
  async function opened(): Promise<string> {
    const page = await send(new Request(site("/report")));
    return fieldsOf(await page.text()).token ?? "";
  }

  /** Up to the receipt, which is to be typed back: it and the page's hidden fields. */
  async function receipted(typed: Record<string, string>, token: string) {
    const [status, page] = await post("/receipt", { ...typed, token });
    const receipt = page.match(/(?:\d{4} ){6}\d{4}/)?.[0] ?? "";
    return { status, page, receipt, fields: { ...typed, ...fieldsOf(page) } };
  }

  /** A file as the script sends it: announced, put into the store, received. */
  async function upload(
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    by: Record<string, string>,
    put: "put" | "announced only" = "put",
  ) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const ask = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ ...fields, ...by, name });
      const answer = await send(new Request(site(`/upload/${path}`), { method: "POST", body }));
      return { status: answer.status, body: (await answer.json()) as Record<string, never> };
    };
    const announced = await ask("announcement", { bytes: String(bytes.length), sha256 });
    if (announced.status !== 200) return announced;
    const { id, upload: to } = announced.body as unknown as {
      id: string;
      upload: { method: string; url: string; headers: Record<string, string> };
    };
    if (put === "put") await fetch(to.url, { method: to.method, headers: to.headers, body: bytes });
    return ask(id, { act: "receive" });
  }
  return { site, post, opened, receipted, upload };
}
