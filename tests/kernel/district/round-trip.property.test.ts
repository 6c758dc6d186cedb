import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { OfficerList } from "#kernel/district/officers.ts";
import { type District, districtProcess, Overrides } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { Officer, Role } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { unknownFields } from "#kernel/route/known-fields.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { changesBetween, lineIn, merged } from "#process/roster/changes.ts";
import { LineChanges } from "#process/roster/schema.ts";

/** What a program sends that has read something, and read it as JSON. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const yesNo = fc.constantFrom("yes" as const, "no" as const);
const word = fc.constantFrom("示例", "望海街道", "第二批", "试行");
const han = fc.constantFrom("示纪", "海纪监建", "示纪函");
const stage = fc.constantFrom("letter.ROOM_APPROVAL", "enrollment.DEPUTY_REVIEW");
const fen = fc.integer({ min: 0, max: 10_000_000_000 });
const grades = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((points) => points.toSorted((one, other) => other - one))
  .map(([good = 0, fair = 0, plain = 0, poor = 0]) => ({ good, fair, plain, poor }));
const lines = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 100 }))
  .map(([talkLine, warnLine]) => ({ talkLine, warnLine }));
const since = fc.constantFrom({ from: "2026-01-01" }, { from: "2026-07-01" });
const quorum = fc.constantFrom("half" as const, "two-thirds" as const);

/** One arbitrary for every table and setting; a new one does not compile until it has its own. */
const settings: { [K in keyof Required<DistrictConfig>]: fc.Arbitrary<DistrictConfig[K]> } = {
  name: word,
  placeNames: fc.array(word, { maxLength: 5 }),
  districtType: fc.constantFrom("URBAN", "SUBURBAN", "OUTER"),
  documentCodes: fc.record({ commission: han, letter: han, reply: han }),
  cutoff: fc.constantFrom("24:00", "17:30"),
  meeting: fc.record({
    entitled: fc.integer({ min: 1, max: 200 }),
    quorum,
    recusedInBase: yesNo,
  }),
  threshold: fc.record({
    collectiveAssetsInFen: fen,
    collectiveIncomeInFen: fen,
    petitionsIn12Months: fc.integer({ min: 1, max: 1000 }),
  }),
  removalBy: fc.constantFrom("FILING", "CONSENT"),
  quarterlyVisitFirstQuarterDays: fc.integer({ min: 0, max: 92 }),
  renominationMonths: fc.integer({ min: 0, max: 36 }),
  maxReturns: fc.integer({ min: 0, max: 10 }),
  singleMails: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant("all" as const)),
  warningList: fc.constantFrom("daily", "off"),
  factors: fc.dictionary(stage, fc.constantFrom("code", "login")),
  policies: fc.dictionary(
    stage,
    fc.oneof(
      fc.record({ type: fc.constantFrom("any" as const, "all" as const, "sequence" as const) }),
      fc.record({ type: fc.constant("vote" as const), quorum }),
    ),
  ),
  papers: fc.constantFrom({}, { "enrollment.notice": { closing: "特此告知。" } }),
  sealsTo: fc.uniqueArray(fc.constantFrom("u-zhou", "u-qin"), { maxLength: 2 }),
  districts: fc.constantFrom([], [{ id: "sample", name: "示例区" }]),
  reportsTo: fc.constantFrom("city", "municipality"),
  reportMonths: fc.constantFrom([], [{ since: "2026-04", endsOn: 25 }]),
  robots: fc.array(
    fc.oneof(
      fc.record({ name: fc.constant("ROOM_2"), kind: fc.constant("wecom" as const) }),
      fc.record({
        name: fc.constant("ALL"),
        kind: fc.constant("dingtalk" as const),
        room: fc.constant("2"),
      }),
    ),
    { maxLength: 3 },
  ),
  debriefing: fc
    .tuple(grades, lines, fc.integer({ min: 500, max: 12_000 }))
    .map(([weights, of, longestReport]) => ({ weights, ...of, longestReport })),
  pilots: fc.record({ matters: since, education: since, awards: since }, { requiredKeys: [] }),
};
const optional = ["name", "districtType", "cutoff", "meeting", "threshold"] as const;
const config = fc.record(settings, {
  requiredKeys: Object.keys(settings).filter((name) => optional.includes(name as never)) as never,
}) as fc.Arbitrary<Record<string, unknown>>;
const overrides = fc.constantFrom({}, { "D-ENR-1": 2 }, { "D-CLU-3": 4, "D-ENR-2": 2 });

const at = "2026-03-03T01:00:00.000Z";
const context = { officers: [], now: at } as unknown as Context;
const eventOf = (type: string, data: object, seq: number): Event =>
  ({ type, data, seq, at, actor: "u-qin", role: "ADMIN", district: "sample" }) as unknown as Event;

describe("what is read can be sent back as it is (use.md #14)", () => {
  it("every setting of a district: published, read, published again, it is the same", () => {
    void fc.assert(
      fc.property(config, overrides, (given, lengths) => {
        const body = { config: DistrictConfig.parse(given), overrides: Overrides.parse(lengths) };
        const published = districtProcess.decide(
          { config: DistrictConfig.parse({}), officers: [], calendars: [] } as unknown as District,
          { type: "publish-config", ...body },
          context,
        );
        if ("refused" in published) throw new Error(published.refused);
        const first = districtProcess.evolve(
          undefined,
          eventOf("district.set-up", { config: DistrictConfig.parse({}), officers: [] }, 1),
        );
        const state = published.reduce(
          (before, { type, data }, place) =>
            districtProcess.evolve(before, eventOf(type, data as object, place + 2)),
          first,
        );
        const item = { state, version: 2 } as never;
        const read = overTheWire(districtOf(item).rules.config);
        expect(unknownFields(DistrictConfig, read)).toEqual([]);
        expect(DistrictConfig.parse(read)).toEqual(body.config);
        expect(state.overrides).toEqual(lengths);
      }),
      { numRuns: 300 },
    );
  });

  const staff = Role.options.filter((role) => role !== "OUTSIDE" && role !== "UNIT");
  const usual = {
    name: word,
    channels: fc.constantFrom(["mail"], ["wecom", "mail"]),
    standIns: fc.constant([{ deputy: "u-q", from: "2026-03-03", until: "2026-03-04" }]),
    ties: fc.constant([{ to: "per_1", relation: "relative", detail: "示例" }]),
  };
  /** Each has their own mailbox and phone, which nobody of another body may have. */
  const waysOf = (id: string) => ({
    email: fc.constantFrom(`${id}@a.example.test`, `${id}@b.example.test`),
    phone: fc
      .constantFrom("138", "139")
      .map((begin) => `${begin}${hashOf(id).replace(/\D/g, "").slice(0, 8)}`),
  });
  const requiredKeys = ["id", "name", "email", "role"];
  const own = (id: string, more: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(
      { ...usual, ...waysOf(id), id: fc.constant(id), ...more },
      {
        requiredKeys: [...requiredKeys, ...Object.keys(more)] as never,
      },
    );
  /** Lines that between them have every field, each of which may be missing where it may be. */
  const list = fc.tuple(
    own("u-q", { role: fc.constant("ADMIN") }),
    own("u-r", { role: fc.constantFrom("OFFICE", "TRIAL"), room: fc.constantFrom("1", "2") }),
    own("u-s", { role: fc.constant("CASE_MGMT"), deputy: fc.constant("u-r") }),
    own("u-o", { role: fc.constantFrom(...staff) }),
    own("u-t", { role: fc.constant("UNIT"), unit: fc.constant("unt_1") }),
    own("w-1", {
      role: fc.constant("OUTSIDE"),
      organ: word,
      only: fc.constantFrom("enr_1", "let_1"),
    }),
  ) as unknown as fc.Arbitrary<Officer[]>;

  it("the lines above have every field of an officer", () => {
    const fields = fc.sample(list, { numRuns: 200, seed: 1 }).flat().flatMap(Object.keys);
    expect([...new Set(fields)].sort()).toEqual(Object.keys(Officer.shape).sort());
  });

  it("every field of an officer's line: what GET gives, PUT takes, and nothing changes", () => {
    void fc.assert(
      fc.property(list, (officers) => {
        const read = overTheWire(officers.map(({ id: one }) => lineIn(officers, one)));
        expect(unknownFields(LineChanges, read)).toEqual([]);
        const after = OfficerList.parse(merged(officers, LineChanges.parse(read)));
        expect(changesBetween(officers, after)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("one field changed is one change, and of that line alone", () => {
    void fc.assert(
      fc.property(list, (officers) => {
        const read = officers.map(({ id: one }) => lineIn(officers, one));
        const [first] = read;
        const changed = [{ ...first, name: "改名示例" }, ...read.slice(1)];
        const after = OfficerList.parse(merged(officers, LineChanges.parse(overTheWire(changed))));
        expect(changesBetween(officers, after)).toEqual([
          { id: first?.id, before: first, after: { ...first, name: "改名示例" } },
        ]);
      }),
      { numRuns: 100 },
    );
  });
});
