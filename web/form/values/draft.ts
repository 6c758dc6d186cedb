import type { Values } from "./values.ts";

/** What was typed into a form, with the form's key, so that a repeat after a crash is the same one. */
export type Draft = { key: string; value: Values };

/** Fields that are never kept, at whatever depth: identity numbers, who reports, what they report. */
const secretFields = /^(?:idNumber|idTail|reporter|facts)$/;

/** Forms of which nothing is kept: whatever is said about a petition, how a supervised person is reached. */
const secretForms = /^\/petitions(?:\/|$)|^\/enrollments\/\{id\}\/contact$/;

let owner = "";

/** Names whose drafts are read and written from now on; another person's in the same tab stay shut. */
export function draftsOf(person: string): void {
  owner = person;
}

/** Whether nothing of an operation's form is kept, which its form then says. */
export function isSecretForm(path: string): boolean {
  return secretForms.test(path);
}

/** What of a form may lie in the tab. */
export function keptOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keptOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !secretFields.test(field))
      .map(([field, inner]) => [field, keptOf(inner)]),
  );
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
  sessionStorage.setItem(nameOf(name), JSON.stringify({ key, value: keptOf(value) }));
}

/** Forgets a draft, e.g. after it was sent. */
export function clearDraft(name: string): void {
  sessionStorage.removeItem(nameOf(name));
}
