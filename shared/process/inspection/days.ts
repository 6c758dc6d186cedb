import { after, type DayRule, dayAt, happened } from "#kernel/deadline/order.ts";
import type { KeptRecord } from "./method-record.ts";

/** The last day on which a method of supervision was recorded; on-site work ends no sooner. */
export const lastRecord = ({ records }: { records: readonly KeptRecord[] }) => ({
  day: records
    .map(({ on }) => on)
    .sort()
    .at(-1),
  what: "最后一份记录日期",
});

/** The time that a finding is about has passed, and begins before it ends. */
export const findingDays: Readonly<Record<string, DayRule<unknown>>> = {
  "finding.period.from": happened(),
  "finding.period.to": after(happened(), dayAt("finding.period.from", "起日")),
};
