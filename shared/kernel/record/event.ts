import type { Officer } from "../district/role.ts";
import { hashOf, sha256 } from "../text/hash.ts";
import type { OfficialNumber } from "./borne.ts";

/** Who acts: an officer in a role, or the system itself. */
export type Actor = {
  id: string;
  role: string;
  onBehalfOf?: string;
  /** The line of the list of officers that the actor was let in by; checked again when it is read. */
  officer?: Officer;
};

export const systemActor: Actor = { id: "system", role: "SYSTEM" };

/** What `decide` says has happened; the kernel adds who, when and the place in the chain. */
export type Fact = {
  type: string;
  data: Readonly<Record<string, unknown>>;
  task?: string;
  /** Whose place the actor has taken as standing deputy (乙代甲). */
  onBehalfOf?: string;
  /** The text that the fact seals; kept once beside the chain, which holds its hash. */
  seals?: Sealed;
  /**
   * What must be destroyable one day: it is kept in an item of its own beside the chain, which holds
   * its hash, with a salt that is destroyed with it: few words could be guessed from their bare hash.
   * A process reads it as part of `data`.
   */
  apart?: Readonly<Record<string, unknown>>;
  /** The next number of a counter, which nobody else gets: one transaction, no gaps. */
  takes?: { counter: string; number: number };
  /** Numbers of papers that people have typed, which are claimed with it; told apart by `Process.papers`. */
  bears?: readonly OfficialNumber[];
};

/** What a page shows to a decider, word for word; its address is its own hash. */
export type Sealed = SealedText & { hash: string };

/** A sealed text as it is kept under its hash. */
export type SealedText = {
  title: string;
  text: readonly { label: string; value: string }[];
};

/** A fact as recorded: append-only, one chain a record. */
export type Event = Omit<Fact, "seals" | "takes" | "apart"> & {
  kind: string;
  id: string;
  district: string;
  /** 1, 2, 3 … within the record. */
  seq: number;
  /** UTC ISO instant. */
  at: string;
  actor: string;
  role: string;
  onBehalfOf?: string;
  /** Hash of the event before; "" for the first. */
  prev: string;
  hash: string;
};

/** The head of a record's chain: how many events, and the hash of the last. */
export type Head = { seq: number; hash: string };

export const emptyHead: Head = { seq: 0, hash: "" };

/**
 * Appends facts to a chain: the events as they are recorded, what lies apart from each as it is kept,
 * and the events as a process is told of them.
 * @param by `salt` is fresh chance of the decision, of which each event's own is made
 */
export function chain(
  subject: { kind: string; id: string; district: string; head: Head },
  facts: readonly Fact[],
  by: { at: string; actor: Actor; salt?: string | undefined },
): { events: Event[]; kept: Fact["apart"][]; told: Event[]; head: Head } {
  const events: Event[] = [];
  const kept: Fact["apart"][] = [];
  const told: Event[] = [];
  let { seq, hash } = subject.head;
  for (const { seals: _seals, takes: _takes, apart: words, ...fact } of facts) {
    seq += 1;
    const apart = words && salted(words, by.salt, seq);
    kept.push(apart);
    const { id: actor, role, onBehalfOf } = by.actor;
    const body = {
      ...fact,
      data: apart === undefined ? fact.data : { ...fact.data, apart: hashOf(apart) },
      kind: subject.kind,
      id: subject.id,
      district: subject.district,
      seq,
      at: by.at,
      actor,
      role,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      prev: hash,
    };
    hash = hashOf(body);
    events.push({ ...body, hash });
    told.push(withApart({ ...body, hash }, apart));
  }
  return { events, kept, told, head: { seq, hash } };
}

/** Each event has a salt of its own: what stays of one tells nothing of another that was destroyed. */
function salted(words: NonNullable<Fact["apart"]>, salt: string | undefined, seq: number) {
  return salt === undefined ? words : { ...words, salt: sha256(`${salt}#${seq}`) };
}

/** An event as its process is told of it: with what lies apart, or without where that was destroyed. */
export function withApart<E extends Pick<Event, "data">>(event: E, apart: Fact["apart"]): E {
  if (typeof event.data.apart !== "string") return event;
  const { apart: _hash, ...data } = event.data;
  const { salt: _salt, ...words } = apart ?? {};
  return { ...event, data: { ...data, ...words } };
}

/** The sequence number of the first event that does not fit its chain, or undefined when all do. */
export function firstBroken(events: readonly Event[]): number | undefined {
  let prev = "";
  for (const [index, { hash, ...body }] of events.entries()) {
    if (body.seq !== index + 1 || body.prev !== prev || hashOf(body) !== hash) return index + 1;
    prev = hash;
  }
  return undefined;
}
