import * as z from "zod/mini";
import { Channel, Officer, Role } from "#kernel/district/role.ts";
import { Code, Id, libraryId, text } from "#kernel/text/text.ts";

/** What an officer's line says besides ties and stand-ins, which are registered on ways of their own. */
export const Line = z.omit(Officer, { ties: true, standIns: true });
export type Line = z.infer<typeof Line>;

/** A line as an administrator gives it: what is left out stays as it is, `null` takes it away. */
export const LineChange = z.object({
  id: Id,
  name: z.optional(text(50)),
  role: z.optional(Role),
  room: z.nullish(Code),
  unit: z.nullish(libraryId("unit")),
  email: z.optional(text(254)),
  phone: z.nullish(text(11)),
  channels: z.nullish(z.array(Channel).check(z.maxLength(3))),
  deputy: z.nullish(Id),
});
export type LineChange = z.infer<typeof LineChange>;

export const LineChanges = z
  .array(LineChange)
  .check(z.minLength(1, "名录不能为空"), z.maxLength(500, "名录不能超过 500 人"));

/** One officer's line before and after; one of them is missing for who comes or goes. */
export type Change = { id: string; before?: Line; after?: Line };

export const RosterCommand = z.object({ type: z.literal("propose"), lines: LineChanges });
export type RosterCommand = z.infer<typeof RosterCommand>;

/** The state of one proposed change of the list of officers. */
export type Roster = {
  status: "PROPOSED" | "CONFIRMED" | "DENIED";
  changes: readonly Change[];
  proposedBy: string;
  proposedAt: string;
};

/** Lines that an operator puts into the list of a district that has locked itself out. */
export const LineFile = z.object({
  officers: z.array(Line).check(z.minLength(1, "至少一人"), z.maxLength(20, "一次至多 20 人")),
});
