import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Host } from "#local/host.ts";
import { call, startInMemory } from "#tests/end-to-end/harness.ts";
import { runCommand } from "./command.ts";

/** S6: a district that has locked itself out is opened by its operator, in its own chain of events. */
describe("npm run repair-district", () => {
  let host: Host;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "district-"));
    host = await startInMemory({ sample: "districts" });
    const tie = { to: "per_kept", relation: "relative", detail: "表兄弟（示例）" };
    await call(host, "u-wu").post("/officers/u-wu/ties", tie);
    await host.settle();
  });
  afterAll(async () => {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const repair = async (officers: readonly object[], district = "sample") => {
    const file = join(folder, "officers.json");
    await writeFile(file, JSON.stringify({ officers }));
    return runCommand(host, "repair-district", ["--district", district, "--file", file]);
  };
  const stored = async () => {
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    return (item?.state as { officers: Officer[] } | undefined)?.officers ?? [];
  };
  const rescue = { id: "u-rescue", name: "救示例", role: "ADMIN", email: "rescue@example.test" };
  const qin = { id: "u-qin", name: "秦示", role: "ADMIN", email: "qin@example.test" };

  it.each<[string, object[], string]>([
    ["an id that parts a key", [{ ...rescue, id: "u#x" }], "编号"],
    ["a role that there is not", [{ ...rescue, role: "constructor" }], ""],
    ["one officer twice", [rescue, { ...rescue, name: "又示例" }], "两次"],
    ["a list that would have no administrator", [{ ...qin, role: "OFFICE" }], "ADMIN"],
    ["a deputy of another body", [{ ...rescue, deputy: "u-lv" }], "AB 角"],
    ["nobody", [], "至少一人"],
  ])("refuses %s in one line, and writes nothing", async (_, officers, why) => {
    const before = await stored();
    const { code, out, error } = await repair(officers);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(/^未能完成：[^\n]+\n$/);
    expect(error).toContain(why);
    expect(await stored()).toEqual(before);
  });

  it("refuses a district that there is not", async () => {
    expect((await repair([rescue], "nowhere")).code).toBe(1);
  });

  it("puts an administrator in, keeps everybody else, and says so in the chain", async () => {
    const before = await stored();
    const moved = { ...qin, email: "new.qin@example.test" };
    expect(await repair([rescue, moved])).toMatchObject({ code: 0 });
    await host.settle();
    const after = await stored();
    expect(after.filter(({ id }) => !["u-qin", "u-rescue"].includes(id))).toEqual(
      before.filter(({ id }) => id !== "u-qin"),
    );
    expect(after.find(({ id }) => id === "u-rescue")).toEqual(rescue);
    const trail = await call(host, "u-zhou").get<{ items: { type: string; data: object }[] }>(
      "/districts/sample/timeline?limit=200",
    );
    expect(trail.body.items.at(-1)).toMatchObject({
      type: "district.officers-named",
      data: { consent: "repair" },
    });
    const told = async (address: string) =>
      (await host.inbox(address)).filter(({ subject }) => subject.includes("人员名录"));
    expect(await told("qin@example.test"), "told where they were reached before").toHaveLength(1);
    expect(await told("new.qin@example.test")).toEqual([]);
  });
});
