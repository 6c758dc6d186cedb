/** Statuses in the order of the course. */
export const confirmationStatuses = {
  ASKED: "待单位核对",
  ROOM_REVIEW: "待监督检查室确认",
  CONFIRMED: "已核对",
  UNANSWERED: "单位未核对",
  ENDED: "已终止",
} as const;

/** Why a unit is asked. */
export const causes = {
  QUARTER: "每季全面核对",
  OFFICE: "监督检查室请单位核对",
  UNIT: "单位主动报送变更",
} as const;
export type Cause = keyof typeof causes;
