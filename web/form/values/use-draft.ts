import { type RefObject, useEffect, useRef, useState } from "react";
import { newKey } from "../../api/call.ts";
import { useMe } from "../../shell/me.ts";
import { clearDraft, isSecretForm, readDraft, writeDraft } from "./draft.ts";
import type { Values } from "./values.ts";

/** What was typed into a form, kept in this tab until it is sent. */
export type Typed<V> = {
  value: V;
  /** What the form begins with again; undefined where nothing had been typed. */
  kept: "restored" | undefined;
  /** One key a form, so that a double click or a retry does nothing twice. */
  key: RefObject<string>;
  change: (value: V) => void;
  /** Another request from now on, e.g. since the last one was refused. */
  anew: () => void;
  sent: () => void;
};

/**
 * A form's value that survives a reload, an ended session and a crash of the tab.
 * @param path the operation's path, which says whether anything may be kept
 */
export function useDraft<V extends Values>(name: string, path: string, start: V): Typed<V> {
  const isKept = !isSecretForm(path);
  const { data: me } = useMe();
  const isKnown = me !== undefined;
  const [kept, setKept] = useState(() => (isKept && isKnown ? readDraft(name) : undefined));
  const key = useRef(kept?.key ?? newKey());
  const [value, setValue] = useState<V>((kept?.value as V | undefined) ?? start);
  useEffect(() => {
    // After a reload a form may be drawn before it is known whose drafts these are.
    const late = isKept && isKnown && kept === undefined ? readDraft(name) : undefined;
    if (late === undefined) return;
    key.current = late.key;
    setKept(late);
    setValue(late.value as V);
  }, [isKept, isKnown, kept, name]);
  const keep = (next: V) => {
    if (isKept) writeDraft(name, { key: key.current, value: next });
  };
  return {
    value,
    kept: kept === undefined ? undefined : "restored",
    key,
    change: (next) => {
      setValue(next);
      keep(next);
    },
    anew: () => {
      key.current = newKey();
      keep(value);
    },
    sent: () => clearDraft(name),
  };
}
