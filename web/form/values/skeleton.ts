import type { Schema } from "../../catalog/types.ts";
import { isValues, type Values } from "./values.ts";

/**
 * What is sent for what was filled in: a compulsory group of which nothing was filled in is there
 * and empty, so that the server names the fields that it misses and not the group as a whole.
 */
export function withGroups({ properties = {}, required = [] }: Schema, value: Values): Values {
  const groups = Object.entries(properties).flatMap(([name, field]): [string, Values][] => {
    if (field.properties === undefined) return [];
    const inner = value[name];
    if (inner === undefined && !required.includes(name)) return [];
    return [[name, withGroups(field, isValues(inner) ? inner : {})]];
  });
  return { ...value, ...Object.fromEntries(groups) };
}
