import { createWriteStream } from "node:fs";
import type { Write } from "#kernel/store/write.ts";
import type { Files, World } from "#kernel/world.ts";
import { openFolderSeals } from "./aws/files.ts";
import type { Platform } from "./aws/platform.ts";
import type { Faulty } from "./faults/faults.ts";
import { withTableFaults } from "./faults/table.ts";
import { conductorOfCaller, withRights, withTableRights } from "./rights/enforce.ts";
import { storeOfEach } from "./rights/store-of-each.ts";

/** The functions' world; their log goes to a file, for it would drown the start-up lines. */
export async function createProductWorld(
  { clock, folder, database }: Platform,
  {
    env,
    files,
    faults,
    onStop,
    onWrite,
  }: {
    env: Readonly<Record<string, string>>;
    files: Files;
    faults: Faulty;
    onStop: (part: () => unknown) => void;
    /** Told of each write, so that neither the stream nor the wake index is asked without cause. */
    onWrite: (writes: readonly Write[]) => void;
  },
): Promise<World> {
  const { createCodeSender } = await import("#functions/mail/code-sender.ts");
  const { need, readConfig } = await import("#functions/config.ts");
  const { createDocuments } = await import("#functions/documents/documents.ts");
  const { drawPicture } = await import("#functions/figures/pictures.ts");
  const { createMailer } = await import("#functions/mail/mail.ts");
  const { createRobots } = await import("#functions/mail/robots.ts");
  const { connectConductor } = await import("#functions/react/conductor.ts");
  const { createContacts, createMatters } = await import("#functions/keys/contacts.ts");
  const { createIdentities } = await import("#functions/keys/identities.ts");
  const { createVault } = await import("#functions/keys/vault.ts");
  const { createWorld } = await import("#functions/world.ts");
  const { connect } = await import("#kernel/store/client.ts");
  const { createStore } = await import("#kernel/store/store.ts");
  const config = readConfig(env);
  const sendMail = createMailer(config);
  const file = folder.file("log.jsonl");
  const lines = file === undefined ? undefined : createWriteStream(file, { flags: "a" });
  lines?.on("error", () => {});
  if (lines !== undefined) onStop(() => new Promise<void>((resolve) => lines.end(resolve)));
  const client = connect({ ...config, credentials: database.access });
  withTableFaults(client, faults);
  withTableRights(client);
  const store = storeOfEach(() => createStore(client, config.table));
  const world = createWorld(config, {
    store: {
      ...store,
      async transact(writes) {
        const lost = await store.transact(writes);
        if (lost === undefined) onWrite(writes);
        return lost;
      },
    },
    linkKey: need(config.linkKey, "LINK_KEY"),
    files,
    seals: openFolderSeals(folder.uploads),
    vault: createVault(config),
    contacts: createContacts(config),
    matters: createMatters(config),
    identities: createIdentities(config),
    documents: createDocuments(drawPicture),
    sendMail,
    sendToRobot: createRobots(config),
    ...createCodeSender(config, sendMail),
    clock: clock.iso,
    conductor: conductorOfCaller((credentials) => connectConductor(env, credentials)),
    log: (event, fields) =>
      void lines?.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`),
  });
  return withRights(world);
}
