import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readImport } from "#functions/importer/command.ts";
import { createImporter } from "#functions/importer/importer.ts";
import type { Event } from "#kernel/record/event.ts";
import { firstBroken } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { bigLibrary } from "#local/sample/library/big.ts";
import { importWorkbook, runImport } from "#local/sample/library/import.ts";
import { inventedPerson } from "#local/sample/library/people.ts";
import { type PersonRow, type UnitRow, writeLibrary } from "#local/sample/library/workbook.ts";
import { importProcess } from "#registry/import/process.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";
import { listAll, ownWorld } from "../world.ts";

const actor = { id: "u-chen", role: "PROPOSER" };
const unit: UnitRow = { code: "A", name: "甲站(示例)", class: "科所站队" };
const at = { unit: "甲站(示例)", post: "工作人员", isHead: false };

describe("the import of a workbook", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
  });
  afterAll(() => stop());

  const importRows = async (
    district: string,
    units: UnitRow[],
    people: PersonRow[],
    mode: "all" | "valid" = "all",
  ) => {
    const body = await writeLibrary("示例", units, people);
    const id = await importWorkbook(world, { district, actor, body, mode });
    return readImport(world, { id, district });
  };

  it("writes the sample once; the same again writes nothing and says so", async () => {
    const body = await readFile("local/sample/library/information-library.xlsx");
    const run = async () => {
      const id = await importWorkbook(world, { district: "sample", actor, body });
      return readImport(world, { id, district: "sample" });
    };
    const first = await run();
    expect(first).toMatchObject({ status: "DONE", units: 12, people: 415, errorCount: 0 });
    expect(first.counts).toEqual({ created: 427, updated: 0, unchanged: 0 });
    const people = await listAll(world, "sample", "person");
    expect(people).toHaveLength(415);
    const versions = people.map(({ version }) => version);

    const second = await run();
    expect(second.counts).toEqual({ created: 0, updated: 0, unchanged: 427 });
    const after = await listAll(world, "sample", "person");
    expect(after.map(({ version }) => version)).toEqual(versions);
  });

  it("keeps no ID number in the open, anywhere", async () => {
    const [first] = await listAll(world, "sample", "person");
    const { items } = await world.store.range(String(first?.pk), "event#");
    const { idNumberMasked, idNumber } = (first?.state ?? {}) as Record<string, string>;
    expect(idNumberMasked).toMatch(/^000000\*{8}[\dX]{4}$/);
    const opened = await world.vault.open(idNumber ?? "");
    expect(opened).toMatch(/^000000\d{11}[\dX]$/);
    expect(JSON.stringify([first, items])).not.toContain(opened);
    expect(JSON.stringify(first?.summary)).not.toContain("000000");
    const key = `imports/chunks/${((first?.state ?? {}) as { source: { import: string } }).source.import}/0.json.sealed`;
    const chunk = await world.files.get(key);
    expect(Buffer.from(chunk ?? []).toString("latin1")).not.toContain("idNumber");
  });

  it("finds people by their unit", async () => {
    const [first] = await listAll(world, "sample", "person");
    const { unitId } = ((first?.state ?? {}) as { content: { unitId: string } }).content;
    const { items } = await world.store.index("about", unitId, { prefix: "person#" });
    expect(items.length).toBeGreaterThan(30);
  });

  it("writes nothing at all when a row is wrong", async () => {
    const done = await importRows(
      "all",
      [unit],
      [inventedPerson(0, at), { ...inventedPerson(1, at), post: "" }],
    );
    expect(done).toMatchObject({ status: "REFUSED", errorCount: 1 });
    expect(done.errors.map(({ message }) => message)).toEqual(["第 4 行“职务”不能为空"]);
    expect(await listAll(world, "all", "unit")).toEqual([]);
  });

  it("writes the right rows and names the wrong ones when asked to", async () => {
    const done = await importRows(
      "valid",
      [unit],
      [inventedPerson(0, at), { ...inventedPerson(1, at), post: "" }],
      "valid",
    );
    expect(done).toMatchObject({ status: "DONE", units: 1, people: 1, errorCount: 1 });
    expect(await listAll(world, "valid", "person")).toHaveLength(1);
  });

  it("what bears the mark of a state secret is refused with its place and code", async () => {
    const marked = { ...inventedPerson(1, at), post: "机密★10年" };
    const done = await importRows("marked", [unit], [inventedPerson(0, at), marked]);
    expect(done).toMatchObject({
      status: "REFUSED",
      errorCount: 1,
      errors: [{ row: 4, code: "input.state-secret" }],
    });
    expect(done.errors[0]?.sheet).toBe("第 2 张工作表");
    expect(await listAll(world, "marked", "person")).toEqual([]);
  });

  it("and no copy of it stays; who sent it and when does, also when the request is repeated", async () => {
    const marked = { ...inventedPerson(1, at), post: "绝密★长期" };
    const body = await writeLibrary("示例", [unit], [marked]);
    const of = { district: "copies", actor, body, key: "one-request" };
    const id = await importWorkbook(world, of);
    const { file, copy } = await readImport(world, { id, district: "copies" });
    expect(copy).toBe("destroyed");
    expect(await world.files.get(file.key)).toBeUndefined();
    expect(await importWorkbook(world, of)).toBe(id);
    expect(await world.files.get(file.key), "a repetition stores nothing").toBeUndefined();
    expect(await world.files.get(`imports/chunks/${id}/0.json.sealed`)).toBeUndefined();
    const again = await importWorkbook(world, { ...of, key: "another" });
    expect(again).not.toBe(id);
    expect(await world.files.get(file.key), "nor does another try").toBeUndefined();
    const { items } = await world.store.range(`import#${id}`, "event#");
    expect(items.map(({ type, actor: by }) => `${type} ${by}`)).toEqual([
      "import.uploaded u-chen",
      "import.check-started system",
      "import.refused system",
      "import.copy-destroyed system",
    ]);
    expect(JSON.stringify(items)).not.toContain("★");
  });

  it("a function that died before it destroyed the copy does so when it is called again", async () => {
    const marked = { ...inventedPerson(1, at), post: "秘密★1年" };
    const body = await writeLibrary("示例", [unit], [marked]);
    const id = await importWorkbook(world, { district: "died", actor, body });
    const { file } = await readImport(world, { id, district: "died" });
    await world.files.put(file.key, body, "application/octet-stream");
    await runImport(world, { id, district: "died" });
    expect(await world.files.get(file.key)).toBeUndefined();
  });

  it("shows 200 errors and counts them all", async () => {
    const wrong = Array.from({ length: 300 }, (_, n) => ({ ...inventedPerson(n, at), post: "" }));
    const done = await importRows("many", [unit], wrong);
    expect(done.errors).toHaveLength(200);
    expect(done.errorCount).toBe(300);
  });

  it("knows units of earlier imports, and keeps what was before", async () => {
    await importRows("later", [unit], [inventedPerson(0, at)]);
    const changed = { ...inventedPerson(0, at), post: "业务主办" };
    const done = await importRows("later", [], [changed, inventedPerson(1, at)]);
    expect(done.counts).toEqual({ created: 1, updated: 1, unchanged: 0 });
    const people = await listAll(world, "later", "person");
    const one = people.find(({ version }) => version === 2);
    const { items } = await world.store.range(recordKey("person", String(one?.id)).pk, "event#");
    const events = items.map(({ pk: _pk, sk: _sk, ...event }) => event as unknown as Event);
    expect(events.map(({ type }) => type)).toEqual([
      "person.recorded",
      "person.changed",
      "person.moved",
    ]);
    expect(events[1]?.data.changed).toEqual(["post"]);
    expect(firstBroken(events)).toBeUndefined();
  });

  it("goes on after a crash between chunks, within one, and after it", async () => {
    const district = "crash";
    const { units, people } = bigLibrary(1400);
    const body = await writeLibrary("示例", units, people);
    const receipt = await uploadWorkbook(world, {
      district,
      actor,
      right: "unasked",
      mode: "all",
      body,
    });
    if (isRefusal(receipt)) throw new Error(receipt.refused);
    const subject = { id: receipt.id, district };
    const step = createImporter(world);
    await step({ step: "check", ...subject });
    await step({ step: "write-chunk", chunk: 0, ...subject });
    expect(await step({ step: "check", ...subject })).toMatchObject({ status: "WRITING", done: 1 });
    expect(await step({ step: "write-chunk", chunk: 0, ...subject })).toMatchObject({ done: 1 });

    let calls = 0;
    const failing = createImporter({
      ...world,
      store: {
        ...world.store,
        transact: (writes) => {
          calls += 1;
          if (calls > 7) return Promise.reject(new Error("gone"));
          return world.store.transact(writes);
        },
      },
    });
    await expect(failing({ step: "write-chunk", chunk: 1, ...subject })).rejects.toThrow("gone");
    expect(await runImport(world, subject)).toMatchObject({ status: "DONE", done: 3, chunks: 3 });
    const { counts } = await readImport(world, subject);
    expect(counts).toEqual({ created: 1400, updated: 0, unchanged: 0 });
    expect(await listAll(world, district, "person")).toHaveLength(people.length);
  });

  it("records a failure and can be resumed", async () => {
    const district = "failing";
    const body = await writeLibrary("示例", [unit], []);
    const receipt = await uploadWorkbook(world, {
      district,
      actor,
      right: "unasked",
      mode: "all",
      body,
    });
    if (isRefusal(receipt)) throw new Error(receipt.refused);
    const step = createImporter(world);
    const subject = { id: receipt.id, district };
    await step({ step: "check", ...subject });
    await step({ step: "record-failure", error: "States.Timeout", ...subject });
    expect(await readImport(world, subject)).toMatchObject({ status: "FAILED" });
    const resumed = await execute(world, {
      process: importProcess,
      ...subject,
      actor,
      right: "unasked",
      decide: ({ state }, context) => importProcess.decide(state, { type: "resume" }, context),
    });
    expect(resumed).toMatchObject({ status: "WRITING", events: [{ type: "import.resumed" }] });
    expect(await runImport(world, subject)).toMatchObject({ status: "DONE" });
  });

  it("takes 5,000 rows", async () => {
    const { units, people } = bigLibrary(5000);
    const done = await importRows("big", units, people);
    expect(done.errors).toEqual([]);
    expect(done.counts).toEqual({ created: 5000, updated: 0, unchanged: 0 });
  });
});
