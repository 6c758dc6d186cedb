import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { field, maybe, words } from "#kernel/route/form.ts";
import { libraryId } from "#kernel/text/text.ts";
import type { Changes, Proposed } from "./forms.ts";
import type { Cause, confirmationStatuses } from "./terms.ts";

/** What a unit is asked on by hand: which unit, and what it is to look at. */
export const Asking = z.object({
  unitId: field("单位", libraryId("unit"), { input: "unit" }),
  note: maybe(words("请单位注意", 300)),
});

export type Line = { label: string; value: string };

/** The unit, and what the library says of it; looked up when it is asked. */
export type Told = { unitId: string; unitName: string; room?: string; lines: readonly Line[] };

/** What a unit has proposed: `on` is the day on which things changed, `proposedOn` that of the report. */
export type Proposal = {
  changes: Changes;
  proposedOn: Day;
  by: string;
} & Pick<Proposed, "on" | "reason" | "people">;

/** The state of one question to one unit. */
export type Confirmation = Conductable &
  Told & {
    status: keyof typeof confirmationStatuses;
    district: string;
    cause: Cause;
    /** First day of the quarter, or the day on which the unit was asked. */
    from: Day;
    note?: string;
    proposal?: Proposal;
    returned?: { reason: string };
    confirmedOn?: Day;
    endedFor?: string;
  };
