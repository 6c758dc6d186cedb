import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { call, startInMemory, timelineOf } from "#tests/end-to-end/harness.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { runCommand } from "./command.ts";

const district = "sample";
const officers = sampleOfficers
  .filter((officer) => officer.district === district)
  .map(({ title: _title, district: _district, ...officer }) => officer);

describe("npm run first-district, on an empty table", () => {
  let host: Host;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "district-"));
    host = await startInMemory({ sample: "none" });
  });
  afterAll(async () => {
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const setUp = async (content: unknown, args = ["--district", district]) => {
    const file = join(folder, "district.json");
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    return runCommand(host, "first-district", [...args, "--file", file]);
  };
  const people = { config: { name: "示例区" }, officers };

  it.each([
    ["no officers", { config: {}, officers: [] }, "名录不能为空"],
    ["nobody who may administer", { config: {}, officers: officers.slice(0, 1) }, "ADMIN"],
    ["somebody twice", { config: {}, officers: [...officers, officers[0]] }, "出现两次"],
    ["a broken file", "{", "JSON"],
  ])("refuses %s in one line, and writes nothing", async (_, content, why) => {
    const { code, out, error } = await setUp(content);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(/^未能完成：[^\n]*\n$/);
    expect(error).toContain(why);
    expect((await call(host, "u-qin").get("/officers")).status).toBe(403);
  });

  it("refuses an id that would not do, a missing file and a missing table in one line", async () => {
    const answers = [
      await setUp(people, ["--district", "示例区"]),
      await runCommand(host, "first-district", ["--district", district, "--file", "/nowhere"]),
      await setUp(people, ["--district", district, "--table", "NoTable"]),
    ];
    for (const { code, error } of answers) {
      expect(code).toBe(1);
      expect(error).toMatch(/^未能完成：[^\n]+\n$/);
    }
  });

  it("sets the district up, so that its officers can sign in and begin to work", async () => {
    const { code, out } = await setUp(people);
    const told = `已设立 sample（示例区），名录 ${officers.length} 人\n`;
    expect({ code, out }).toEqual({ code: 0, out: told });
    const calendars = await call(host, "u-qin").get<{ years: { year: number }[] }>("/calendars");
    expect(calendars.body.years.map(({ year }) => year)).toEqual([2025, 2026]);
    const screened = await call(host, "u-chen").post("/enrollments", { candidate, scoreSheet });
    expect(screened.status).toBe(200);
    expect(await timelineOf(host, screened.body.id)).toHaveLength(1);
  });

  it("leaves a district alone that is there already", async () => {
    const { code, error } = await setUp({
      ...people,
      officers: officers.filter(({ role }) => role === "ADMIN"),
    });
    expect(code).toBe(1);
    expect(error).toContain("早已设立");
    const { body } = await call(host, "u-qin").get<{ officers: unknown[] }>("/officers");
    expect(body.officers).toHaveLength(officers.length);
  });
});
