/** 密级 that a paper in this system may bear (norms §2.13: enrollments 内部, clues and files 工作秘密). */
export const marks = ["公开", "内部", "工作秘密"] as const;

/**
 * What somebody is told who brings a state secret: a system that is not built and tested for them must
 * neither keep nor handle any (保密法 2024, Art. 31).
 */
export const stateSecret =
  "本系统为非涉密系统，不得录入、上传标有“秘密”“机密”“绝密”的国家秘密，请按保密规定在涉密渠道办理";

const level = String.raw`(?:[绝絕]\s*密|[机機]\s*密|(?<!工\s*作\s*|商\s*[业業]\s*)[秘祕]\s*密)\s*[级級]?`;
/** The whole text is a mark, with or without its period, within brackets or not. */
const whole = new RegExp(
  String.raw`^[\p{P}\s]*(?:密\s*[级級]\s*[:：]?\s*)?${level}[\p{P}\p{S}\s]*(?:\d+\s*[年月]|[长長]期)?[\p{P}\s]*$`,
  "u",
);
/** 秘密★5年 (GB/T 9704-2012, 7.2.2), wherever in a text. */
const starred = new RegExp(String.raw`${level}\s*[★☆✩✭✮✯✰⭐]`, "u");
/** A name of a file that begins with a mark, or has one in brackets. */
const named = new RegExp(
  String.raw`^[\p{P}\p{S}\s]*${level}(?:文件)?(?!\p{Script=Han})|[\p{Ps}\p{Pi}]\s*${level}\s*[\p{Pe}\p{Pf}]`,
  "u",
);

/** Whether a text is, or holds, the mark of a state secret; 工作秘密 and 商业秘密 are none. */
export function isStateSecret(text: string): boolean {
  if (!text.includes("密")) return false;
  const narrow = narrowed(text);
  return starred.test(narrow) || (narrow.length <= 40 && whole.test(narrow));
}

/** With one blank for many, whose number the patterns would try out against one another, for hours. */
function narrowed(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Whether a file's name says that it is a state secret. */
export function isSecretName(name: string): boolean {
  const stem = name.replace(/\.[^.]*$/, "");
  return stem.includes("密") && (isStateSecret(stem) || named.test(narrowed(stem)));
}

/** Where in a value the mark of a state secret stands, dotted; undefined where there is none. */
export function secretIn(value: unknown): string | undefined {
  if (typeof value === "string") return isStateSecret(value) ? "" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const names = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const name of names) {
    const within = secretIn((value as Readonly<Record<PropertyKey, unknown>>)[name]);
    if (within !== undefined) return within === "" ? String(name) : `${name}.${within}`;
  }
  return undefined;
}
