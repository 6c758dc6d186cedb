import type { Context } from "hono";
import { isRefusal } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { Report } from "#process/petition/intake/report.ts";
import { lastText, type PostedForm, postedForm } from "../../upload/posted-form.ts";
import type { Desk } from "../desk.ts";
import type { FieldProblem, Typed } from "../pages/form-page.ts";
import { type CarriedFile, filesOf, type Sent, takeFiles } from "./take-files.ts";

/** Largest form with files in it; Lambda takes 6 MB with base64, so 4 MB of files fit. */
export const maxFormBytes = 4_400_000;

const contentFields = ["accused", "post", "place", "time", "facts", "amount", "source"] as const;
const reporterFields = ["name", "phone", "address", "mail"] as const;
const fields = ["signature", "retaliation", ...contentFields, ...reporterFields] as const;

/** A posted form: what was typed, which files are kept, which came along. */
export type Posted = {
  typed: Typed;
  /** References of files kept so far, as carried by the form. */
  references: readonly string[];
  uploads: readonly Sent[];
  control: {
    token: string;
    go: string;
    seal: string;
    receipt: string;
    typedBack: string;
    trap: string;
  };
};

/** References in a posted form, each once. */
export function referencesOf(values: unknown): string[] {
  return [...new Set([values].flat().filter((value) => typeof value === "string"))];
}

/**
 * The files of a form of further words: those that it has carried along, and those that came with it,
 * cleaned and stored; `refused` are words for their sender.
 */
export async function filesSent(
  { world, key }: Pick<Desk, "world" | "key">,
  district: string,
  body: PostedForm,
): Promise<{ sent: CarriedFile[]; refused: string[] }> {
  const uploads = await uploadsOf([body.photo, body.paper].flat());
  const references = referencesOf(body.file);
  const already = references.length;
  const { kept, refusals: refused } = await takeFiles(world, key, { district, uploads, already });
  const sent = filesOf(key, [...references, ...kept.map(({ reference }) => reference)]);
  return { sent, refused };
}

/** The files that came along with a form; a field that was left empty holds none. */
export function uploadsOf(values: readonly unknown[]): Promise<Sent[]> {
  const files = values.filter((value): value is File => value instanceof File && value.size > 0);
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

/** Reads a form of the public pages; undefined when it is larger than may be. */
export async function readForm(c: Context): Promise<Posted | undefined> {
  if (Number(c.req.header("content-length") ?? 0) > maxFormBytes) return undefined;
  const body = await postedForm(c);
  if (body === undefined) return undefined;
  const text = (name: string): string => lastText(body, name);
  return {
    typed: Object.fromEntries(fields.map((name) => [name, text(name)])),
    references: referencesOf(body.file),
    uploads: await uploadsOf([body.photo, body.paper].flat()),
    control: {
      token: text("token"),
      go: text("go"),
      seal: text("seal"),
      receipt: text("receipt"),
      typedBack: text("typed"),
      trap: text("website"),
    },
  };
}

/** The report that was typed, or what is wrong with it by field. */
export function reportOf(typed: Typed): { report: Report } | { problems: FieldProblem[] } {
  if (typed.signature !== "NAMED" && typed.signature !== "ANONYMOUS")
    return { problems: [{ name: "signature", message: "请选择实名或者匿名" }] };
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, typed[name] ?? ""]));
  const given = {
    signature: typed.signature,
    ...(typed.retaliation === "yes" ? { retaliation: "yes" } : {}),
    content: pick(contentFields),
    ...(typed.signature === "NAMED" ? { reporter: pick(reporterFields) } : {}),
  };
  const checked = checkInput(Report, given, "");
  if (!isRefusal(checked)) return { report: checked.value as Report };
  return {
    problems: (checked.fields ?? []).map(({ path, message }) => ({
      name: path.split(".").at(-1) ?? "signature",
      message,
    })),
  };
}
