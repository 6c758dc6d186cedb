/** What the console knows of the product before it asks: made at build from kinds and routes. */
export type Catalog = {
  kinds: readonly Kind[];
  operations: readonly Operation[];
  ledgers: readonly LedgerOf[];
  roles: Readonly<Record<string, string>>;
  papers: readonly PaperOf[];
  terms: Terms;
  /** Types of what is taken as material, by the ending of the file's name. */
  fileTypes: Readonly<Record<string, string>>;
};

/** Words of codes that stand in states, for pages of their own. */
export type Terms = {
  /** Verdicts of an opinion by its use, as the reply words them. */
  wordings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Why a verdict is proposed. */
  reasons: Readonly<Record<string, string>>;
  /** Rules of every theme that the records of a unit are compared by. */
  rules: Readonly<Record<string, string>>;
  /** What a person makes of a hit. */
  verdicts: Readonly<Record<string, string>>;
};

/** A kind of records that has a list and pages of its own. */
export type Kind = {
  kind: string;
  /** 中文名称. */
  title: string;
  /** What the ids of its records begin with, e.g. `enr`. */
  prefix: string;
  /** First part of its addresses in the API, e.g. `enrollments`. */
  path: string;
  /** The right that reading it asks for. */
  reads: string;
  /** What its urgent records are called, where its list is narrowed to them. */
  urgent?: string;
  /** Statuses in the order of their declaration, with their words. */
  statuses: Readonly<Record<string, string>>;
  /** Part of the menu in which it stands. */
  group: string;
  /** Whether material is kept with its records. */
  files: "yes" | "no";
};

/** A file that the API makes of one record. */
export type PaperOf = {
  /** First part of the addresses of its kind. */
  of: string;
  /** Below `/api/v1`, with `{id}` where the record stands, and `{n}` of one that there are several of. */
  path: string;
  title: string;
  /** The right that it asks for. */
  right: string;
  /** The member of the record that has one line for each of them. */
  each?: string;
};

/** A ledger that is read as a table, and printed as a workbook. */
export type LedgerOf = {
  /** Below `/ledgers/`. */
  path: string;
  /** 中文, with its number among the ledgers where it has one. */
  title: string;
  /** The right that it asks for. */
  right: string;
  /** Names of what its lines are found by, in the order of the API. */
  filters: readonly string[];
  /** What its lines are sorted into, and the names of the classes; none where they are not. */
  classes?: { title: string; labels: Readonly<Record<string, string>> };
};

/** One operation of the API that a person starts. */
export type Operation = {
  id: string;
  method: "get" | "post" | "put";
  /** Below `/api/v1`, with `{id}` where a record stands. */
  path: string;
  tag: string;
  /** 中文, the words of its button. */
  summary: string;
  /** The right that it asks for. */
  right: string;
  /** The kind whose records it makes, where its path is none of that kind's. */
  makes?: string;
  /** The kind beside whose records it is offered, where that is not its own. */
  beside?: string;
  /** "command" changes one record, "reading" hands out what leaves a trace. */
  does: "command" | "reading" | "other";
  /** "ends": takes something back or ends it, so that it is never the first thing offered. */
  tone: "usual" | "ends";
  /** Whether it takes the version that the person has seen, and is refused where that is an older one. */
  versioned: "yes" | "no";
  /**
   * Whether it has a body to fill in; the schema lies in a file of its own. "binary": the body is a file,
   * and what is filled in goes along as the query.
   */
  body: "none" | "form" | "binary";
  /** Endings of the files that it takes, as a file input wants them. */
  accepts?: string;
  /** Where the empty workbook to fill in is fetched from, where there is one. */
  template?: string;
};

/** A JSON Schema as zod writes it, as far as the product's bodies use it. */
export type Schema = {
  type?: "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";
  title?: string;
  description?: string;
  enum?: readonly string[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | false;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  /** Words of the values of an enum. */
  "x-labels"?: Readonly<Record<string, string>>;
  /** How it is typed in where the type does not say: long, person, unit, officer, matter, file, money. */
  "x-input"?: string;
  /** What a text names, e.g. the kind of a matter. */
  "x-names"?: string;
  "x-hint"?: string;
};
