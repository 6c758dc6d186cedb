import type { WorkflowDefinition } from "./workflow.ts";

/** What one function may reach; stacks turn each word into exactly the IAM actions it needs. */
export type Capability =
  | "table:read"
  | "table:write"
  /** Adds to numbers in place, in `table.counted` only. */
  | "table:count"
  | "table:remove"
  | "files:read"
  | "files:write"
  | "files:destroy"
  | "seals"
  | "workflow:start"
  | "workflow:answer"
  | "vault"
  | "contacts"
  | "matters"
  | "identities:seal"
  | "identities:open"
  | "mail"
  | "robots"
  | "sms"
  | "link-key"
  | "login";

export type FunctionSpec = {
  /** Module that exports `handler`. */
  entry: string;
  /** What calls it. */
  trigger: "http" | "http-public" | "workflow" | "stream" | "schedule";
  /** Seconds. */
  timeout: number;
  /** MiB. */
  memory: number;
  uses: readonly Capability[];
  /** Where in the files bucket it may read or write: the beginnings of keys. */
  prefixes?: readonly string[];
  /** What of it may be read and destroyed, where that is less than what may be written. */
  reads?: readonly string[];
  /** Calls at once that are kept for it and that it never exceeds, so that a flood stops there. */
  reserved?: number;
  /** Largest minified bundle, bytes. */
  bundleLimit: number;
  /**
   * What it answers over HTTP; `login` paths want a valid token before it is even called. What is the
   * same for everybody may be kept at the edge. Only where files are taken is a body not read by the
   * firewall.
   */
  paths?: readonly {
    path: string;
    access: "login" | "public";
    sameForAll?: true;
    takesFiles?: true;
    /** Whether a form of long texts comes here without a login: more than the 8 KB that pass elsewhere. */
    takesText?: true;
  }[];
};

/** A bucket; everything in it is versioned, encrypted and reached over TLS only. */
export type BucketSpec = {
  name: string;
  oldVersionDays: number;
  /** Days that what lies under a prefix is kept at all, old versions and all. */
  expiring?: Readonly<Record<string, number>>;
  /**
   * What is written is written once, and for so many years nobody can remove it, not even the account's
   * owner (S3 Object Lock, compliance). Only production locks: other stages must be removable.
   */
  lockedYears?: number;
};

/** Items that only some functions may read or change, whatever else they may do with the table. */
export type Guard = {
  /** The beginning of their partition key. */
  items: string;
  /** What the others may not do. */
  closed: "changing" | "reading and changing";
  except: readonly string[];
};

/** Everything that the product runs on. */
export type Topology = {
  timezone: string;
  table: {
    name: string;
    hash: string;
    range: string;
    ttl: string;
    indexes: Record<string, { hash: string; range: string; projects: readonly string[] }>;
    guards: readonly Guard[];
    counted: readonly string[];
  };
  buckets: Record<string, BucketSpec>;
  unbundled: readonly string[];
  functions: Record<string, FunctionSpec>;
  workflows: Record<string, WorkflowDefinition>;
  schedules: Record<string, { function: string; cron: string; patience: number }>;
  stream: { function: string; batchSize: number; maxRetries: number; maxAgeHours: number };
};
