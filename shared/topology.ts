import { workflowOf } from "#kernel/conduct/definition.ts";
import { indexes } from "#kernel/store/indexes.ts";
import type { FunctionSpec, Topology } from "#kernel/topology.ts";
import { chain as clue } from "#process/clue/chain.ts";
import { chain as debriefing } from "#process/debriefing/chain.ts";
import { chain as education } from "#process/education/chain.ts";
import { enrollmentWorkflow } from "#process/enrollment/workflow.ts";
import { letterWorkflow } from "#process/letter/workflow.ts";
import { chain as matters } from "#process/matters/chain.ts";
import { chain as opinion } from "#process/opinion/chain.ts";
import { chain as petition } from "#process/petition/chain.ts";
import { chain as quarterly } from "#process/quarterly/chain.ts";
import { targetedWorkflow } from "#process/targeted/workflow.ts";
import { importWorkflow } from "#registry/import/workflow.ts";

export type { BucketSpec, Capability, FunctionSpec, Guard } from "#kernel/topology.ts";

const MB = 1_000_000;
const minute = 60;
const hour = 60 * minute;

/**
 * The one description of what the product runs on, read by `stacks/` (AWS) and by `local/`
 * (one machine). Neither may name a table, index, function, workflow or schedule of its own.
 */
export const topology = {
  timezone: "Asia/Shanghai",
  table: {
    name: "Records",
    hash: "pk",
    range: "sk",
    ttl: "expiresAt",
    indexes,
    /** Partitions in which something is counted up in place: tries at a link, and at the public's pages. */
    counted: ["link#", "flood#"],
    guards: [
      // Who is who, with roles and addresses: changed by administrators through the API, and by
      // reactions to what a second person has consented to.
      { items: "district#", closed: "changing", except: ["api", "react"] },
      // Hashes of links, their codes and what was tried on them.
      {
        items: "link#",
        closed: "reading and changing",
        except: ["api", "link", "react", "reports"],
      },
      // Where the chains stood at the end of each day, and that the day is sealed.
      { items: "head#", closed: "changing", except: ["react"] },
      { items: "sealed#", closed: "changing", except: ["seal"] },
      // Boxes with their codes and papers: whoever issues and counts, and whoever takes a paper in.
      { items: "box#", closed: "reading and changing", except: ["secrets", "petition"] },
    ],
  },
  buckets: {
    /**
     * Material of matters, kept; old versions go after a year. Workbooks of imports hold ID numbers
     * and are needed only until they have been written.
     */
    files: { name: "Files", oldVersionDays: 365, expiring: { "imports/": 30 } },
    /** Nightly seals. */
    seals: { name: "Seals", oldVersionDays: 365, lockedYears: 30 },
  },
  /**
   * What the SDK would only load for a user agent of browsers or for credentials from profiles, SSO
   * and token files; a Lambda function's are in its environment, first in the SDK's order.
   */
  unbundled: [
    "bowser",
    "@aws-sdk/credential-provider-ini",
    "@aws-sdk/credential-provider-process",
    "@aws-sdk/credential-provider-sso",
    "@aws-sdk/credential-provider-web-identity",
  ],
  functions: {
    api: {
      entry: "functions/api/main.ts",
      trigger: "http",
      timeout: 29,
      memory: 1024,
      uses: ["table:read", "table:write", "table:remove"],
      bundleLimit: 1.2 * MB,
      paths: [{ path: "/api/*", access: "login" }],
    },
    secrets: {
      entry: "functions/secrets/main.ts",
      trigger: "http",
      timeout: 29,
      memory: 1024,
      uses: ["table:read", "table:write", "table:remove", "files:write", "vault", "contacts"],
      prefixes: ["imports/", "inspections/"],
      bundleLimit: 1.6 * MB,
      paths: [
        { path: "/api/v1/imports", access: "login", takesFiles: true },
        { path: "/api/v1/people/{id}/id-number", access: "login" },
        { path: "/api/v1/enrollments/{id}/contact", access: "login" },
        { path: "/api/v1/debriefings/{id}/opinion-forms", access: "login" },
        { path: "/api/v1/debriefings/{id}/opinions", access: "login" },
        { path: "/api/v1/debriefings/{id}/ballot-codes", access: "login" },
        { path: "/api/v1/debriefings/{id}/ballot-count", access: "login" },
        { path: "/api/v1/targeted-inspections/{id}/tables", access: "login", takesFiles: true },
        { path: "/api/v1/matters", access: "login" },
        { path: "/api/v1/matters/*", access: "login" },
        { path: "/api/v1/petitions", access: "login" },
        { path: "/api/v1/petitions/*", access: "login" },
      ],
    },
    /** What the public tells: no login, no cookie; keeps what it takes in encrypted. */
    petition: {
      entry: "functions/petition/main.ts",
      trigger: "http-public",
      timeout: 29,
      memory: 1024,
      uses: ["table:read", "table:write", "files:write", "vault", "link-key"],
      prefixes: ["petitions/"],
      reserved: 20,
      bundleLimit: 2.4 * MB,
      paths: [
        { path: "/p", access: "public" },
        { path: "/p/*", access: "public", takesFiles: true },
        { path: "/b", access: "public" },
        { path: "/b/*", access: "public" },
      ],
    },
    documents: {
      entry: "functions/documents/main.ts",
      trigger: "http",
      timeout: 29,
      memory: 1024,
      uses: ["table:read", "table:write"],
      bundleLimit: 1.5 * MB,
      paths: [
        { path: "/api/v1/nominations", access: "login", takesFiles: true },
        { path: "/api/v1/nominations/template.xlsx", access: "login" },
        { path: "/api/v1/letters/ledger.xlsx", access: "login" },
        { path: "/api/v1/ledgers/supervision.xlsx", access: "login" },
        { path: "/api/v1/ledgers/debriefing.xlsx", access: "login" },
        { path: "/api/v1/ledgers/matters.xlsx", access: "login" },
        { path: "/api/v1/ledgers/opinions.xlsx", access: "login" },
        { path: "/api/v1/ledgers/education.xlsx", access: "login" },
        { path: "/api/v1/letters/{id}/document.docx", access: "login" },
        { path: "/api/v1/opinion-requests/{id}/letters/{n}/document.docx", access: "login" },
        { path: "/api/v1/openapi.json", access: "public", sameForAll: true },
        { path: "/docs", access: "public", sameForAll: true },
      ],
    },
    files: {
      entry: "functions/files-api/main.ts",
      trigger: "http",
      timeout: 29,
      memory: 512,
      uses: ["table:read", "table:write", "table:remove", "files:read", "files:write"],
      prefixes: ["files/"],
      bundleLimit: 1.3 * MB,
      paths: [
        { path: "/api/v1/files", access: "login" },
        { path: "/api/v1/files/*", access: "login" },
      ],
    },
    link: {
      entry: "functions/link/main.ts",
      trigger: "http-public",
      timeout: 15,
      memory: 512,
      uses: [
        "table:read",
        "table:write",
        "table:remove",
        "mail",
        "sms",
        "link-key",
        "login",
        "contacts",
      ],
      reserved: 50,
      bundleLimit: 1.5 * MB,
      paths: [{ path: "/l/*", access: "public" }],
    },
    /** Where a person fills in a report by their link; keeps it encrypted. */
    reports: {
      entry: "functions/reports/main.ts",
      trigger: "http-public",
      timeout: 15,
      memory: 512,
      uses: ["table:read", "table:write", "table:remove", "vault", "contacts", "link-key"],
      reserved: 10,
      bundleLimit: 1.6 * MB,
      paths: [
        { path: "/l/{secret}/report", access: "public" },
        { path: "/l/{secret}/report/{item}", access: "public" },
      ],
    },
    step: {
      entry: "functions/step/main.ts",
      trigger: "workflow",
      timeout: 30,
      memory: 512,
      uses: ["table:read", "table:write", "table:remove", "workflow:answer"],
      bundleLimit: MB,
    },
    react: {
      entry: "functions/react/main.ts",
      trigger: "stream",
      timeout: 300,
      memory: 512,
      uses: [
        "table:read",
        "table:write",
        "table:remove",
        "workflow:start",
        "workflow:answer",
        "mail",
        "robots",
        "link-key",
        "contacts",
      ],
      reserved: 10,
      bundleLimit: 1.5 * MB,
    },
    importer: {
      entry: "functions/importer/main.ts",
      trigger: "workflow",
      timeout: 900,
      memory: 2048,
      uses: ["table:read", "table:write", "table:remove", "files:read", "files:write", "vault"],
      prefixes: ["imports/"],
      bundleLimit: 1.6 * MB,
    },
    sweep: {
      entry: "functions/sweep/main.ts",
      trigger: "schedule",
      timeout: 60,
      memory: 512,
      uses: ["table:read", "table:write", "table:remove"],
      bundleLimit: MB,
    },
    analyzer: {
      entry: "functions/analyzer/main.ts",
      trigger: "workflow",
      timeout: 900,
      memory: 2048,
      uses: ["table:read", "table:write", "table:remove", "files:read"],
      prefixes: ["inspections/"],
      bundleLimit: MB,
    },
    cycle: {
      entry: "functions/cycle/main.ts",
      trigger: "schedule",
      timeout: 900,
      memory: 512,
      uses: ["table:read", "table:write", "table:remove"],
      bundleLimit: MB,
    },
    seal: {
      entry: "functions/seal/main.ts",
      trigger: "schedule",
      timeout: 900,
      memory: 512,
      uses: ["table:read", "table:write", "seals"],
      bundleLimit: MB,
    },
    watch: {
      entry: "functions/watch/main.ts",
      trigger: "schedule",
      timeout: 300,
      memory: 512,
      uses: ["table:read", "table:write"],
      bundleLimit: MB,
    },
  },
  workflows: {
    enrollment: enrollmentWorkflow,
    letter: letterWorkflow,
    quarterly: workflowOf(quarterly),
    clue: workflowOf(clue),
    debriefing: workflowOf(debriefing),
    petition: workflowOf(petition),
    education: workflowOf(education),
    opinion: workflowOf(opinion),
    matters: workflowOf(matters),
    targeted: targetedWorkflow,
    import: importWorkflow,
  },
  /** Five-field cron, in `timezone`; a call that could not be made is tried again so many seconds. */
  schedules: {
    /** Each day, before its ladders at 00:10: each opener knows its own days. */
    cycle: { function: "cycle", cron: "5 0 * * *", patience: 6 * hour },
    sweep: { function: "sweep", cron: "* * * * *", patience: 5 * minute },
    /** Past midnight, when no reaction of the day before is under way any more. */
    seal: { function: "seal", cron: "30 0 * * *", patience: 6 * hour },
    /** Mondays, before the morning's digests. */
    watch: { function: "watch", cron: "0 8 * * 1", patience: 6 * hour },
  },
  /** Tried again until the record expires; what cannot go well later is set aside by the function. */
  stream: { function: "react", batchSize: 100, maxRetries: -1, maxAgeHours: 24 },
} as const satisfies Topology;

export type FunctionName = keyof typeof topology.functions;
export type WorkflowName = keyof typeof topology.workflows;
