/** What has been filled into a form, by field. */
export type Values = Readonly<Record<string, unknown>>;

/** What the server says is wrong with one field. */
export type FieldProblem = { path: string; message: string };

/** Whether a value has fields of its own. */
export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
