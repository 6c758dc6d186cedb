import type { Values } from "./values.ts";

/** What was typed into a form, with the form's key, so that a repeat after a crash is the same one. */
export type Draft = { key: string; value: Values };

/** Fields that are never kept: identity numbers and the texts of petitions. */
const secret = /idNumber|reporter|facts$/i;

let owner = "";

/** Names whose drafts are read and written from now on; another person's in the same tab stay shut. */
export function draftsOf(person: string): void {
  owner = person;
}

function nameOf(name: string): string {
  return `draft.${owner}.${name}`;
}

/** The draft of a form in this tab; undefined when there is none. */
export function readDraft(name: string): Draft | undefined {
  const kept = sessionStorage.getItem(nameOf(name));
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

/** Keeps what was typed until it is sent, the tab closes or its person logs out. */
export function writeDraft(name: string, { key, value }: Draft): void {
  const open = Object.fromEntries(Object.entries(value).filter(([field]) => !secret.test(field)));
  sessionStorage.setItem(nameOf(name), JSON.stringify({ key, value: open }));
}

/** Forgets a draft, e.g. after it was sent. */
export function clearDraft(name: string): void {
  sessionStorage.removeItem(nameOf(name));
}
