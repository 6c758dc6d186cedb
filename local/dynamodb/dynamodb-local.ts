import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Engine } from "./engine.ts";
import { prepareFile } from "./file.ts";

/** AWS's own DynamoDB Local. It listens on every interface, so each database has a secret key. */
export function dynamoDbLocal(java: string): Engine {
  const require = createRequire(import.meta.url);
  const home = join(
    dirname(require.resolve("amplify-dynamodb-simulator/package.json")),
    "emulator",
  );
  return {
    name: "DynamoDB Local",
    program: java,
    inMemory: true,
    parameters: ({ folder, port, lifetime }) => [
      "-XX:+UseSerialGC",
      // The optimising compiler costs seconds at first and pays after minutes.
      ...(lifetime === "short" ? ["-XX:TieredStopAtLevel=1"] : []),
      "-Xmx768m",
      `-Djava.library.path=${join(home, "DynamoDBLocal_lib")}`,
      // Only to be found again when it was left behind.
      ...(folder === undefined ? [] : [`-Dsupervision.folder=${folder}`]),
      "-jar",
      join(home, "DynamoDBLocal.jar"),
      "-port",
      String(port),
      "-disableTelemetry",
      // It runs in its folder: its path need not be told to Java.
      ...(folder === undefined ? ["-inMemory"] : ["-dbPath", "."]),
    ],
    prepare: prepareFile,
    finish: () => Promise.resolve(),
  };
}

/** Whether a folder has data of DynamoDB Local. */
export async function holdsDynamoDbLocal(folder: string): Promise<boolean> {
  return existsSync(folder) && (await readdir(folder)).some((name) => name.endsWith(".db"));
}
