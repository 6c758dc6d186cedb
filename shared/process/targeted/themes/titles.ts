/** What people call the themes that an inspection may have, by their keys; apart, for whoever only reads. */
export const themeTitles = { "fuel-cards": "加油卡管理使用" } as const;
