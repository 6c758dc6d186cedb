import { gzipSync } from "node:zlib";
import * as z from "zod/mini";
import type { Route } from "#kernel/route/route.ts";
import { jsonOf } from "./generate.ts";

/** A body and what is said about it, as programs and attackers send them. */
export type Sent = { name: string; headers: Record<string, string>; body?: string | Uint8Array };

/** A body of a route as its schema has it. */
export function plainBody({ body }: Pick<Route, "body">): string {
  if (body === undefined) return "{}";
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  return jsonOf(schema as Record<string, unknown>, () => 0.3);
}

/** The same body under every wrong name, packing and encoding, and bodies that are none. */
export function envelopesOf(body: string): Sent[] {
  const json = (name: string, sent: string | Uint8Array, more = {}): Sent => ({
    name,
    headers: { "content-type": "application/json", ...more },
    body: sent,
  });
  const typed = (type: string, sent: string): Sent => ({
    name: type.slice(0, 60),
    headers: { "content-type": type },
    body: sent,
  });
  const names = Object.keys(JSON.parse(body) as object).map((name) => JSON.stringify(name));
  return [
    typed("text/plain", body),
    typed('application/json; charset=utf-7; boundary="', body),
    typed(
      "application/x-www-form-urlencoded",
      thousand((n) => `f${n}=v&a[${n}]=1`, "&"),
    ),
    typed("multipart/form-data", "--x\r\n\r\n"),
    typed("multipart/form-data; boundary=x", `${thousand(part, "")}--x--`),
    { name: "no body", headers: { "content-type": "application/json" } },
    json("empty", ""),
    json("gzip", gzipSync(body), { "content-encoding": "gzip" }),
    json("gzip that is none", body, { "content-encoding": "gzip" }),
    json("several encodings", body, { "content-encoding": "br, gzip, identity" }),
    json("mark in front", `\ufeff${body}`),
    json("UTF-16", Buffer.from(`\ufeff${body}`, "utf16le")),
    json("no UTF-8", Buffer.from([0x22, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22])),
    json("each key twice", `{${names.map((name) => `${name}:null,`).join("")}${body.slice(1)}`),
    json("each key again", `${body.slice(0, -1)}${names.map((name) => `,${name}:[]`).join("")}}`),
    ...["null", "1", '"x"', "[]", "[{}]", "NaN", `${body}${body}`].map((one) =>
      json(one.slice(0, 20), one),
    ),
    json("deep", `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`),
    json("two megabytes", `{"a":"${"x".repeat(2_000_000)}"}`),
    ...['W/"1"', '"1e3"', `"${"9".repeat(40)}"`, '"1", "2"'].map((version) =>
      json(`if-match ${version}`, body, { "if-match": version }),
    ),
    ...["x".repeat(5000), "", "__proto__", "a#b"].map((key) =>
      json(`key ${key.slice(0, 10)}`, body, { "idempotency-key": key }),
    ),
  ];
}

function thousand(one: (n: number) => string, between: string): string {
  return Array.from({ length: 1000 }, (_, n) => one(n)).join(between);
}

function part(n: number): string {
  return `--x\r\ncontent-disposition: form-data; name="f${n}"; filename="\0${n}"\r\n\r\nv\r\n`;
}
