import { barredFrom } from "#kernel/permission/barred.ts";
import type { Caller } from "#kernel/route.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";

type Subject = { kind: string; id: string };

/**
 * The rows of somebody's own trays that they may see now: of their district, and of no matter that a
 * recusal or a tie bars them from, also when it was declared after they had answered. Records are
 * read only where a tie is registered, or where a row is older than its mark of the district.
 */
export async function ownRows<R extends Pick<Row<"todo">, "subject" | "district">>(
  world: World,
  { officer, district }: Pick<Caller, "officer" | "district">,
  items: readonly R[],
): Promise<R[]> {
  const isTied = (officer.ties?.length ?? 0) > 0;
  const doubtful = items.filter((item) => isTied || item.district === undefined);
  const keys = doubtful.map((item) => {
    const { kind, id } = item.subject as Subject;
    return recordKey(kind, id);
  });
  const records = keys.length === 0 ? [] : await world.store.getMany(keys);
  const known = new Map(records.flatMap((record) => (record ? [[record.pk, record]] : [])));
  const seen = await Promise.all(
    items.map(async (item) => {
      const { kind, id } = item.subject as Subject;
      const record = known.get(recordKey(kind, id).pk);
      if ((item.district ?? record?.district) !== district) return [];
      const matter = record && (await processOf(kind))?.matter?.(record.state);
      return barredFrom(officer, matter) === undefined ? [item] : [];
    }),
  );
  return seen.flat();
}
