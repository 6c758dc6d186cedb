import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "#kernel/world.ts";

/**
 * Lines as JSON, by a logger that is made at the first of them; callers pass ids, counts and codes,
 * never payloads.
 */
export function createLog(): Log {
  let logger: Logger | undefined;
  return (event, fields) => {
    logger ??= new Logger({ serviceName: "elevated-supervision" });
    logger.info(event, fields);
  };
}
