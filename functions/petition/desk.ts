import { hkdfSync } from "node:crypto";
import { districtName } from "#kernel/district/default-config.ts";
import type { District } from "#kernel/district/process.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { once } from "../once.ts";
import type { Intake } from "./intake/intake.ts";
import { addressOf, type Place } from "./pages/layout.ts";

/** What the public pages stand on. */
export type Desk = {
  world: World;
  intake: Intake;
  /** 32 bytes: marks of forms and files, and the pepper of receipts. */
  key: Uint8Array;
  /** The district of an address; undefined for one that is none. */
  placeOf: (id: string) => Promise<Place | undefined>;
  /** Where the store is that uploads go to: an origin. */
  store: () => string;
};

/** The desk of the public pages: their key follows from the links' key. */
export function createDesk(world: World, store: () => string): Desk {
  return {
    world,
    store,
    intake: lateIntake(world),
    key: new Uint8Array(hkdfSync("sha256", world.linkKey, new Uint8Array(), "petition", 32)),
    async placeOf(address) {
      const of = addressOf(address);
      const { id } = of;
      if (!/^[\w-]{1,60}$/.test(id)) return undefined;
      const item = await world.store.get(recordKey("district", id));
      return item === undefined ? undefined : { ...of, name: districtName(item.state as District) };
    },
  };
}

/** The process is loaded with the first report or question: who opens the form does not wait for it. */
function lateIntake(world: World): Intake {
  const made = once(async () => (await import("./intake/answer-intake.ts")).createIntake(world));
  return {
    file: async (...given) => (await made()).file(...given),
    find: async (...given) => (await made()).find(...given),
    view: async (...given) => (await made()).view(...given),
    supplement: async (...given) => (await made()).supplement(...given),
    object: async (...given) => (await made()).object(...given),
  };
}
