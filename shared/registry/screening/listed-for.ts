import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Reader } from "#kernel/permission/reader.ts";
import { type Listed, mostListed } from "#process/screening/listed.ts";
import { screenable } from "./known.ts";
import { candidateOf, type Ranked, ranked } from "./rank.ts";

/**
 * The ranked list of a room's yearly screening: those of the room's units, and of units that are no
 * room's yet. The list lies in the record, which more people read than petitions: nothing of these is in
 * it, and who is found by petitions alone is found at “筛选研判”, as far as its reader may know of them.
 */
export async function listedFor(
  reader: Reader,
  room: string,
  threshold: DistrictConfig["threshold"],
): Promise<{ listed: Listed[]; unlisted: number }> {
  const all = (await screenable(reader, "all"))
    .filter(({ unit }) => isOfRoom(unit.room, room))
    .map((one) => ({ ...one, petitions: 0 }));
  // A line of nobody's petitions would be met by everybody.
  const found = ranked(all, {
    threshold: { ...threshold, petitionsIn12Months: Number.POSITIVE_INFINITY },
    functions: [],
  });
  return {
    listed: found.slice(0, mostListed).map(listedOf),
    unlisted: Math.max(0, found.length - mostListed),
  };
}

function listedOf(one: Ranked): Listed {
  const { personId, body } = one;
  return {
    key: body === undefined ? personId : `${personId}.${body.class}`,
    ...candidateOf(one),
  };
}

const digits = "零一二三四五六七八九十";

/** Whether the words of the library name this room (`2`, 第二监督检查室), or none. */
function isOfRoom(words: string | undefined, room: string): boolean {
  if (words === undefined || words === room) return true;
  const [named] = /\d+|[一二三四五六七八九十]+/u.exec(words) ?? [];
  return named === room || named === digits[Number(room)];
}
