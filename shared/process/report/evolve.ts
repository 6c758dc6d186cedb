import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { ReportData } from "./events.ts";
import type { Report } from "./schema.ts";

/** The report after each of its events; where it stands then is said in the chain. */
export const evolve: Evolve<Report, Omit<ReportData, "report.opened">> = {
  "report.counted": (state, { version: _, changes, ...count }) => ({
    ...state,
    count,
    ...(changes === undefined ? {} : { changes }),
  }),
  "report.recount-asked": ({ count: _, changes: __, ...state }) => state,
  "report.submitted": (state, { analysis, by }) => ({ ...state, analysis, drafter: by }),
  "report.signed": (state, signed) => ({ ...state, signed }),
  "report.correction-opened": (
    { count, changes: _, analysis = "", signed, ...state },
    { version, reason, by },
  ) => ({
    ...state,
    version,
    drafter: by,
    former:
      count === undefined || signed === undefined
        ? state.former
        : [...state.former, { version: state.version, count, analysis, signed, reason }],
  }),
};
