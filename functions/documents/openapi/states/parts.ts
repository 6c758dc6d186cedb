import * as z from "zod/mini";
import { FindingInput } from "#process/finding/schema.ts";
import { MethodRecord } from "#process/inspection/method-record.ts";
import { many, typed } from "./labels.ts";

const numbered = { n: z.int() };

/** What an inspection has found, each with its number in it. */
export const findings = (title: string) => many(title, z.extend(FindingInput, numbered));

/** How an inspection was conducted; `redo` does not count, as one of its officers was recused. */
export const records = (title: string) =>
  many(
    title,
    z.intersection(MethodRecord, z.object({ ...numbered, validity: z.enum(["valid", "redo"]) })),
  );

/** Why it ended, at which instant. */
export const endedAt = (title: string) =>
  typed(title, z.object({ reason: z.string(), at: z.string() }));

/** A request to the party committee. */
export const requested = (title: string) =>
  typed(
    title,
    z.object({ documentNumber: z.string(), sentOn: z.string(), classification: z.string() }),
  );

/** Work on the spot: Shanghai days. */
export const onSpot = {
  beganOn: z.string(),
  endedOn: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
};

/** A record by its kind and id. */
export const recordNamed = (title: string) =>
  typed(title, z.object({ kind: z.string(), id: z.string() }));
