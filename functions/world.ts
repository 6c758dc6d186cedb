import { randomBytes } from "node:crypto";
import type { Vault } from "#kernel/secret/vault.ts";
import { connect } from "#kernel/store/client.ts";
import { createStore } from "#kernel/store/store.ts";
import type { Conductor, World } from "#kernel/world.ts";
import { type Config, type Environment, readConfig } from "./config.ts";
import { createFiles } from "./files.ts";
import { createLog } from "./log.ts";
import { createMailer } from "./mail.ts";
import { createVault, noVault } from "./vault.ts";

/** A conductor for functions that may not call Step Functions: reaching it is a mistake. */
const noConductor: Conductor = {
  start: () => Promise.reject(new Error("This function may not start executions")),
  succeed: () => Promise.reject(new Error("This function may not answer tasks")),
};

/** The world as the environment describes it; a host or test replaces single parts. */
export function createWorld(env: Environment, overrides: Partial<World> = {}): World {
  const config = readConfig(env);
  return {
    store: createStore(connect(config), config.table),
    clock: () => new Date().toISOString(),
    random: (bytes) => randomBytes(bytes),
    linkKey: config.linkKey,
    siteUrl: config.siteUrl,
    sendMail: createMailer(config),
    conductor: noConductor,
    files: createFiles(config),
    vault: vaultOf(config),
    log: createLog(),
    ...overrides,
  };
}

function vaultOf({ vaultKey, vaultKmsKeyArn }: Config): Vault {
  return vaultKey === undefined ? noVault : createVault({ vaultKey, vaultKmsKeyArn });
}
