import type { Context } from "hono";
import { cleanText } from "#kernel/text/clean.ts";

/** What a page posted: texts and files by field; a field that came twice is a list. */
export type PostedForm = Readonly<Record<string, string | File | (string | File)[]>>;

/**
 * The one reader of posted forms, for every page: texts and names of files are made clean as at the
 * API's edge, and a text without a clean form is left empty. Undefined for a body that is no form.
 */
export async function postedForm(c: Context): Promise<PostedForm | undefined> {
  const body: PostedForm | undefined = await c.req.parseBody({ all: true }).catch(() => undefined);
  if (body === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(cleaned) : cleaned(value),
    ]),
  );
}

/** The last text of a field; "" where there is none. */
export function lastText(form: PostedForm, name: string): string {
  const value = Object.hasOwn(form, name) ? [form[name]].flat().at(-1) : undefined;
  return typeof value === "string" ? value : "";
}

function cleaned(value: string | File): string | File {
  if (typeof value === "string") return cleanText(value) ?? "";
  const name = (cleanText(value.name) ?? "").replaceAll(/[\t\n]/g, " ");
  return name === value.name ? value : new File([value], name, { type: value.type });
}
