import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Reader } from "#kernel/permission/reader.ts";
import { cut } from "#kernel/text/clean.ts";
import { type Listed, mostListed } from "#process/screening/listed.ts";
import { screenable } from "./known.ts";
import { type Evidence, type Ranked, ranked } from "./rank.ts";

/**
 * The ranked list of a room's yearly screening, as this director of it may see it: those of the room's
 * units, and of units that are no room's yet. The list lies in the record, which the whole room reads,
 * so it tells of no petitions how many there are.
 */
export async function listedFor(
  reader: Reader,
  room: string,
  threshold: DistrictConfig["threshold"],
): Promise<{ listed: Listed[]; unlisted: number }> {
  const all = (await screenable(reader, "all")).filter(({ unit }) => isOfRoom(unit.room, room));
  const found = ranked(all, { threshold, functions: [] });
  return {
    listed: found.slice(0, mostListed).map(listedOf),
    unlisted: Math.max(0, found.length - mostListed),
  };
}

function listedOf({
  evidence,
  personId,
  personName,
  unitId,
  unitName,
  post,
  body,
}: Ranked): Listed {
  return {
    key: body === undefined ? personId : `${personId}.${body.class}`,
    candidate: {
      ...{ personId, personName, unitId, unitName, post },
      ...(body === undefined ? {} : { body }),
    },
    items: evidence.map(itemOf),
  };
}

function itemOf({ criterion, label, evidence, score, source }: Evidence): Listed["items"][number] {
  return criterion === "PETITIONS"
    ? { item: `${label}：达到本区标准`, score: 60, source }
    : { item: cut(`${label}：${evidence}`, 100), score, source };
}

const digits = "零一二三四五六七八九十";

/** Whether the words of the library name this room (`2`, 第二监督检查室), or none. */
function isOfRoom(words: string | undefined, room: string): boolean {
  if (words === undefined || words === room) return true;
  const [named] = /\d+|[一二三四五六七八九十]+/u.exec(words) ?? [];
  return named === room || named === digits[Number(room)];
}
