import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "#kernel/world.ts";

/** Lines as JSON; callers pass ids, counts and codes, never payloads. */
export function createLog(): Log {
  const logger = new Logger({ serviceName: "elevated-supervision" });
  return (event, fields) => logger.info(event, fields);
}
