import { describe, expect, it } from "vitest";
import { offersOf } from "#kernel/conduct/command.ts";
import { targeted } from "#process/targeted/process.ts";
import { targetedRoutes } from "#process/targeted/routes.ts";
import { contextOf, play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

/** Offered until the findings are confirmed, so they are said once. */
const usual = ["replacement", "cancellation", "resumption", "reassignment"];

describe("what is offered on a targeted inspection (process sheet §4.3)", () => {
  it.each([
    [
      1,
      "chen",
      ["plan", "submission", "attachments"],
      ["replacement", "cancellation", "reassignment"],
    ],
    [1, "chu", ["plan"], ["replacement", "reassignment"]],
    [5, "chen", [], usual],
    [7, "chen", ["document-request"], usual],
    [9, "chen", ["widening", "receipts", "partial-documents", "tables", "findings"], usual],
    [13, "chen", ["widening", "tables", "hit-reviews"], usual],
    [15, "chen", ["widening", "tables", "hit-reviews", "beginning"], usual],
    [17, "chen", ["widening", "hit-reviews", "records", "findings", "attachments"], usual],
    [18, "chen", ["widening", "hit-reviews", "records", "end", "findings", "attachments"], usual],
    [
      22,
      "chen",
      ["widening", "hit-reviews", "findings", "hearings", "report", "attachments"],
      ["replacement", "resumption", "reassignment"],
    ],
    [
      25,
      "chu",
      ["widening", "hit-reviews", "findings", "hearings", "report", "report-signature"],
      ["replacement", "resumption", "reassignment"],
    ],
    [
      27,
      "chu",
      ["widening", "hit-reviews", "findings", "hearings", "report", "findings-submission"],
      ["replacement", "resumption", "reassignment"],
    ],
    [33, "chen", ["disposals", "refunds", "settlements"], ["resumption", "reassignment"]],
    [38, "chen", [], []],
  ])("after %i moves %s is offered %j and %j", (length, by, verbs, besides) => {
    const { record, ...played } = play(targeted, inspectionCast(from), opening.slice(0, length));
    if (record === undefined) throw new Error("No record");
    const context = contextOf({ ...played, record }, by);
    const offered = offersOf(targeted.commands ?? {}, record.state, context);
    expect(offered.map(({ verb }) => verb).toSorted()).toEqual([...verbs, ...besides].toSorted());
  });

  it("every command that people give has one route, and what only the system says has none", () => {
    const paths = targetedRoutes.flatMap(({ method, path }) => (method === "post" ? [path] : []));
    const verbs = Object.values(targeted.commands ?? {}).flatMap((command) =>
      command.access === "internal"
        ? []
        : [command.verb === undefined ? "" : `/{id}/${command.verb}`],
    );
    expect(paths.toSorted()).toEqual(
      verbs.map((verb) => `/targeted-inspections${verb}`).toSorted(),
    );
  });
});
