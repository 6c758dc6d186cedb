import type { criteria, districtFocus } from "#process/enrollment/terms.ts";
import type { districtTypes } from "../terms.ts";

type Focus = keyof typeof districtFocus;

/** what a district of each kind looks at first. Offered, never a filter. */
export const focusOf = {
  URBAN: ["HOUSING", "URBAN_MANAGEMENT", "JUSTICE", "ENVIRONMENT", "MARKET", "OTHER"],
  SUBURBAN: [
    "URBAN_VILLAGE",
    "FRINGE_VILLAGE",
    "RESOURCE_RICH_VILLAGE",
    "STAR_VILLAGE",
    "LARGE_ASSETS_VILLAGE",
    "OTHER",
  ],
  OUTER: ["HOUSEHOLD_CONVERSION", "VILLAGE_TO_COMMUNITY", "SHAREHOLDING_CONVERSION", "OTHER"],
} as const satisfies Readonly<Record<keyof typeof districtTypes, readonly Focus[]>>;

/** the fields on which each process of an outer district is looked at. */
export const outerFields = ["征地拆迁", "还迁房分配"] as const;

/** functions of posts that are screened town by town; a district adds its own words. */
export const postFunctions = ["民政", "残联", "村镇建设", "合同管理"] as const;

/** What a screening finds by figures and words; the others are judged by people. */
export type Screened = Extract<
  keyof typeof criteria,
  "COLLECTIVE_ASSETS" | "PETITIONS" | "POST_FUNCTION" | "FUNDS_INTENSIVE"
>;
