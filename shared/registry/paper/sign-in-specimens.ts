import type { Debriefing } from "#process/debriefing/schema.ts";
import type { Education } from "#process/education/schema.ts";

/** A session that has been announced. */
export const session: Education = {
  type: "WARNING",
  title: "警示教育（示例）",
  on: "2026-06-18",
  place: "区廉政教育中心（示例）",
  content: "观看警示片（示例）",
  status: "NOTIFIED",
  district: "demo",
  room: "2",
  organizer: "u-chen",
  participants: [
    {
      personId: "per_1",
      personName: "钱示例",
      unitId: "unt_1",
      unitName: "望海村（示例）",
      standing: "INVITED",
    },
    {
      personId: "per_2",
      personName: "孙示例",
      unitId: "unt_2",
      unitName: "城建科（示例）",
      standing: "WITHDRAWN",
    },
  ],
  postponed: [],
  enteredAt: "2026-06-10T01:00:00.000Z",
  visits: {},
  recusals: [],
};

/** A debriefing whose meeting is still to come. */
export const planned: Debriefing = {
  year: 2026,
  enrollmentId: "enr_1",
  personId: "per_1",
  personName: "钱示例",
  unitId: "unt_1",
  unitName: "望海村（示例）",
  post: "党支部书记",
  objectClass: "VILLAGE_HEAD",
  room: "2",
  plan: {
    audience: "PARTY_ORGANIZATION",
    mode: "ON_SITE",
    reviewer: "ROOM",
    meetingOn: "2026-12-10",
    place: "望海村会议室（示例）",
    by: "u-chen",
  },
  status: "REPORT_ACCEPTED",
  district: "demo",
  reports: [],
  returns: [],
  counted: [],
  disposals: [],
  rectification: { done: [] },
  enteredAt: "2026-12-01T01:00:00.000Z",
  visits: {},
  recusals: [],
};
