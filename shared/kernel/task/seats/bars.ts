import type { Officer } from "../../district/role.ts";
import { barredFrom } from "../../permission/barred.ts";
import type { Process } from "../../record/process.ts";
import type { Bars } from "./assign.ts";

/** Who proposed a matter and who may not sit on it: registered recusals and registered ties. */
export function barsOf<S, C extends { type: string }>(
  process: Pick<Process<S, C>, "matter">,
  state: S | undefined,
  officers: readonly Officer[],
): Bars {
  const matter = state === undefined ? undefined : process.matter?.(state);
  const { proposer = "", recused = [], room, rooms, addressee, object } = matter ?? {};
  const barred = officers.filter((officer) => barredFrom(officer, matter) !== undefined);
  return {
    proposer,
    recused: [...new Set([...recused, ...barred.map(({ id }) => id)])],
    ...(room === undefined ? {} : { room }),
    ...(rooms === undefined ? {} : { rooms }),
    ...(addressee === undefined ? {} : { addressee }),
    ...(object === undefined ? {} : { object }),
  };
}
