import type { Sealed } from "../record/event.ts";
import { hashOf } from "../text/hash.ts";

/** The text as sealed: the hash proves what was on the page. */
export function sealOf(title: string, text: Sealed["text"]): Sealed {
  return { hash: hashOf({ title, text }), title, text };
}
