import type { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "../engine/json.ts";
import type { Clock, Engine } from "../engine.ts";
import type { Grants } from "./authorize.ts";
import type { Place } from "./machines/arns.ts";
import type { Registry } from "./machines/registry.ts";

/** All that the actions of the API work with. */
export type Service = {
  database: DatabaseSync;
  registry: Registry;
  engine: Engine;
  clock: Clock;
  place: Place;
  grants: Grants;
};

/** One action of the API. */
export type Action = (service: Service, input: JsonObject) => JsonObject | Promise<JsonObject>;
