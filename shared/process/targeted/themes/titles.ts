/** What people call the themes that an inspection may have, by their keys; apart, for whoever only reads. */
export const themeTitles = { "fuel-cards": "加油卡管理使用" } as const;

/** What people call the tables of all themes, by their keys. */
export const tableTitles = {
  cards: "主/副卡台账",
  fills: "加油明细",
  dispatches: "派车单",
  mileage: "里程",
  vehicles: "单位车辆清单",
} as const;
