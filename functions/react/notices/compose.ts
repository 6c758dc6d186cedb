import type { World } from "#kernel/world.ts";
import type { Notice } from "#notice/notice.ts";
import { type Composed, composeDigest } from "./digest.ts";
import { type Known, textOf } from "./text-of.ts";

/** What a notice says now; without a text there is nothing to say any more. */
export async function compose(world: World, notice: Notice, known: Known): Promise<Composed> {
  if (notice.matter.template === "digest") return composeDigest(world, notice, known.rules);
  return { text: await textOf(world, notice, known), bundled: [], stale: [] };
}
