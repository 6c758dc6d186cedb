import { describe, expect, it } from "vitest";
import { documentGroups } from "#functions/documents/groups.ts";
import { isWantedLine } from "#registry/ledger/objects/library-routes.ts";

const routes = async () => (await Promise.all(documentGroups.map(({ load }) => load()))).flat();

describe("ledgers L1 and L7 have the filters of the others: period, room, class", () => {
  it.each(["/ledgers/letters", "/ledgers/library"])("%s, to print and as a table", async (path) => {
    for (const at of [path, `${path}.xlsx`]) {
      const found = (await routes()).find((one) => one.path === at);
      const parsed = found?.query?.parse({ year: "2026", from: "2026-03-01", room: "2" });
      expect(parsed).toMatchObject({ from: "2026-03-01", room: "2" });
      expect(found?.query?.safeParse({ year: "2026", to: "yesterday" }).success).toBe(false);
    }
  });

  it("L1: by room, class, town and day of the last change, both days included", () => {
    const line = { on: "2026-03-02", room: "2", town: "望海街道", class: "STATION" };
    expect(isWantedLine(line, {})).toBe(true);
    expect(isWantedLine(line, { room: "2", town: "望海街道", class: "STATION" })).toBe(true);
    expect(isWantedLine(line, { from: "2026-03-02", to: "2026-03-02" })).toBe(true);
    expect(isWantedLine(line, { from: "2026-03-03" })).toBe(false);
    expect(isWantedLine(line, { to: "2026-03-01" })).toBe(false);
    for (const other of [{ room: "3" }, { town: "示例镇" }, { class: "VILLAGE" }])
      expect(isWantedLine(line, other)).toBe(false);
  });

  it("L1: a line that names no room is found by none", () => {
    expect(isWantedLine({ on: "2026-03-02" }, { room: "2" })).toBe(false);
    expect(isWantedLine({ on: "2026-03-02" }, {})).toBe(true);
  });
});
