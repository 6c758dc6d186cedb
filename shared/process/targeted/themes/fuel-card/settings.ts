import * as z from "zod";

/** Thresholds of the fuel rules (process sheet §4.3), whole per cent and counts. */
export const FuelSettings = z
  .object({
    /** Litres may reach this share of the tank's volume. */
    tankPercent: z.int().min(100).max(200).default(110),
    /** So many fills of one card on one day are a hit. */
    fillsPerDay: z.int().min(2).max(10).default(2),
    /** Litres per 100 km may differ by this share of the card's median. */
    consumptionPercent: z.int().min(5).max(95).default(30),
    /** A median of fewer values says nothing. */
    fewestConsumptions: z.int().min(2).max(50).default(3),
    /** Names that a place within the district contains, beside those of the input; none: not judged. */
    places: z.array(z.string().trim().min(2).max(50)).max(100).default([]),
  })
  .strict();
export type FuelSettings = z.infer<typeof FuelSettings>;
