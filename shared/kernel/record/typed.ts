import { own } from "../text/own.ts";
import type { Fact } from "./event.ts";

/** Fields that people type freely, by the type of the event that holds them. */
export type Typed = Readonly<Record<string, readonly string[]>>;

const words = ["opinion", "form"];

/** What people type into questions, their links and their seats. */
export const typedIntoTasks: Typed = {
  "task.decided": words,
  "task.advised": words,
  "task.transferred": words,
  "task.delegated": words,
  "task.signer-added": words,
  "task.signer-removed": words,
  "task.handed-over": words,
  "task.urged": words,
  "task.taken-back": words,
  "task.recused": ["detail"],
  "task.reseated": ["reason"],
  "task.link-reissued": ["reason"],
  "task.link-unlocked": ["reason"],
  "task.link-revoked": ["reason"],
};

/** A fact with what was typed of it laid apart, so that it can be destroyed one day. */
export function layTypedApart(fact: Fact, typed: Typed): Fact {
  const names = own(typed, fact.type) ?? [];
  const entries = Object.entries(fact.data);
  const isTyped = ([name, value]: [string, unknown]) =>
    names.includes(name) && value !== "" && value !== undefined;
  const apart = entries.filter(isTyped);
  return apart.length === 0
    ? fact
    : {
        ...fact,
        data: Object.fromEntries(entries.filter((entry) => !isTyped(entry))),
        apart: { ...fact.apart, ...Object.fromEntries(apart) },
      };
}
