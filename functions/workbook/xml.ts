import { Parser } from "saxen";
import { own } from "#kernel/text/own.ts";
import { damaged } from "./limits.ts";

/** What a part's reader looks at; names are without the prefix of their namespace. */
export type Hooks = {
  open: (name: string, attribute: (name: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Parts nest some ten levels; one that goes on and on is none of a workbook. */
const deepest = 100;

/**
 * Goes over a part once.
 * @param most levels that may lie in one another; tables and shapes of a paper are nested deeper
 * @throws UnreadableWorkbook when it is no XML
 */
export function readXml(
  bytes: Uint8Array,
  { open, close, text }: Hooks,
  most: number = deepest,
): void {
  let depth = 0;
  const parser = new Parser()
    .on("openTag", (name, attributes) => {
      depth += 1;
      if (depth > most) throw damaged();
      open(localName(name), (wanted) => attributeOf(attributes(), wanted));
    })
    .on("closeTag", (name) => {
      depth -= 1;
      close?.(localName(name));
    })
    .on("error", () => {
      throw damaged();
    });
  if (text !== undefined)
    parser.on("text", (given) => text(decoded(given))).on("cdata", (given) => text(given));
  parser.parse(textOf(bytes));
  if (depth !== 0) throw damaged();
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4); a mark says which. */
function textOf(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(all: Record<string, string>, wanted: string): string | undefined {
  const value = Object.hasOwn(all, wanted)
    ? all[wanted]
    : Object.entries(all).find(([name]) => localName(name) === wanted)?.[1];
  return value === undefined ? undefined : decoded(value);
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * The five names and numbers of characters, also beyond 16 bits, as rare names have them. Other names
 * would have to be declared, which no part of a package may do (ECMA-376 part 2, 8.1.4).
 */
function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([\w.-]+));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) {
        const sign = own(named, name);
        if (sign === undefined) throw damaged();
        return sign;
      }
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (point > 0x10ffff) throw damaged();
      return String.fromCodePoint(point);
    },
  );
}
