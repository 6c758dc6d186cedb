import { benchImport } from "../../bench/import.ts";
import { ownWorld } from "./world.ts";

const { world, stop } = await ownWorld();
console.log(
  JSON.stringify(await benchImport(world, { rows: Number(process.argv[2]) })),
  process.resourceUsage().maxRSS / 1e3,
);
await stop();
