import { own } from "#kernel/text/own.ts";

/** Types by the ending of a file's name, as offices name them; browsers often say none. */
const types: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
};

/** The media type that a file's name says; undefined for endings that nobody takes. */
export function typeOf(name: string): string | undefined {
  return own(types, name.slice(name.lastIndexOf(".") + 1).toLowerCase());
}
