import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { readImport } from "#functions/importer/command.ts";
import type { Event } from "#kernel/record/event.ts";
import { aboutItem, recordItem, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { importWorkbook } from "#local/sample/library/import.ts";
import { inventedIdNumber, inventedPerson } from "#local/sample/library/people.ts";
import { type PersonRow, type UnitRow, writeLibrary } from "#local/sample/library/workbook.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { processOf } from "#processes";
import { personIdOf } from "#registry/identity.ts";
import { libraryPersonColumns, libraryUnitColumns } from "#registry/ledger/objects/library.ts";
import { libraryRoutes } from "#registry/ledger/objects/library-routes.ts";
import { noteSupervision } from "#registry/person/reactions.ts";
import type { Person } from "#registry/person/schema.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { enrollmentCast, later, opening, resting } from "../process/enrollment/games.ts";
import { sheetsIn } from "../workbook/sheets-in.ts";
import { ownWorld } from "./world.ts";

const district = "sample";
const actor = { id: "chen", role: "PROPOSER" } as const;
const station = "甲站(示例)";
const unit: UnitRow = { number: 1, code: "A", name: station, class: "科所站队" };
const idNumber = inventedIdNumber(0);
const head: PersonRow = inventedPerson(0, { unit: station, post: "站长", isHead: false });

let world: World;
let stop: () => Promise<void>;
let personId = "";

beforeAll(async () => {
  const own = await ownWorld();
  stop = own.stop;
  world = { ...own.world, documents: createDocuments() };
  await importRows(head);
  personId = personIdOf(district, { blindIndex: world.vault.blindIndex(idNumber) });
});
afterAll(() => stop());

async function importRows(...people: PersonRow[]) {
  const body = await writeLibrary("示例", [unit], people);
  const id = await importWorkbook(world, { district, actor, body });
  return readImport(world, { id, district });
}

/** Lays an enrollment of the person into the table as it stands after a history, and tells of it. */
async function enrolled(id: string, moves: readonly Move<EnrollmentCommand>[]): Promise<void> {
  const { record } = play(enrollment, enrollmentCast, moves);
  if (record === undefined) throw new Error("No enrollment");
  const state: Enrollment = {
    ...record.state,
    candidate: { ...record.state.candidate, personId },
  };
  const rec = { ...record, id, district, state };
  const keys = enrollment.keys(state);
  await world.store.transact([
    { put: recordItem(rec, keys), when: "any" },
    { put: aboutItem(rec, keys, personId), when: "any" },
  ]);
  await noteSupervision(world, { data: {}, kind: "enrollment", id, district } as Event);
}

async function stored(): Promise<Person> {
  return (await world.store.get(recordKey("person", personId)))?.state as Person;
}

const columns = {
  objectClass: "STATION_HEAD",
  basis: "《关于进一步加强基层监督工作的意见》",
  criteria: "权力集中、资金密集、廉政风险高",
  scope: "土地勘测、房屋丈量、补偿核算",
  study: expect.stringMatching(/^\d{4}-\d\d-\d\d 纪要〔2026〕5期$/),
  consent: expect.stringMatching(/^\d{4}-\d\d-\d\d 示委批〔2026〕8号$/),
  effectiveOn: expect.stringMatching(/^2026-/),
};

describe("what an enrollment writes into the library (A-15, A-25)", () => {
  it("A-15: consent, suspension and removal fill in the columns, again and again the same", async () => {
    await enrolled("enr_1", opening);
    const active = await stored();
    expect(active).toMatchObject({
      supervisedBy: "enr_1",
      content: {
        isKeyObject: true,
        supervision: { ...columns, standing: "ACTIVE", reviewOn: expect.stringMatching(/^2027-/) },
      },
    });
    const item = await world.store.get(recordKey("person", personId));
    await enrolled("enr_1", opening);
    expect(await world.store.get(recordKey("person", personId))).toEqual(item);
    await enrolled("enr_1", [...opening, ...resting.slice(0, 3)]);
    expect((await stored()).content).toMatchObject({
      isKeyObject: true,
      supervision: { standing: "SUSPENDED" },
    });
  });

  it("R16: who is removed is no key object any more; a later enrollment makes them one again", async () => {
    await enrolled("enr_1", [...opening, ...later]);
    expect((await stored()).content).toMatchObject({
      isKeyObject: false,
      supervision: { standing: "REMOVED", removedOn: "2026-03-26", removalReason: "风险降低" },
    });
    await enrolled("enr_2", opening);
    expect(await stored()).toMatchObject({
      supervisedBy: "enr_2",
      content: { isKeyObject: true, supervision: { standing: "ACTIVE" } },
    });
    await enrolled("enr_1", [...opening, ...later]);
    expect(await stored()).toMatchObject({ supervisedBy: "enr_2", content: { isKeyObject: true } });
  });

  it("A-15: a workbook cannot contradict it, and says row and column; empty cells change nothing", async () => {
    const contrary = await importRows({
      ...head,
      isKeyObject: "否",
      criteria: "其他",
      remark: "新",
    });
    expect(contrary.status).toBe("REFUSED");
    expect(contrary.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, "是否提级监督对象"],
      [3, "纳入标准"],
    ]);
    expect(contrary.errors[0]?.message).toContain("应为“是”");
    const before = await stored();
    const quiet = await importRows({ ...head, isKeyObject: "是", remark: "新" });
    expect(quiet).toMatchObject({ status: "DONE", counts: { updated: 1 } });
    const { remark, ...content } = (await stored()).content;
    expect(remark).toBe("新");
    expect(content.supervision).toEqual(before.content.supervision);
  });

  it("L1: both sheets print what the library says, in the order of their columns", async () => {
    const printed = async (sheet: "units" | "people") => {
      const [route] = libraryRoutes;
      const answer = (await route?.handle({
        world,
        caller: { officer: { ...actor, name: "陈示六", email: "a@example.test" }, district, actor },
        params: {},
        query: { sheet },
        body: {},
        idempotency: { key: "k", fingerprint: "k" },
        expectVersion: undefined,
        routes: [],
        processOf,
      })) as Response;
      const sheets = await sheetsIn(Buffer.from(await answer.arrayBuffer()));
      const rows = sheets[0]?.rows ?? [];
      const at = rows.findIndex((cells) => cells?.[0] === "序号");
      return { titles: rows[at]?.slice(1).map(String), cells: rows[at + 1]?.slice(1).map(String) };
    };
    const people = await printed("people");
    expect(people.titles).toEqual(libraryPersonColumns);
    const cell = (title: string) => people.cells?.[libraryPersonColumns.indexOf(title)];
    expect([cell("姓名"), cell("是否提级监督对象"), cell("状态"), cell("纳入标准")]).toEqual([
      head.name,
      "是",
      "直接监督中",
      columns.criteria,
    ]);
    expect(cell("身份证号(脱敏)")).toMatch(/^000000\*{8}/);
    const units = await printed("units");
    expect(units.titles).toEqual(libraryUnitColumns);
    expect(units.cells?.slice(0, 2)).toEqual(["A", "甲站(示例)"]);
  });
});
