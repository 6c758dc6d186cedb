import { officersNamed } from "#kernel/district/role.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { own } from "#kernel/text/own.ts";
import { fact } from "../events.ts";
import type { Report } from "../schema.ts";
import type { Source } from "../terms.ts";

/**
 * Who takes in what (条例 Art. 202): the petition office what the public tells, case management what
 * other organs hand over, a room what it finds itself.
 */
const takers: Readonly<Record<string, readonly Source[]>> = {
  PETITION_OFFICE: ["PETITION"],
  CASE_MGMT: ["PATROL", "AUDIT", "ORGANS", "SUPERIOR", "OTHER"],
  PROPOSER: ["INSPECTION"],
  ROOM_DIRECTOR: ["INSPECTION"],
};

/** A clue that somebody brings on paper; its room is settled when it is assigned. */
export function reportMade(report: Report, context: Context): Fact[] | Refusal {
  const { actor, district, officers } = context;
  const officer = officers.find(({ id }) => id === actor.id);
  if (!(own(takers, officer?.role ?? "") ?? []).includes(report.source))
    return refuse("clue.source");
  const routing = {
    organ: "DISTRICT_COMMISSION",
    room: officer?.room ?? "",
    object: "NONE",
  } as const;
  const { sourceNumber, rank, ...content } = report;
  return [
    fact("clue.received", {
      ...content,
      ...(sourceNumber === undefined ? {} : { sourceNumber }),
      ...(rank === undefined ? {} : { rank }),
      ...keptFrom(report, officers),
      district,
      routing,
    }),
  ];
}

/** An officer whose name is that of the person neither reads nor handles what is said of them. */
export function keptFrom(
  { person }: { person: { name: string } },
  officers: Context["officers"],
): { accusedOfficers?: readonly string[] } {
  const accusedOfficers = officersNamed(person.name, officers);
  return accusedOfficers.length === 0 ? {} : { accusedOfficers };
}
