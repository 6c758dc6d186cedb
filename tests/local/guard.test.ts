import { describe, expect, it } from "vitest";
import { refusalOf } from "#local/aws/guard.ts";
import type { Room } from "#local/disk.ts";

const site = "http://localhost:3000";

async function asked(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  room: Room = "ample",
) {
  const refusal = refusalOf(new Request(url, { method, headers }), () => room);
  return refusal === undefined ? "let through" : refusal.status;
}

describe("the local host's gate", () => {
  it("answers to the machine's own names only", async () => {
    for (const name of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"]) {
      expect(await asked("GET", `http://${name}/dev/inbox`)).toBe("let through");
    }
    for (const name of ["evil.example.test", "192.0.2.2:3000", "localhost.example.test:3000"]) {
      expect(await asked("GET", `http://${name}/dev/inbox`)).toBe(421);
      expect(await asked("POST", `http://${name}/api/v1/enrollments`)).toBe(421);
    }
  });

  it("lets no other page change its clock or its dead letters", async () => {
    for (const path of ["/dev/clock", "/dev/dead-letters/1/redrive"]) {
      for (const origin of ["http://evil.example.test", "null", "http://localhost:3001"]) {
        expect(await asked("POST", site + path, { origin })).toBe(403);
      }
      expect(await asked("POST", site + path, { origin: site })).toBe("let through");
      expect(await asked("POST", site + path)).toBe("let through");
    }
  });

  it("reads no body without measure", async () => {
    const length = (bytes: number) => ({ "content-length": String(bytes) });
    expect(await asked("POST", `${site}/api/v1/imports`, length(10 * 2 ** 20))).toBe("let through");
    expect(await asked("POST", `${site}/api/v1/imports`, length(10 * 2 ** 20 + 1))).toBe(413);
    expect(await asked("POST", `${site}/dev/clock`, length(100e6))).toBe(413);
    const endless = { "transfer-encoding": "chunked" };
    expect(await asked("POST", `${site}/api/v1/imports`, endless)).toBe(411);
  });

  it("refuses writing while the disk is nearly full, and goes on showing", async () => {
    for (const room of ["low", "full"] as const) {
      expect(await asked("POST", `${site}/api/v1/enrollments`, {}, room)).toBe(503);
      expect(await asked("POST", `${site}/l/abc`, {}, room)).toBe(503);
      expect(await asked("PUT", `${site}/files/a`, {}, room)).toBe(503);
      expect(await asked("GET", `${site}/api/v1/enrollments`, {}, room)).toBe("let through");
      expect(await asked("GET", `${site}/l/abc`, {}, room)).toBe("let through");
    }
  });
});
