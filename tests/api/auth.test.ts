import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuth } from "#functions/api/auth.ts";
import type { Host } from "#local/host.ts";
import { audience } from "#local/identity/keys.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";

describe("bearer tokens of an issuer of which only the address is known", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  it("are checked with the keys that its discovery document names", async () => {
    const authenticate = createAuth(host.world, { issuer: host.issuer, audience });
    const caller = await authenticate(`Bearer ${await host.token("u-qin")}`);
    expect(caller).toMatchObject({ officer: { id: "u-qin", role: "ADMIN" }, district: "sample" });
  });

  it("are refused when somebody else signed them", async () => {
    const stranger = await startFrozen("2026-03-03");
    const foreign = await stranger.token("u-qin");
    await stranger.stop();
    const authenticate = createAuth(host.world, { issuer: host.issuer, audience });
    expect(await authenticate(`Bearer ${foreign}`)).toMatchObject({ refused: "auth.missing" });
  });

  it("an issuer that cannot be reached is a fault, not a wrong token", async () => {
    const issuer = `${host.issuer}/nowhere`;
    const authenticate = createAuth(host.world, { issuer, audience });
    const token = await host.token("u-qin");
    await expect(authenticate(`Bearer ${token}`)).rejects.toThrow("Discovery");
  });
});
