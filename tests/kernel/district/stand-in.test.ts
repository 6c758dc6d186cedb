import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Officer, Role, StandIn } from "#kernel/district/role.ts";
import { actingFor, closesRing } from "#kernel/district/stand-in.ts";

const officer = (id: string, role: Role, more: Partial<Officer> = {}): Officer => ({
  id,
  name: id,
  role,
  email: `${id}@example.test`,
  ...more,
});
const days = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"] as const;
const kinds = ["letter", "clue"] as const;
const standIn = (deputy: string, more: Partial<StandIn> = {}): StandIn => ({
  deputy,
  from: "2026-03-02",
  until: "2026-03-05",
  ...more,
});
const asking = { today: "2026-03-03", kind: "letter" };
const acts = (id: string, officers: readonly Officer[]) => {
  const found = officers.find((one) => one.id === id);
  return found === undefined ? undefined : actingFor(found, officers, asking);
};

describe("who acts for an officer", () => {
  it("a stand-in who is away too is followed; the shortest period counts", () => {
    const officers = [
      officer("a", "TRIAL", { standIns: [standIn("b")] }),
      officer("b", "OFFICE", { standIns: [standIn("c", { until: "2026-03-04" })] }),
      officer("c", "CASE_MGMT"),
    ];
    expect(acts("a", officers)).toMatchObject({ officer: { id: "c" }, until: "2026-03-04" });
  });

  it("nobody, where the days or the kinds are others, or a ring leads back", () => {
    const of = (...standIns: StandIn[]) => [
      officer("a", "TRIAL", { standIns }),
      officer("b", "OFFICE", { standIns: [standIn("a", { kinds: ["letter"] })] }),
    ];
    expect(acts("a", of(standIn("b", { from: "2026-03-04" })))).toBeUndefined();
    expect(acts("a", of(standIn("b", { kinds: ["clue"] })))).toBeUndefined();
    expect(acts("a", of(standIn("b")))).toBeUndefined();
  });

  it.each<[string, Role, Role]>([
    ["the supervised unit", "DEPUTY_SECRETARY", "UNIT"],
    ["the party committee's office", "SECRETARY", "PARTY_OFFICE"],
    ["the organization department", "SECRETARY", "ORG_DEPT"],
    ["the administrator", "SECRETARY", "ADMIN"],
    ["the commission, for a unit", "UNIT", "OFFICE"],
  ])("never somebody of another body: %s", (_, away, other) => {
    const officers = [officer("a", away, { standIns: [standIn("b")] }), officer("b", other)];
    expect(acts("a", officers)).toBeUndefined();
  });

  it("of a unit only its own people", () => {
    const officers = (unit: string) => [
      officer("a", "UNIT", { unit: "unt_1", standIns: [standIn("b")] }),
      officer("b", "UNIT", { unit }),
    ];
    expect(acts("a", officers("unt_1"))?.officer.id).toBe("b");
    expect(acts("a", officers("unt_2"))).toBeUndefined();
  });
});

describe("rings of stand-ins", () => {
  const ids = ["a", "b", "c", "d"];
  const named = fc.record({
    of: fc.constantFrom(...ids),
    deputy: fc.constantFrom(...ids),
    from: fc.constantFrom(...days),
    until: fc.constantFrom(...days),
    kinds: fc.constantFrom<string[] | undefined>(undefined, ["letter"], ["clue"], [...kinds]),
  });

  it("where rings are refused at naming, every day and kind has an end to its chain", () => {
    void fc.assert(
      fc.property(fc.array(named, { maxLength: 12 }), (all) => {
        let officers = ids.map((id) => officer(id, "OFFICE"));
        for (const { of, kinds, ...rest } of all) {
          const one: StandIn = { ...rest, ...(kinds === undefined ? {} : { kinds }) };
          if (of === one.deputy || one.from > one.until || closesRing(of, one, officers)) continue;
          officers = officers.map((who) =>
            who.id === of ? { ...who, standIns: [...(who.standIns ?? []), one] } : who,
          );
        }
        for (const today of days)
          for (const kind of kinds)
            for (const who of officers) {
              const isAway = who.standIns?.some(
                (one) =>
                  one.from <= today &&
                  today <= one.until &&
                  (one.kinds === undefined || one.kinds.includes(kind)),
              );
              const acting = actingFor(who, officers, { today, kind });
              expect(acting !== undefined).toBe(isAway ?? false);
              expect(acting?.officer.id).not.toBe(who.id);
            }
      }),
    );
  });

  it("two who stand in for each other on other days or kinds are no ring", () => {
    const officers = [
      officer("a", "OFFICE"),
      officer("b", "OFFICE", { standIns: [standIn("a", { kinds: ["clue"] })] }),
    ];
    expect(closesRing("a", standIn("b"), officers)).toBe(true);
    expect(closesRing("a", standIn("b", { kinds: ["letter"] }), officers)).toBe(false);
    const later = { from: "2026-03-06", until: "2026-03-09" };
    expect(closesRing("a", standIn("b", later), officers)).toBe(false);
  });
});
