/** States of an education session (process sheet §4.11). */
export const educationStatuses = {
  PLANNED: "已列入计划",
  NOTIFIED: "已通知",
  HELD: "已举办",
  MAKEUP: "补课中",
  CLOSED: "已办结",
  CANCELLED: "已取消",
} as const;
export type EducationStatus = keyof typeof educationStatuses;

/** Types of sessions; festival reminders need no session and stand in each person's record. */
export const educationTypes = {
  TALK: "廉政谈话",
  WARNING: "警示教育",
  COURT: "旁听庭审",
  STUDY: "法规学习",
  CASES: "案例通报",
} as const;
export type EducationType = keyof typeof educationTypes;

/** Where somebody stands with a session. */
export const standings = {
  INVITED: "已通知",
  PRESENT: "签到",
  LEAVE: "请假",
  ABSENT: "缺席",
  MADE_UP: "已补课",
  WITHDRAWN: "已取消",
} as const;
export type Standing = keyof typeof standings;

/** How somebody signed in: by their own link, or on the paper sheet that staff keep. */
export const signedBy = { LINK: "链接签到", PAPER: "现场纸质签到" } as const;
export type SignedBy = keyof typeof signedBy;
