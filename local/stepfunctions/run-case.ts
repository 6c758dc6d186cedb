import { text } from "node:stream/consumers";
import { InvalidDefinition, runCase } from "./case.ts";

// Reads one case on standard input and prints how it ends, as one line of JSON.
try {
  console.log(JSON.stringify(await runCase(JSON.parse(await text(process.stdin)))));
} catch (error) {
  console.error(error instanceof InvalidDefinition ? error.message : error);
  process.exitCode = 1;
}
