import type { Robot } from "./district/config.ts";
import type { Documents } from "./document/documents.ts";
import type { Sealer } from "./secret/contact.ts";
import type { Identities, Vault } from "./secret/vault.ts";
import type { Store } from "./store/store.ts";

/** A mail as channels see it: never a name, unit or matter in it (handling rule of the norms). */
export type Mail = {
  /** Deterministic, so that a repeated delivery is recognised as the same mail (RFC 5322 Message-ID). */
  messageId: string;
  to: string;
  subject: string;
  text: string;
};

/** What became of a message: taken over, refused for good, or not taken now. `why` names no address. */
export type Delivery = { result: "delivered" } | { result: "refused" | "failed"; why: string };

/** A verification code on its way to its person; the id makes a repetition known as one. */
export type Code = { id: string; digits: string };

/** What came of a code on each way that was tried, in order; the last one tells. */
export type CodeAttempt = Delivery & { by: "sms" | "mail" };

/** Where files are kept: an S3 bucket in AWS, a folder on a laptop. */
export type Files = {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Where a browser puts a file itself; only these bytes of this type fit. */
  upload(key: string, of: FileClaim): Promise<Upload>;
  /** What has arrived under a key; undefined while nothing has. */
  arrived(key: string): Promise<Arrival | undefined>;
  /**
   * An address from which the file can be fetched for a few minutes, under its own name; one that is
   * given a media type is shown by the browser as that, others are downloaded.
   */
  download(key: string, name: string, shownAs?: string): Promise<string>;
  /** What lies within a file that has arrived; "nothing" for one that is not there. */
  look(key: string): Promise<Within>;
  /** Removes a file with every version of it that was ever kept; harmless when repeated. */
  destroy(key: string): Promise<void>;
};

/** Where seals are kept: what is written there is never written again, nor removed. */
export type Seals = {
  /** "there": something was written under this key before, and stays. */
  put(key: string, text: string): Promise<"written" | "there">;
  get(key: string): Promise<string | undefined>;
};

/** What a file is said to be before it is sent; the hash is SHA-256 in hex. */
export type FileClaim = { contentType: string; bytes: number; sha256: string };

/** A request that a browser is to make as it stands. */
export type Upload = { method: "PUT"; url: string; headers: Readonly<Record<string, string>> };

/** A file as it lies there, and what the virus scan says of it. */
export type Arrival = {
  bytes: number;
  sha256: string;
  /** "unscanned": nobody looks for viruses here. */
  scan: "clean" | "infected" | "pending" | "unscanned";
  /** The first bytes in hexadecimal, which tell what a content is. */
  head?: string | undefined;
};

/**
 * What a content holds that its name and first bytes do not tell: the mark of a state secret, macros or
 * scripts, a lock that lets nobody look, or another thing than the document that it begins like.
 */
export type Within = "nothing" | "state-secret" | "program" | "locked" | "another";

/** What conducts: Step Functions behind two verbs; only reactions and steps may call it. */
export type Conductor = {
  /** Starting the same name twice is harmless. */
  start(workflow: string, executionName: string, input: unknown): Promise<void>;
  /** "gone" when the token was used, timed out or belongs to an ended execution. */
  succeed(token: string, output: unknown): Promise<"answered" | "gone">;
};

/** A line of the log: keys from an allow-list, never a payload. */
export type Log = (event: string, fields: Record<string, string | number | boolean>) => void;

/** Everything that a use case may reach outside itself. */
export type World = {
  store: Store;
  /** UTC ISO instant. */
  clock: () => string;
  random: (bytes: number) => Uint8Array;
  /** Key of the function that derives link secrets and page nonces. */
  linkKey: Uint8Array;
  /** Base URL of the link pages, without a trailing slash. */
  siteUrl: string;
  sendMail: (mail: Mail) => Promise<Delivery>;
  /** Says one line in the group chat of a robot. */
  sendToRobot: (robot: Robot, line: string) => Promise<Delivery>;
  /** To the person's own phone where there is one and a gateway, else to their mail. */
  sendCode: (
    to: { email: string; phone?: string | undefined },
    code: Code,
  ) => Promise<CodeAttempt[]>;
  /** Which way a code is tried first for somebody, before any has been sent: what their page promises. */
  codeWay: (to: { phone?: string | undefined }) => CodeAttempt["by"];
  conductor: Conductor;
  files: Files;
  seals: Seals;
  vault: Vault;
  /** Contacts of supervised people. */
  contacts: Sealer;
  /** What personal-matters reports say. */
  matters: Sealer;
  /** Who reported: sealed under a key of their own, opened by one function only. */
  identities: Identities;
  documents: Documents;
  log: Log;
};
