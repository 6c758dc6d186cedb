import type { Sealed } from "../record/event.ts";
import { hashOf } from "../text/hash.ts";

/** The text as sealed: whoever has the hash can prove what was on the page. */
export function sealOf(title: string, text: Sealed["text"]): Sealed {
  return { hash: hashOf({ title, text }), title, text };
}
