import type { Event } from "./event.ts";
import type { World } from "./world.ts";

/** What a process does when another has said something; harmless when repeated. */
export type Listener = (world: World, event: Event) => Promise<void>;
