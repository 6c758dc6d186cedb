import { measureOf } from "#process/disposal/measures.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Line, Of } from "./lines.ts";

/** Measures of the first form, with what gave cause to them. */
export function firstForm<S extends { disposals: readonly Disposal[] }>(
  causeOf: (state: S) => string,
) {
  return (state: S, personId: string) =>
    measures(state.disposals, personId, ({ form }) => form === 1, causeOf(state));
}
/** 处分: what is beyond the first form. */
export const discipline: Of<{ disposals: readonly Disposal[] }> = ({ disposals }, personId) =>
  measures(disposals, personId, ({ form }) => form !== 1);
/** 诫勉, which the file lists by itself besides. */
export const admonition: Of<{ disposals: readonly Disposal[] }> = ({ disposals }, personId) =>
  measures(
    disposals.filter(({ measure }) => measure === "ADMONITION"),
    personId,
    () => true,
  );

function measures(
  disposals: readonly Disposal[],
  personId: string,
  isOne: (kind: ReturnType<typeof measureOf>) => boolean,
  cause?: string,
): Line[] {
  return disposals
    .filter((one) => one.personId === personId && isOne(measureOf(one.measure)))
    .map(({ measure, decidedOn, talker, influenceUntil }) => ({
      on: decidedOn,
      text: [
        measureOf(measure).label,
        ...(cause === undefined ? [] : [`事由 ${cause}`]),
        ...(talker === undefined ? [] : [`谈话人 ${talker}`]),
        ...(influenceUntil === undefined ? [] : [`影响期至 ${influenceUntil}`]),
      ].join("，"),
    }));
}
