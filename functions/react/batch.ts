import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { districtOf } from "#kernel/district/read.ts";
import { type Item, type Key, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/** What the records of one batch of the stream have in common. */
export type Batch = {
  /** An item as the last of the batch's records about it shows it. */
  image(key: Key): Item | undefined;
  /** Ids of the notices that this batch has told and kept. */
  told: Set<string>;
  /** Rules and officers of a district, read once for the whole batch. */
  district(id: string): Promise<ReturnType<typeof districtOf>>;
};

/** Opens a batch; nothing is read before it is asked for. */
export function openBatch(world: World, records: readonly DynamoDBRecord[]): Batch {
  const images = new Map(
    records.map(({ dynamodb }) => [nameOf(dynamodb?.Keys), dynamodb?.NewImage] as const),
  );
  const districts = new Map<string, ReturnType<Batch["district"]>>();
  return {
    image({ pk, sk }) {
      const image = images.get(`${pk}|${sk}`);
      return image === undefined ? undefined : (readImage(image) as Item);
    },
    told: new Set(),
    district(id) {
      const known =
        districts.get(id) ?? world.store.get(recordKey("district", id)).then(districtOf);
      districts.set(id, known);
      return known;
    },
  };
}

/** Images that were read already: an event is noted for the night's seal, and then reacted to. */
const read = new WeakMap<object, unknown>();

/** An item out of a stream record. */
export function readImage(image: object): unknown {
  const known = read.get(image) ?? unmarshall(image as Parameters<typeof unmarshall>[0]);
  read.set(image, known);
  return known;
}

function nameOf(keys: NonNullable<DynamoDBRecord["dynamodb"]>["Keys"]): string {
  return `${keys?.pk?.S}|${keys?.sk?.S}`;
}
