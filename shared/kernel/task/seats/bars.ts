import { barredFrom } from "../../permission/barred.ts";
import type { Context, Process } from "../../record/process.ts";
import type { Bars } from "./assign.ts";

/** Who proposed a record and who may not sit on it: registered recusals and registered ties. */
export function barsOf<S, C extends { type: string }>(
  process: Pick<Process<S, C>, "bars">,
  state: S | undefined,
  { officers, recordId: record }: Pick<Context, "officers" | "recordId">,
): Bars {
  const matter = state === undefined ? undefined : process.bars?.(state);
  const { proposer = "", formerly, recused = [], room, rooms, addressee, object } = matter ?? {};
  const barred = officers.filter((officer) => barredFrom(officer, matter, record) !== undefined);
  return {
    record,
    proposer,
    ...(formerly === undefined ? {} : { formerly }),
    recused: [...new Set([...recused, ...barred.map(({ id }) => id)])],
    ...(room === undefined ? {} : { room }),
    ...(rooms === undefined ? {} : { rooms }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(object === undefined ? {} : { object }),
  };
}
