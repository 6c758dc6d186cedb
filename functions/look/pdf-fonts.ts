import type { Pdf } from "./pdf-objects.ts";

/** How a font's codes read: a code of so many bytes by its text. */
export type Reading = (bytes: Buffer) => string;

/** So many fonts of one name are told apart; pages of one file name theirs anew. */
const mostOfName = 6;

/** So many maps of a file are read; several fonts may share one. */
const mostMaps = 200;

/** Encodings that name the signs themselves (ISO 32000-2, table 116), as `TextDecoder` calls them. */
const encodings: readonly (readonly [RegExp, string])[] = [
  [/\/Encoding\s*\/UniGB-(?:UCS2|UTF16)-[HV]\b/, "utf-16be"],
  [/\/Encoding\s*\/(?:GBK|GBKp|GBK2K|GB|GBpc)(?:-EUC)?-[HV]\b/, "gbk"],
];

/** By name, how the fonts of that name read; a page's own resources are not followed. */
export function fontsOf({ objects, unpack }: Pdf): Map<string, Reading[]> {
  const readings = new Map<number, Reading>();
  const maps = new Map<number, Reading | undefined>();
  const mapOf = (number: number): Reading | undefined => {
    const object = objects.get(number);
    if (!maps.has(number) && maps.size < mostMaps && object !== undefined) {
      const told = unpack(object);
      maps.set(number, told === undefined ? undefined : byMap(told));
    }
    return maps.get(number);
  };
  for (const [number, { dictionary }] of objects) {
    if (!/\/Type\s*\/Font\b/.test(dictionary)) continue;
    const told = mapOf(Number(/\/ToUnicode\s+(\d+)\s+\d+\s+R/.exec(dictionary)?.[1]));
    const coded = encodings.find(([pattern]) => pattern.test(dictionary))?.[1];
    if (told !== undefined) readings.set(number, told);
    else if (coded !== undefined) readings.set(number, (bytes) => decoded(bytes, coded));
  }
  const fonts = new Map<string, Reading[]>();
  for (const { dictionary } of objects.values())
    for (const [, name = "", number] of dictionary.matchAll(
      /\/([^\s/<>[\]()]+)\s+(\d+)\s+\d+\s+R/g,
    )) {
      const reading = readings.get(Number(number));
      const known = fonts.get(name) ?? [];
      if (reading === undefined || known.includes(reading) || known.length >= mostOfName) continue;
      fonts.set(name, [...known, reading]);
    }
  return fonts;
}

export function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** So much of a map is read, and so many codes: those of a font of Chinese, three times. */
const [longestMap, mostCodes] = [300_000, 65_536];

const pair = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g;
const range = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^[\]]{0,6000}\])/g;

/** A ToUnicode map (ISO 32000-2, 9.10.3): single codes and ranges of them. */
function byMap(map: string): Reading {
  const signs = new Map<number, string>();
  let [width, left] = [2, mostCodes];
  for (const block of blocksIn(map, "bfchar"))
    for (const [, code = "", text = ""] of block.matchAll(pair)) {
      width = widthOf(code);
      signs.set(Number.parseInt(code, 16), textOf(text));
    }
  for (const block of blocksIn(map, "bfrange"))
    for (const [, from = "", to = "", target = ""] of block.matchAll(range)) {
      width = widthOf(from);
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      const each = [...target.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, text = ""]) => textOf(text));
      const start = each[0]?.codePointAt(0) ?? 0;
      for (let code = first; code <= last && left > 0; code += 1) {
        left -= 1;
        signs.set(
          code,
          target.startsWith("[")
            ? (each[code - first] ?? "")
            : String.fromCodePoint(Math.min(start + code - first, 0x10ffff)),
        );
      }
    }
  return (bytes) => {
    let said = "";
    for (let place = 0; place + width <= bytes.length; place += width)
      said += signs.get(bytes.readUIntBE(place, width)) ?? "";
    return said;
  };
}

function blocksIn(map: string, name: string): string[] {
  return map
    .slice(0, longestMap)
    .split(`begin${name}`)
    .slice(1)
    .map((block) => block.slice(0, Math.max(0, block.indexOf(`end${name}`))));
}

/** Bytes of a code: four at the most (ISO 32000-2, 9.7.6.2), and whole ones, whatever is written. */
function widthOf(code: string): number {
  return Math.min(4, Math.ceil(code.length / 2));
}

/** UTF-16 in whole units; what is written shorter lacks zeros in front. */
function textOf(hex: string): string {
  const whole = hex.padStart(Math.ceil(hex.length / 4) * 4, "0");
  return Buffer.from(whole, "hex").swap16().toString("utf16le");
}
