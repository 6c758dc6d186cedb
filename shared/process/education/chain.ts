import { declareChain } from "#kernel/conduct/chain.ts";
import { work } from "#kernel/task/words.ts";
import { educationStatuses } from "./terms.ts";

/** The course of an education session (process sheet §4.11). */
export const chain = declareChain({
  kind: "education",
  title: "廉政教育",
  statuses: educationStatuses,
  moves: { "education.planned": "PLANNED" },
  ways: {
    PLANNED: { notified: "NOTIFIED", postponed: "PLANNED" },
    NOTIFIED: { held: "HELD", postponed: "NOTIFIED" },
    HELD: { complete: "CLOSED", absentees: "MAKEUP" },
    MAKEUP: { "made-up": "CLOSED" },
  },
  ends: { cancelled: "CANCELLED" },
  stages: {
    PLANNED: work("通知参加廉政教育的人员", "proposer", "D-EDU-NOTIFY"),
    NOTIFIED: work("举办廉政教育，登记签到", "proposer", "D-EDU-DAY"),
    HELD: work("核对签到并确认出勤", "proposer", "D-EDU-CONFIRM"),
    MAKEUP: work("安排缺席人员补课", "proposer", "D-EDU-3"),
  },
});
