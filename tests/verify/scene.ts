import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { SealFolder } from "#functions/verify/seals.ts";
import { sealFile } from "#kernel/seal/seal.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { Stored } from "#kernel/verify/source.ts";
import { region } from "#local/account.ts";
import type { Host } from "#local/host.ts";
import { otherDistrict } from "#local/sample/officers.ts";
import { at, call, decideByLink } from "#tests/end-to-end/harness.ts";
import { approved, numbered } from "#tests/end-to-end/letters.ts";
import { goOn, matterAt } from "#tests/restore/chains.ts";

export type Change = Record<string, unknown>;
type Head = { seq: number; hash: string };

/** Every item of the table and every seal, to be changed as somebody with all rights could. */
export type Scene = { items: Map<string, Stored>; seals: Map<string, string> };

/** What the scene is about. */
export type Cast = { enrollment: string; open: string; letters: [string, string]; file: string };

export const district = "sample";
export const days = ["2026-03-03", "2026-03-04"] as const;

/** Two days of work, both sealed: a matter before the commission, one at its start, two letters. */
export async function play(host: Host): Promise<Cast> {
  const enrollment = await matterAt(host, "COMMISSION_PENDING");
  const letters = [await approved(host), await approved(host)] as [string, string];
  for (const letter of letters) await numbered(host, letter);
  await host.advanceTo(at(days[1]));
  await goOn(host, enrollment, "COMMISSION_PASSED");
  const open = await matterAt(host, "ROOM_REVIEW");
  await decideByLink(host, "feng", open, { action: "approve", opinion: "情况属实" });
  const announced = await call(host, "u-chen").post<{ id: string }>("/files", {
    subject: { kind: "enrollment", id: enrollment },
    name: "清单.pdf",
    contentType: "application/pdf",
    bytes: 10,
    sha256: "0".repeat(64),
  });
  await host.advanceTo(at("2026-03-05", "01:00"));
  return { enrollment, open, letters, file: announced.body.id };
}

/** Reads the table whole, as an export would, and the seals. */
export async function sceneOf(host: Host): Promise<Scene> {
  const client = new DynamoDBClient({
    endpoint: host.dynamodbUrl,
    region,
    credentials: host.access,
  });
  const items = new Map<string, Stored>();
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: "Records", ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    for (const item of page.Items ?? []) put(items, unmarshall(item) as Stored);
    from = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (from !== undefined);
  client.destroy();
  const seals = new Map<string, string>();
  for (const of of [district, otherDistrict])
    for (const day of days) {
      const text = await host.world.seals.get(sealFile(of, day));
      if (text !== undefined) seals.set(`${of} ${day}`, text);
    }
  return { items, seals };
}

export function copyOf({ items, seals }: Scene): Scene {
  return { items: structuredClone(items), seals: new Map(seals) };
}

/** The seals as the verifier reads them. */
export function folderOf(seals: ReadonlyMap<string, string>): SealFolder {
  const keys = [...seals.keys()].map((key) => key.split(" ") as [string, string]);
  return {
    districts: () => Promise.resolve([...new Set(keys.map(([of]) => of))]),
    days: (of) => Promise.resolve(keys.flatMap(([own, day]) => (own === of ? [day] : [])).sort()),
    read: (of, day) => Promise.resolve(seals.get(`${of} ${day}`) ?? ""),
  };
}

export function get({ items }: Scene, pk: string, sk: string): Stored {
  const item = items.get(`${pk}|${sk}`);
  if (item === undefined) throw new Error(`Nothing at ${pk} ${sk}`);
  return item;
}

export function put(items: Map<string, Stored>, item: Stored): void {
  items.set(`${item.pk}|${item.sk}`, item);
}

/** Changes one item; `change` gets it as plain data. */
export function alter(
  scene: Scene,
  pk: string,
  sk: string,
  change: (item: Change) => Change,
): void {
  put(scene.items, { ...get(scene, pk, sk), ...change(get(scene, pk, sk) as Change) } as Stored);
}

export function remove(scene: Scene, of: (item: Stored) => boolean): void {
  for (const [key, item] of scene.items) if (of(item)) scene.items.delete(key);
}

export function eventsOf({ items }: Scene, pk: string): Stored[] {
  return [...items.values()]
    .filter((item) => item.pk === pk && item.sk.startsWith("event#"))
    .sort((a, b) => (a.sk < b.sk ? -1 : 1));
}

/** Works out hashes and head of a chain again, as somebody who knows the rule would. */
export function rechain(scene: Scene, pk: string, events: readonly Stored[]): void {
  remove(scene, (item) => item.pk === pk && item.sk.startsWith("event#"));
  let head: Head = { seq: 0, hash: "" };
  for (const { pk: _pk, sk: _sk, hash: _hash, ...said } of events) {
    const seq = head.seq + 1;
    const event = { ...said, seq, prev: head.hash };
    head = { seq, hash: hashOf(event) };
    const sk = `event#${String(seq).padStart(10, "0")}`;
    put(scene.items, { pk, sk, ...event, hash: head.hash });
  }
  alter(scene, pk, "record", () => ({ head }));
}

/** A seal written anew, whole in itself. */
export function reseal(scene: Scene, day: string, change: (kept: Kept) => Kept): void {
  const key = `${district} ${day}`;
  const { seal, heads } = change(JSON.parse(scene.seals.get(key) ?? "") as Kept);
  scene.seals.set(key, JSON.stringify({ seal, hash: hashOf(seal), heads }));
}

export type Kept = {
  seal: { district: string; day: string; prev: string; count: number; root: string };
  heads: { kind: string; id: string; seq: number; hash: string }[];
};
