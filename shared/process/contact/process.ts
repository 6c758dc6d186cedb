import * as z from "zod/mini";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { Code, Id, text } from "#kernel/text/text.ts";

/** A contact as it is kept: ciphertext, what lists may show, and whose it is. */
export const Entry = z.object({
  person: Id,
  name: text(100),
  enrollment: Id,
  room: Code,
  /** Ciphertext of the contact, base64. */
  sealed: text(4000),
  masked: text(300),
  /** Why it was entered, or changed. */
  reason: text(500),
});
export type Entry = z.infer<typeof Entry>;

/** The state of a contact: the last entry, and how often it has been entered. */
export type ContactState = Entry & {
  status: "KNOWN";
  entries: readonly { at: string; by: string; reason: string }[];
};

export const ContactCommand = z.object({ type: z.literal("enter"), entry: Entry });
export type ContactCommand = z.infer<typeof ContactCommand>;

/**
 * 联系方式: how the supervised person is reached by link, entered when the 告知书 is served or later
 * (process sheet §4.1, D-ENR-8). Each change is an event with its reason; the chain holds ciphertext.
 */
export const contact: Process<ContactState, ContactCommand> = {
  kind: "contact",
  title: "监督对象联系方式",
  command: ContactCommand,
  stages: {},
  words: { "contact.entered": "登记联系方式" },
  decide: (_, { entry }) => [{ type: "contact.entered", data: entry }],
  evolve,
  keys: ({ status, masked, person }) => ({
    status,
    sort: person,
    summary: { masked },
    about: [person],
  }),
  bars: ({ person, room }) => ({ proposer: "", recused: [], room, concerns: [person] }),
};

function evolve(state: ContactState | undefined, { data, at, actor }: Event): ContactState {
  const entry = data as Entry;
  const entries = [...(state?.entries ?? []), { at, by: actor, reason: entry.reason }];
  return { ...entry, status: "KNOWN", entries };
}
