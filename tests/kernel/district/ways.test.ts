import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { OfficerList } from "#kernel/district/officers.ts";
import { type District, districtProcess } from "#kernel/district/process.ts";
import type { Officer, Role } from "#kernel/district/role.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";

const line = (id: string, role: Role, more: Partial<Officer> = {}): Officer => ({
  ...{ id, name: id, role, email: `${id}@example.test` },
  ...more,
});
const admin = line("admin", "ADMIN");
const secretary = line("secretary", "SECRETARY", { phone: "13800000001" });
const paths = (...officers: Officer[]) =>
  (OfficerList.safeParse([admin, secretary, ...officers]).error?.issues ?? []).map(({ path }) =>
    path.join("."),
  );

describe("nobody's link and code come to somebody of another body (S6, S10, S22)", () => {
  it.each<[string, Officer, string]>([
    [
      "the unit's person with the secretary's mailbox",
      line("lv", "UNIT", { email: secretary.email }),
      "2.email",
    ],
    ["with other letters", line("lv", "UNIT", { email: "Secretary@Example.Test" }), "2.email"],
    ["with the secretary's phone", line("lv", "UNIT", { phone: "13800000001" }), "2.phone"],
    [
      "an outsider who is the recused themselves",
      line("w-1", "OUTSIDE", { only: "enr_x", organ: "市纪委", phone: "13800000001" }),
      "2.phone",
    ],
    [
      "an office that reads the administrator's mail",
      line("shen", "OFFICE", { email: admin.email }),
      "2.email",
    ],
    [
      "the party committee's office",
      line("p", "PARTY_OFFICE", { email: secretary.email }),
      "2.email",
    ],
  ])("refused: %s", (_, officer, path) => {
    expect(paths(officer)).toEqual([path]);
  });

  it("people of one body may share a mailbox, and many have no phone", () => {
    expect(paths(line("shen", "OFFICE", { email: secretary.email }), line("han", "TRIAL"))).toEqual(
      [],
    );
    const unit = (id: string, of: string) =>
      line(id, "UNIT", { unit: of, email: "unit@example.test" });
    expect(paths(unit("a", "unt_1"), unit("b", "unt_1"))).toEqual([]);
    expect(paths(unit("a", "unt_1"), unit("b", "unt_2"))).toEqual(["3.email"]);
  });
});

describe("work goes to nobody of another body (S10)", () => {
  const officers = [
    ...[
      admin,
      secretary,
      line("chen", "PROPOSER", { room: "1" }),
      line("chu", "PROPOSER", { room: "1" }),
    ],
    ...[line("lv", "UNIT", { unit: "unt_1" }), line("audit", "AUDITOR"), line("p", "PARTY_OFFICE")],
  ];
  const state: District = {
    ...{ config: DistrictConfig.parse({}), configVersion: 1, overrides: {}, calendars: [] },
    officers,
  };
  const handed = (from: string, to: string) =>
    isRefusal(
      districtProcess.decide(state, { type: "hand-over-work", from, to, reason: "离岗（示例）" }, {
        officers,
        now: "2026-03-02T01:00:00.000Z",
      } as unknown as Context),
    );

  it.each(["lv", "audit", "p", "admin", "chen", "nobody"])("not to %s", (to) => {
    expect(handed("chen", to)).toBe(true);
  });

  it("to a colleague, and of who has left to who is there", () => {
    expect(handed("chen", "chu")).toBe(false);
    expect(handed("gone", "chu")).toBe(false);
  });
});
