import type { Day } from "#kernel/deadline/day.ts";
import type { OfficialDocument, TextPart } from "#kernel/document/documents.ts";
import { ordinalOf } from "#kernel/document/parts.ts";
import type { Say } from "#kernel/document/saying.ts";

/** What a paper is written with beside its record. */
export type Writing = {
  /** Name of the district. */
  district: string;
  /** Name of the secretary, who signs what goes upwards. */
  secretary: string;
  today: Day;
  /** Name of an officer by their id. */
  nameOf: (officer: string) => string;
};

/** A kind of official paper of a kind of records. */
export type Paper<S> = {
  /** 中文, its file's name as well. */
  title: string;
  /** Sentences that a district may word in its own way; what stands in braces is filled in. */
  texts: Readonly<Record<string, string>>;
  /** Undefined while the record has not come to it. */
  write: (state: S, of: Writing, say: Say) => OfficialDocument | undefined;
  /** The day whose wording holds: a paper that has gone out reads the same for ever. */
  writtenOn: (state: S) => Day | undefined;
};

export const heading = (text: string): TextPart => ({ level: "heading", text });
export const plain = (text: string): TextPart => ({ level: "text", text });

/** What all papers of one office have in common. */
export function common({ district }: Writing) {
  return { copies: [], printedBy: `${district}纪委监委办公室` } as const;
}

export function commissionOf({ district }: Pick<Writing, "district">): string {
  return `中共${district}纪律检查委员会`;
}

/** A room by its number, as papers write it: 示例区纪委监委第二监督检查室. */
export function roomOf({ district }: Pick<Writing, "district">, room: string): string {
  const number = /^[1-9]\d?$/u.test(room) ? ordinalOf(Number(room)) : room;
  return `${district}纪委监委第${number}监督检查室`;
}
