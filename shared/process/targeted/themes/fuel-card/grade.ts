import type { Reader } from "../cells.ts";

/** A grade as the rules compare it: the octane of a petrol, diesel of any cold class, or current. */
export type Grade = "89" | "90" | "92" | "93" | "95" | "97" | "98" | "DIESEL" | "ELECTRIC";

const petrol =
  /^(?:车用)?(?:乙醇)?(?:汽油)?(89|90|92|93|95|97|98)(?:号|#)?(?:车用)?(?:无铅)?(?:乙醇)?(?:汽油)?(?:\(?E10\)?)?$/i;
const diesel =
  /^(?:车用)?(?:柴油[+-]?\d{0,2}(?:号|#)?|(?:\+?5|-?0|-(?:10|20|35|50))(?:号|#)?(?:车用)?(?:柴油)?)$/;
const electric = /^(?:纯)?电(?:动|力)?$/;

/**
 * The grade that a name tells: 92号汽油, 95#, 92号车用乙醇汽油(E10), -10号柴油. Diesel's number follows
 * the season, not the vehicle, so all diesel is one grade.
 */
function gradeOf(name: string): Grade | undefined {
  const plain = name.replaceAll(/\s+/g, "");
  const octane = petrol.exec(plain)?.[1];
  if (octane !== undefined) return octane as Grade;
  if (diesel.test(plain)) return "DIESEL";
  return electric.test(plain) ? "ELECTRIC" : undefined;
}

/** A grade as people read it. */
export function gradeText(grade: Grade): string {
  if (grade === "DIESEL") return "柴油";
  return grade === "ELECTRIC" ? "电" : `${grade}号汽油`;
}

const wrong = { code: "cell.choice", problem: "应为油品，如 92号汽油、0号柴油" } as const;

/** Reads one grade. */
export const grade: Reader<Grade> = (said) => {
  const value = gradeOf(said);
  return value === undefined ? wrong : { value };
};

/** Reads the grades that a vehicle may take: 92号汽油、95号汽油. */
export const grades: Reader<readonly Grade[]> = (said) => {
  const value = said.split(/[、,;/]/).map(gradeOf);
  return value.every((one) => one !== undefined) ? { value } : wrong;
};
