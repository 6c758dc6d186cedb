import { html, raw } from "hono/html";
import type { Refusal } from "#kernel/refusal.ts";
import type { ActionSpec, FormField } from "#kernel/task/schema.ts";
import { idsIn, type KeptFile } from "../files.ts";
import type { Opened } from "../load.ts";
import type { Html } from "../page.ts";

/** What somebody had typed before: by field. */
export type Entered = Readonly<Record<string, string>>;

type Filled = {
  entered: Entered;
  problem?: Refusal | undefined;
  /** Material that may be named by its file. */
  files?: readonly KeptFile[];
};

type Drawn = {
  id: string;
  at: string;
  label: string;
  options: FormField["options"] | undefined;
  mark: Html | string;
};

/** The fields of one action; those of the several demands of a letter stand under their demand. */
export function fieldGroups(
  { text, rules }: Pick<Opened, "text" | "rules">,
  { label, form }: ActionSpec,
  filled: Filled,
): Html {
  const fields = form?.fields ?? [];
  const numbers = [...new Set(fields.map(({ demand }) => demand))];
  const longest = form?.longest?.(rules.config);
  return html`<fieldset${longest === undefined ? "" : html` data-longest="${longest}"`}><legend>选择“${label}”时填写${longest === undefined ? "" : `（全文不超过 ${longest} 字）`}</legend>
${numbers.map((n) => {
  const own = fields.filter(({ demand }) => demand === n).map((field) => inputOf(field, filled));
  if (n === undefined) return html`${own}`;
  const asked = text.find((line) => line.label.endsWith(` ${n}`));
  return html`<div class="demand"><p class="asked"><strong>${asked?.label ?? n}</strong>${asked === undefined ? "" : `：${asked.value}`}</p>${own}</div>`;
})}</fieldset>`;
}

/** Everything that was typed, to be posted again. */
export function hiddenFields(entered: Entered): Html[] {
  return Object.entries(entered).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
}

/** One field with its label, its hint and what is wrong with it; nothing is chosen beforehand. */
function inputOf(
  { name, label, input, options, hint, longest, required }: FormField,
  filled: Filled,
) {
  const id = `form-${name}`;
  const at = `form.${name}`;
  const value = filled.entered[at] ?? "";
  const wrong = (filled.problem?.fields ?? []).filter(({ path }) => path === at);
  const mark = wrong.length === 0 ? "" : raw(` aria-invalid="true" aria-describedby="${id}-wrong"`);
  // What is no sentence is an example of what is typed here.
  const isSentence = /例如|不填|填写|写明|可多选|出示|说明/.test(hint ?? "");
  const isSaid = longest !== undefined || isSentence;
  const said = hint === undefined ? "" : isSaid ? hint : `例如 ${hint}`;
  const notes = [said, required ? "" : "可不填"].filter((one) => one !== "").join("，");
  return html`<label${input === "files" || input === "checks" ? "" : raw(` for="${id}"`)}>${label}${notes === "" ? "" : html` <span class="hint">${notes}</span>`}</label>
${wrong.length === 0 ? "" : html`<p class="wrong" id="${id}-wrong">${wrong.map(({ message }) => message).join("；")}</p>`}
${
  input === "files"
    ? filesSent(at, value, filled.files ?? [])
    : input === "checks"
      ? checksOf({ id, at, label, options, mark }, value)
      : input === "select"
        ? html`<select id="${id}" name="${at}"${mark}><option value="">请选择</option>${(options ?? []).map((option) => html`<option value="${option.value}"${option.value === value ? raw(" selected") : ""}>${option.label}</option>`)}</select>`
        : input === "lines"
          ? html`<textarea id="${id}" name="${at}" rows="8" maxlength="${longest ?? 2000}"${mark}>${value}</textarea>`
          : html`<input id="${id}" name="${at}" type="${input}" value="${value}"${mark}>`
}`;
}

/** Boxes of one name: what is ticked is posted as a list. */
function checksOf({ id, at, label, options = [], mark }: Drawn, value: string): Html {
  const ticked = value.split(",");
  return html`<div class="checks" role="group" aria-label="${label}"${mark}>${options.map((option, n) => html`<label class="check"><input type="checkbox" id="${n === 0 ? id : `${id}-${n}`}" name="${at}" value="${option.value}"${ticked.includes(option.value) ? raw(" checked") : ""}> ${option.label}</label>`)}</div>`;
}

/** Files that were sent in for a field; the answer carries their ids. */
function filesSent(at: string, value: string, files: readonly KeptFile[]): Html {
  const names = idsIn(value).map((id) => files.find((file) => file.id === id)?.name ?? id);
  return html`<input type="hidden" name="${at}" value="${value}">
<p class="meta">${names.length === 0 ? "尚未上传，请用下方“上传材料”。" : names.join("、")}</p>`;
}
