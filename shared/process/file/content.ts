import { isSecretName, stateSecret } from "#kernel/text/marks.ts";
import { own } from "#kernel/text/own.ts";
import type { ContentType } from "./schema.ts";

/** Endings that a file of each type has; the first is what people know it by. */
const endings: Readonly<Record<ContentType, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "text/csv": ["csv", "txt"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};

/** The type of a file by the ending of its name; browsers often say none. The console is built with it. */
export const typeByEnding: Readonly<Record<string, ContentType>> = Object.fromEntries(
  Object.entries(endings).flatMap(([type, names]) =>
    names.map((name) => [name, type as ContentType]),
  ),
);

/** The type that a file's name says; undefined for endings that nobody takes. */
export function typeOf(name: string): ContentType | undefined {
  return own(typeByEnding, name.slice(name.lastIndexOf(".") + 1).toLowerCase());
}

/** Names that Windows keeps for devices, whatever ending they have (Naming Files, Paths, and Namespaces). */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;

/** Whether Windows would open a device under this name. */
export function isDevice(name: string): boolean {
  return devices.test(name);
}

/** What is wrong with a file's name for its type, in Chinese; undefined when nothing is. */
export function nameProblem(name: string, contentType: ContentType): string | undefined {
  if (isSecretName(name)) return stateSecret;
  if (isDevice(name) || /^\.|\.\.|[. ]$/.test(name)) return "文件名不能使用";
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const allowed = endings[contentType];
  return name.includes(".") && allowed.includes(ending)
    ? undefined
    : `文件名须以 ${allowed.map((one) => `.${one}`).join(" 或 ")} 结尾，与文件类型一致`;
}

/** Whether a content of this type may hold what its name and first bytes do not tell. */
export function holdsMore(contentType: ContentType): boolean {
  return !contentType.startsWith("image/") && contentType !== "text/csv";
}

/**
 * How contents begin, in hexadecimal, the first that fits; markup may stand behind a mark and blanks.
 * What says only further on that it is a PDF is none if it begins as something that runs.
 */
const beginnings = {
  zip: /^504b0304/,
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  /** Programs, scripts, shortcuts, old Office files with macros, other archives. */
  other:
    /^(?:4d5a|7f454c46|feedfac|cafebabe|2321|4c00000001140200|d0cf11e0|52617221|377abcaf|1f8b)/,
  markup: /^(?:efbbbf)?(?:09|0a|0d|20)*3c(?:21|3f|[46][0-9a-f]|[57][0-9a])/,
  pdf: /^(?:..)*?255044462d/,
} as const;
type Beginning = keyof typeof beginnings;

const wanted: Readonly<Record<ContentType, Beginning | undefined>> = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "zip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "zip",
  "text/csv": undefined,
  "image/jpeg": "jpeg",
  "image/png": "png",
};

/**
 * Whether a content may be what it was announced as, by its first bytes. What is plainly something
 * else is refused; an image or an Office file must begin as such.
 * @param head the first bytes, hexadecimal
 */
export function mayBe(contentType: ContentType, head: string): boolean {
  const found = (Object.keys(beginnings) as Beginning[]).find((one) => beginnings[one].test(head));
  if (found !== undefined) return found === wanted[contentType];
  return contentType === "text/csv" || contentType === "application/pdf";
}
