import { html, raw } from "hono/html";
import { relations } from "#kernel/district/relation.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Opened } from "../load.ts";
import type { Html } from "../page.ts";
import type { Entered } from "./fields-page.ts";

type Form = { path: string; nonce: string; entered: Entered };

const verbs = {
  transfer: "转办：由同一职责的人员办理",
  delegate: "委派：他人提出意见，由您决定",
  "add-signer": "加签：须另有一人同意",
} as const;

/** Declares a tie; stays open with what was typed when it was refused. */
export function recusalForm({ path, nonce, entered }: Form): Html {
  const { relation = "", detail = "" } = entered;
  return html`<details class="card"${isOpen(relation + detail)}><summary>申请回避</summary>
<form method="post" action="${path}/recuse">
<input type="hidden" name="nonce" value="${nonce}">
<label for="relation">回避情形</label>
${choice("relation", Object.entries(relations), relation)}
<label for="detail">具体关系</label>
<input id="detail" name="detail" maxlength="200" value="${detail}" required>
<button type="submit">提交回避申请</button>
</form></details>`;
}

/** Passes the question on; people of the same role first, since only they take it over for good. */
export function passOnForm(
  { officers, officer, seat, task }: Opened,
  { path, nonce, entered }: Form,
): Html | string {
  const others = officers.filter(
    ({ id, unit }) =>
      unit === officer.unit &&
      !task.seats.some(({ person, part }) => person === id && part === "decider"),
  );
  const isPersonal = task.policy.type === "vote" || seat.through?.verb === "delegate";
  if (others.length === 0 || isPersonal) return "";
  const { verb = "", to = "", reason = "" } = entered;
  const roles = [...new Set([seat.role, ...others.map(({ role }) => role)])];
  const groups = roles.map((role) => ({
    title: role === seat.role ? "同一职责（可以转办）" : roleNames[role as keyof typeof roleNames],
    people: others.filter((other) => other.role === role),
  }));
  return html`<details class="card"${isOpen(verb + to)}><summary>转办、委派、加签</summary>
<form method="post" action="${path}/pass-on">
<input type="hidden" name="nonce" value="${nonce}">
<label for="verb">方式</label>
${choice("verb", Object.entries(verbs), verb)}
<label for="to">人员</label>
<select id="to" name="to" required><option value="">请选择</option>${groups
    .filter(({ people }) => people.length > 0)
    .map(
      ({ title, people }) =>
        html`<optgroup label="${title}">${people.map(({ id, name, room }) => html`<option value="${id}"${selected(id, to)}>${name}${room === undefined ? "" : `（${room} 室）`}</option>`)}</optgroup>`,
    )}</select>
<label for="reason">理由</label>
<input id="reason" name="reason" maxlength="200" value="${reason}" required>
<button type="submit">提交</button>
</form></details>`;
}

function choice(name: string, options: readonly (readonly [string, string])[], chosen: string) {
  return html`<select id="${name}" name="${name}" required><option value="">请选择</option>${options.map(([value, label]) => html`<option value="${value}"${selected(value, chosen)}>${label}</option>`)}</select>`;
}

function selected(value: string, chosen: string) {
  return value === chosen ? raw(" selected") : "";
}

function isOpen(typed: string) {
  return typed === "" ? "" : raw(" open");
}
