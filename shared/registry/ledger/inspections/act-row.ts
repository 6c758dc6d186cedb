import { shortNumber } from "#kernel/text/short-number.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { methods } from "#process/inspection/terms.ts";
import type { Act, Quarterly } from "#process/quarterly/schema.ts";
import { actTypes } from "#process/quarterly/terms.ts";
import { quarterText } from "#process/quarterly/visits/quarter.ts";
import { joined } from "../common.ts";
import type { LedgerRow, Naming } from "../row.ts";

/** A meeting attended or a talk as a row of ledger L2: the number is that of the place's quarter, and its own. */
export function actRow(
  id: string,
  { place, year, quarter }: Quarterly,
  { act, n, nameOf }: Naming & { act: Act; n: number },
): LedgerRow {
  const { type, on, topic, people, contents, officers, outcome } = act;
  const [lead = "", ...members] = officers.map(nameOf);
  return {
    ...nothing,
    number: `${shortNumber(id)}-${n}`,
    subject: [place.name, ...people].join("、"),
    day: on,
    quarter: quarterText({ year, quarter }),
    type: actTypes[type],
    theme: topic,
    contents: joined(contents.map((area) => contentAreas[area])),
    methods: type === "TALK" ? methods.INTERVIEW : "",
    lead,
    members: joined(members),
    interviewed: String(people.length),
    findings: "0",
    handling: outcome,
    handler: lead,
  };
}

/** What only an inspection has. */
const nothing = {
  ...{ recusals: "", materials: "", descriptions: "", kinds: "", people: "", amount: "" },
  ...{ clues: "", letters: "", demands: "", until: "", rectifiedOn: "", timeliness: "" },
  ...{ rechecked: "", closedOn: "", remark: "" },
} as const;
