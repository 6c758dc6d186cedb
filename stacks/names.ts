import { nameOf } from "./deployment.ts";

/** `api` is the resource `Api`: Pulumi's names here begin with a capital letter. */
export function titleOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The name of a function's role, which keys speak of before it exists. */
export function roleNameOf(name: string): string {
  return nameOf(`${titleOf(name)}Role`);
}

/** `LINK_KEY` is the secret `link-key`. */
export function dashed(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}
