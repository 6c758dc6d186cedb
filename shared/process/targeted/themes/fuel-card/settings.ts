import * as z from "zod/mini";
import { text } from "#kernel/text/text.ts";

/** Thresholds of the fuel rules (process sheet §4.3), whole per cent and counts. */
export const FuelSettings = z.strictObject({
  /** Litres may reach this share of the tank's volume. */
  tankPercent: z._default(z.int().check(z.gte(100), z.lte(200)), 110),
  /** So many fills of one card on one day are a hit. */
  fillsPerDay: z._default(z.int().check(z.gte(2), z.lte(10)), 2),
  /** Litres per 100 km may differ by this share of the card's median. */
  consumptionPercent: z._default(z.int().check(z.gte(5), z.lte(95)), 30),
  /** A median of fewer values says nothing. */
  fewestConsumptions: z._default(z.int().check(z.gte(2), z.lte(50)), 3),
  /** Names that a place within the district contains, beside those of the input; none: not judged. */
  places: z._default(z.array(text(50).check(z.minLength(2))).check(z.maxLength(100)), []),
});
export type FuelSettings = z.infer<typeof FuelSettings>;
