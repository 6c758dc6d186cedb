import { addDays } from "#kernel/deadline/day.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { split } from "#kernel/verify/chain.ts";
import type { Finding } from "#kernel/verify/finding.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import type { Source } from "#kernel/verify/source.ts";
import { kindNames, processOf } from "#processes";
import { type Claims, checkBars, noteClaims } from "./bars.ts";
import { checkLoose, checkNumbers, type Numbers, numbersIn, takenBy } from "./loose.ts";
import { checkSealed } from "./sealed-record.ts";
import { readSeals, type SealedHead, type SealFolder, type SealsRead } from "./seals.ts";
import { checkSeats } from "./seats.ts";

export type Verification = {
  findings: Finding[];
  records: number;
  events: number;
  seals: number;
  /** What was destroyed as rules demand: no finding, but said. */
  destroyed: Destroyed[];
};

/** Content that two people have destroyed: on which day, by whom, on what ground. */
export type Destroyed = { id: string; on: string; by: readonly string[]; ground: string };

export type Asked = {
  source: Source;
  seals: SealFolder;
  /** Shanghai day; the nights before it must have been sealed. */
  today: string;
  /** Days after its date within which an event must have been sealed. */
  lagDays: number;
  /** Hashes of seals that somebody has kept elsewhere, e.g. from the nightly mails. */
  known: readonly string[];
};

/** Records that are followed side by side. */
const lanes = 8;

/** Verifies every district that the table or the seals know of. */
export async function verifyAll(asked: Asked): Promise<Verification> {
  const { source, seals, known } = asked;
  const sum: Verification = { findings: [], records: 0, events: 0, seals: 0, destroyed: [] };
  const districts = new Set(await seals.districts());
  for await (const district of source.districts()) districts.add(district);
  const hashes = new Set<string>();
  const taken = new Set<string>();
  for (const district of districts) {
    const read = await readSeals(asked, district, addDays(asked.today, -1));
    for (const hash of read.hashes) hashes.add(hash);
    sum.seals += read.hashes.length;
    sum.findings.push(...read.findings);
    await verifyDistrict(asked, district, read, { sum, taken });
  }
  for await (const finding of checkLoose(source, taken)) sum.findings.push(finding);
  for (const hash of known)
    if (!hashes.has(hash))
      sum.findings.push({ code: "seal.missing", kind: "district", id: "", what: hash });
  return sum;
}

async function verifyDistrict(
  { source, lagDays }: Asked,
  district: string,
  read: SealsRead,
  { sum, taken }: { sum: Verification; taken: Set<string> },
): Promise<void> {
  const sealed = Map.groupBy(read.heads, ({ kind, id }) => `${kind}#${id}`);
  const nights = { first: read.first, last: read.last, lagDays };
  const pks = await pksOf(source, district, sealed);
  const tasks = new Set<string>();
  const broken = new Set<string>();
  const numbers: Numbers = new Map();
  const claims: Claims = { bars: [], holders: new Map() };
  const run = async () => {
    for (let pk = pks.pop(); pk !== undefined; pk = pks.pop()) {
      const [kind, id] = split(pk);
      const process = await processOf(kind);
      const followed = await checkRecord(source, process, { kind, id });
      for (const key of takenBy(process, followed)) taken.add(key);
      const { findings, events } = followed;
      sum.records += 1;
      sum.events += events.length;
      sum.findings.push(...findings);
      sum.destroyed.push(...destroyedIn(id, followed));
      if (events.length === 0 && findings.length === 0)
        sum.findings.push({ code: "record.missing", kind, id });
      else sum.findings.push(...checkSealed({ kind, id }, followed, sealed.get(pk) ?? [], nights));
      // What a broken chain says of tasks is half the truth, and its break is named already.
      const isBroken = findings.some(({ seq = 0 }) => seq > followed.place.seq);
      if (isBroken) broken.add(id);
      for (const task of followed.tasks.values()) {
        tasks.add(task.id);
        if (!isBroken) sum.findings.push(...(await checkSeats(source, task, { kind, id })));
      }
      noteClaims(claims, { kind, id }, followed, await processOf(kind));
      for (const { counter, number } of numbersIn(followed))
        numbers.set(counter, [...(numbers.get(counter) ?? []), { id, number }]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, run));
  for await (const { id } of source.records(district, "task"))
    if (!tasks.has(String(id)) && !broken.has(recordOfTask(String(id))))
      sum.findings.push({ code: "task.unknown", kind: "task", id: String(id) });
  sum.findings.push(...(await checkNumbers(source, numbers)));
  sum.findings.push(...(await checkBars(source, district, claims)));
}

/** The chain of what was destroyed still verifies; its state says when, by whom and on what ground. */
function destroyedIn(id: string, { state }: { state: unknown }): Destroyed[] {
  const { purged } = (state ?? {}) as { purged?: Omit<Destroyed, "id"> };
  return purged === undefined ? [] : [{ id, ...purged }];
}

/** Every record that there is or must be: those listed, those sealed, those of which there are events. */
async function pksOf(
  source: Source,
  district: string,
  sealed: ReadonlyMap<string, readonly SealedHead[]>,
): Promise<string[]> {
  const pks = new Set(sealed.keys());
  for (const kind of kindNames)
    for await (const { pk } of source.records(district, kind)) pks.add(pk);
  for (const item of source.everything?.() ?? [])
    if (item.sk.startsWith("event#") && item.district === district) pks.add(item.pk);
  return [...pks].sort().reverse();
}
