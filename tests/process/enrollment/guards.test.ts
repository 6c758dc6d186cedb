import { describe, expect, it } from "vitest";
import { staysHere } from "#process/enrollment/duties/stays-here.ts";
import { isPostBound, successionOf } from "#process/enrollment/duties/succession.ts";
import { obstaclesOf } from "#process/enrollment/review/obstacles.ts";
import { candidate, nomination, scoreSheet } from "./pure.ts";

const today = "2027-03-20";
const other = (kind: string, status: string, state: unknown = {}) => ({
  kind,
  id: `${kind}_1`,
  status,
  state,
});
const find = (...concerning: Parameters<typeof obstaclesOf>[0][number][]) =>
  obstaclesOf(concerning, ["per_zhao"], today).map(({ kind, id }) => `${kind} ${id}`);
const disposed = (measure: string, influenceUntil?: string, personId = "per_zhao") =>
  other("targeted", "CLOSED", {
    disposals: [{ personId, measure, ...(influenceUntil === undefined ? {} : { influenceUntil }) }],
  });

describe("§4.1 what stands in the way of removal", () => {
  it("an open clue, whatever its stage, shelved ones included", () => {
    for (const status of [
      "RECEIVED",
      "REGISTERED",
      "STUDYING",
      "PRELIM_VERIFY",
      "SHELVED",
      "FILED",
    ])
      expect(find(other("clue", status))).toEqual(["CLUE clue_1"]);
    for (const status of ["CLOSED", "DISPOSED", "TRANSFERRED", "MERGED"])
      expect(find(other("clue", status))).toEqual([]);
  });

  it("an open rectification: of a letter, of a visit, of a targeted inspection", () => {
    for (const status of ["SERVED", "RECTIFYING", "EXTENSION_PENDING", "EVALUATING", "REDO"])
      expect(find(other("letter", status))).toEqual(["RECTIFICATION letter_1"]);
    for (const status of ["DRAFT", "CLOSED", "REVISITED", "REVOKED", "WITHDRAWN"])
      expect(find(other("letter", status))).toEqual([]);
    expect(find(other("quarterly", "RECTIFYING"), other("targeted", "DISPOSAL"))).toEqual([
      "RECTIFICATION quarterly_1",
      "RECTIFICATION targeted_1",
    ]);
    expect(find(other("quarterly", "CLOSED"), other("targeted", "CLOSED"))).toEqual([]);
  });

  it("处分 whose influence runs to the day itself; not one that is over, nor somebody else's", () => {
    expect(find(disposed("PARTY_WARNING", today))).toEqual(["DISCIPLINE targeted_1.PARTY_WARNING"]);
    expect(find(disposed("PARTY_WARNING", "2027-03-19"))).toEqual([]);
    expect(find(disposed("PARTY_WARNING", today, "per_other"))).toEqual([]);
  });

  it("诫勉 is no 处分; 留党察看 runs until rights are restored, on a day not known yet", () => {
    expect(find(disposed("ADMONITION", "2027-06-01"))).toEqual([]);
    expect(find(disposed("PARTY_PROBATION"))).toEqual(["DISCIPLINE targeted_1.PARTY_PROBATION"]);
    expect(find(disposed("PARTY_EXPULSION"))).toEqual([]);
  });

  it("records of other kinds stand in nobody's way; a measure that is not known counts by its day", () => {
    expect(find(other("petition", "RECEIVED"), disposed("LATER_MEASURE"))).toEqual([]);
    expect(find(disposed("LATER_MEASURE", today))).toEqual(["DISCIPLINE targeted_1.LATER_MEASURE"]);
  });
});

describe("§4.1 clues of a former object", () => {
  const removal = {
    reason: "TRANSFER",
    on: "2027-04-01",
    documentNumber: "示纪〔2027〕3号",
  } as const;
  const former = { effectiveOn: "2026-03-20", removal };

  it("stay here when received before the removal", () => {
    expect(staysHere(former, { receivedOn: "2027-03-31" })).toBe(true);
    expect(staysHere(former, { receivedOn: "2027-04-01" })).toBe(false);
  });

  it("stay here when about facts of the supervised period, first and last day included", () => {
    const about = (from: string, to: string) =>
      staysHere(former, { receivedOn: "2028-01-05", facts: { from, to } });
    expect(about("2026-01-01", "2026-03-20")).toBe(true);
    expect(about("2027-04-01", "2027-12-31")).toBe(true);
    expect(about("2026-01-01", "2026-03-19")).toBe(false);
    expect(about("2027-04-02", "2027-12-31")).toBe(false);
  });

  it("are the commission's as long as supervision goes on, and never without supervision", () => {
    expect(staysHere({ effectiveOn: "2026-03-20" }, { receivedOn: "2030-01-01" })).toBe(true);
    expect(staysHere({}, { receivedOn: "2030-01-01" })).toBe(false);
  });
});

describe("§4.1 successors", () => {
  const object = {
    status: "ACTIVE" as const,
    proposer: "chen",
    room: "2",
    candidate,
    scoreSheet,
    nomination: { ...nomination, newGrounds: "曾被否决后的新理由" },
    enteredAt: "2026-03-20T01:00:00.000Z",
    visits: {},
    recusals: [],
    returns: [],
    studies: [],
  };

  it("heads of stations are bound to their post, village bodies to the person", () => {
    expect(isPostBound(object)).toBe(true);
    expect(isPostBound({ ...object, status: "REMOVED" })).toBe(true);
    expect(isPostBound({ ...object, status: "COMMISSION_PENDING" })).toBe(false);
    const village = { ...nomination, objectClass: "VILLAGE_COMMITTEES" as const };
    expect(isPostBound({ ...object, nomination: village })).toBe(false);
  });

  it("the draft has the post's grounds and the successor's name, not what was new of the former", () => {
    const draft = successionOf(object, "enr_old", { personId: "per_new", personName: "钱示例" });
    expect(draft).toMatchObject({
      follows: "enr_old",
      proposer: "chen",
      candidate: { personId: "per_new", personName: "钱示例", post: candidate.post },
    });
    expect(draft?.nomination.newGrounds).toBeUndefined();
  });
});
