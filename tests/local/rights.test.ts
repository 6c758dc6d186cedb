import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { functionAt, runAs } from "#local/rights/running.ts";
import { startFrozen } from "../end-to-end/harness.ts";

describe("a function on the local host", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
  });
  afterAll(() => host.stop());
  const refusal = { name: "AccessDeniedException" };
  const link = { pk: "link#none", sk: "link" };

  it("may read and write what its role allows", async () => {
    await expect(runAs("link", () => host.world.store.get(link))).resolves.toBeUndefined();
    await expect(runAs("link", () => host.world.store.add(link, "count", 1))).resolves.toBe(1);
  });

  it("is refused items that are closed to it, alone, in batches and in transactions", async () => {
    const { store } = host.world;
    await expect(runAs("watch", () => store.get(link))).rejects.toMatchObject(refusal);
    await expect(runAs("watch", () => store.getMany([link]))).rejects.toMatchObject(refusal);
    await expect(runAs("watch", () => store.range(link.pk, ""))).rejects.toMatchObject(refusal);
    const put = { ...link, version: 1 };
    const written = runAs("watch", () => store.transact([{ put, when: "absent" }]));
    await expect(written).rejects.toMatchObject(refusal);
  });

  it("is refused to remove or to count up where its role does not", async () => {
    const { store } = host.world;
    const key = { pk: "letter#none", sk: "record" };
    await expect(runAs("api", () => store.add(key, "version", 1))).rejects.toMatchObject(refusal);
    const removed = runAs("seal", () => store.transact([{ remove: key, when: "any" }]));
    await expect(removed).rejects.toMatchObject(refusal);
  });

  it("is refused files under other prefixes, the vault, mails, and the workflows", async () => {
    const { world } = host;
    const bytes = new Uint8Array();
    const tries = [
      runAs("petition", () => world.files.put("files/a", bytes, "text/plain")),
      runAs("petition", () => world.files.get("petitions/a")),
      runAs("api", () => world.vault.seal("赵示例")),
      runAs("secrets", () => world.identities.open("")),
      runAs("petition", () => world.identities.open("")),
      runAs("documents", () => world.seals.get("seals/a")),
      runAs("sweep", () => world.conductor.start("letter", "a", {})),
    ];
    for (const refused of await Promise.allSettled(tries))
      expect(refused).toMatchObject({ status: "rejected", reason: refusal });
    expect(() => runAs("api", () => world.linkKey)).toThrow(/link-key/);
  });

  it("starts by its role's right on the machine; a right on the alias starts nothing", async () => {
    const start = (name: "react" | "step", execution: string) =>
      runAs(name, () => host.world.conductor.start("letter", execution, {}));
    await expect(start("react", "one")).resolves.toBeUndefined();
    await expect(start("step", "two")).rejects.toMatchObject(refusal);
    host.faults.set({ rightsOnAlias: 1 });
    await expect(start("react", "three")).rejects.toMatchObject(refusal);
    host.faults.set({});
    await expect(start("react", "three")).resolves.toBeUndefined();
  });

  it("is found by API Gateway's order of paths", () => {
    expect(functionAt("/api/v1/letters/let-1")).toBe("api");
    expect(functionAt("/api/v1/letters/let-1/document.docx")).toBe("documents");
    expect(functionAt("/api/v1/files/fil-1")).toBe("files");
    expect(functionAt("/api/v1/petitions")).toBe("identity");
    expect(functionAt("/api/v1/petitions/pet-1/reporter")).toBe("identity");
    expect(functionAt("/api/v1/petitions/pet-1/content")).toBe("secrets");
    expect(functionAt("/p")).toBe("petition");
    expect(functionAt("/other")).toBeUndefined();
  });
});
