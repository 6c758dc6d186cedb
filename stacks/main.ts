import { table } from "./storage.ts";

export const outputs = { table: table.name };
