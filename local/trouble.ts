/**
 * Something that the person at the keyboard can put right, and how; shown as one line, without a stack,
 * in Chinese and in English.
 */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly english: string;

  constructor(chinese: string, english: string) {
    super(chinese);
    this.english = english;
  }
}

/** The code of a system error (EADDRINUSE, EACCES, …), if it is one. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** A message for a log line, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
