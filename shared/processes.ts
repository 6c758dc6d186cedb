import { districtProcess } from "#kernel/district/process.ts";
import type { Process } from "#kernel/process.ts";
import { clue } from "#process/clue/process.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { file } from "#process/file/process.ts";
import { letter } from "#process/letter/process.ts";
import { meeting } from "#process/meeting/process.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { recusal } from "#process/recusal/process.ts";
import { targeted } from "#process/targeted/process.ts";
import { importProcess } from "#registry/import/process.ts";
import { person } from "#registry/person/process.ts";
import { unit } from "#registry/unit/process.ts";

/** A process whose state and commands the caller need not know. */
export type AnyProcess = Process<unknown, { type: string }>;

/** Every process of the product; adding one is a folder and a line here. */
export const processes: Readonly<Record<string, AnyProcess>> = Object.fromEntries(
  [
    enrollment,
    meeting,
    recusal,
    file,
    letter,
    quarterly,
    targeted,
    clue,
    districtProcess,
    unit,
    person,
    importProcess,
  ].map((process) => [process.kind, process as unknown as AnyProcess]),
);
