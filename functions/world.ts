import { randomBytes } from "node:crypto";
import type { Documents } from "#kernel/document/documents.ts";
import type { Sealer } from "#kernel/secret/contact.ts";
import type { Vault } from "#kernel/secret/vault.ts";
import { connect } from "#kernel/store/client.ts";
import { createStore } from "#kernel/store/store.ts";
import type { Conductor, Files, Seals, World } from "#kernel/world.ts";
import type { Config } from "./config.ts";
import { createLog } from "./log.ts";

/** What only some functions may reach; each entry point brings those that it uses. */
export type Parts = Partial<World>;

/**
 * The world as configured. A part that a function does not bring is closed to it, so that neither
 * its code nor its key is in the bundle; a host or test replaces single parts.
 */
export function createWorld(config: Config, parts: Parts = {}): World {
  return {
    store: createStore(connect(config), config.table),
    clock: () => new Date().toISOString(),
    random: (bytes) => randomBytes(bytes),
    get linkKey(): Uint8Array {
      throw new Error("This function has no link key");
    },
    siteUrl: config.siteUrl,
    sendMail: closed("mail"),
    sendToRobot: closed("robots"),
    sendCode: closed("codes"),
    codeWay: () => {
      throw new Error("This function has no codes");
    },
    conductor: noConductor,
    files: noFiles,
    seals: noSeals,
    vault: noVault,
    contacts: noSealer("contacts"),
    matters: noSealer("matters"),
    identities: noSealer("identities"),
    documents: noDocuments,
    log: parts.log ?? createLog(),
    ...parts,
  };
}

/** Reaching a closed part is a mistake of the program, never of its user. */
function closed(part: string): () => Promise<never> {
  return () => Promise.reject(new Error(`This function has no ${part}`));
}

const noConductor: Conductor = { start: closed("conductor"), succeed: closed("conductor") };
const noFiles: Files = {
  put: closed("files"),
  get: closed("files"),
  upload: closed("files"),
  arrived: closed("files"),
  look: closed("files"),
  destroy: closed("files"),
  download: closed("files"),
};
const noSeals: Seals = { put: closed("seals"), get: closed("seals") };
const noDocuments: Documents = {
  docx: closed("documents"),
  xlsx: closed("documents"),
  svg: closed("pictures"),
  sheets: closed("documents"),
};
const noSealer = (part: string): Sealer => ({ seal: closed(part), open: closed(part) });
const noVault: Vault = {
  seal: closed("vault"),
  batch: closed("vault"),
  open: closed("vault"),
  blindIndex: () => {
    throw new Error("This function has no vault");
  },
};
