import type { Task } from "#kernel/task/schema.ts";
import { kindOf } from "#kernel/text/id.ts";
import { eventOf, isSame, split } from "#kernel/verify/chain.ts";
import type { Finding } from "#kernel/verify/finding.ts";
import { numberPlace } from "#kernel/verify/layout.ts";
import type { Followed, Played } from "#kernel/verify/record.ts";
import type { Source, Stored } from "#kernel/verify/source.ts";

/** The numbers that records have taken, by district and counter. */
export type Numbers = Map<string, { id: string; number: number }[]>;

/** The numbers that a record's state names, voided ones too, and the counters that gave them. */
export function numbersIn({ state, district }: Pick<Followed, "state" | "district">) {
  const { number, voidedNumbers = [] } = (state ?? {}) as {
    number?: { text: string };
    voidedNumbers?: { text: string }[];
  };
  const texts = [...voidedNumbers, ...(typeof number === "object" ? [number] : [])];
  return texts.flatMap(({ text }) => {
    const [, code, year, last] = /^(.*)〔(\d{4})〕(\d+)号$/.exec(text) ?? [];
    return last === undefined
      ? []
      : [{ counter: `${district}#${code}#${year}`, number: Number(last) }];
  });
}

/** A counter has given each number from 1 to its last exactly once. */
export async function checkNumbers(source: Source, numbers: Numbers): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [counter, taken] of numbers) {
    const inOrder = taken.toSorted((a, b) => a.number - b.number);
    const gap = inOrder.find(({ number }, place) => number !== place + 1);
    const [item] = await source.getMany([{ pk: `count#${counter}`, sk: "number" }]);
    if (gap === undefined && item?.version === inOrder.length) continue;
    const id = gap?.id ?? inOrder.at(-1)?.id ?? "";
    findings.push({ code: "number.differs", kind: "letter", id, what: counter });
  }
  return findings;
}

/** The posts and official numbers that a record has kept from others, by where that lies. */
export function takenBy(
  process: Played | undefined,
  { state, district, borne }: Pick<Followed, "state" | "district" | "borne">,
): string[] {
  const { claim, numbers = [] } = (state === undefined ? undefined : process?.keys(state)) ?? {};
  return [
    ...(claim === undefined ? [] : [`claim#${district}#${claim.key}`]),
    ...[...numbers, ...borne].map(({ kind, number }) => numberPlace(district, kind, number).pk),
  ];
}

/** Items that no record leads to; only an export holds them all. `taken` is what records have taken. */
export async function* checkLoose(
  source: Source,
  taken: ReadonlySet<string>,
): AsyncGenerator<Finding> {
  const links = new Set<string>();
  for (const item of source.everything?.() ?? []) {
    if (item.sk === "link") yield* checkLink(source, item, links);
    if (item.sk === "claim" && !taken.has(item.pk)) yield notTaken(item, "index.differs");
    if (item.sk === "number" && item.kind === "number" && !taken.has(item.pk))
      yield notTaken(item, "number.differs");
    if (item.sk === "result") yield* checkReceipt(source, item);
  }
}

/** A post or number that is kept from others, though no record has taken it. */
function notTaken({ pk, holder }: Stored, code: Finding["code"]): Finding {
  const id = String(holder);
  return { code, kind: kindOf(id) ?? "", id, what: pk };
}

/** A link is for somebody who sits on a task that exists; each try of each person has one. */
async function* checkLink(
  source: Source,
  item: Stored,
  seen: Set<string>,
): AsyncGenerator<Finding> {
  const { pk, hash, taskId, person, attempt, subject, shown } = item as Stored & {
    attempt: number;
    subject?: { kind: string; id: string };
  };
  const [found] = await source.getMany([{ pk: `task#${taskId}`, sk: "record" }]);
  const task = found?.state as Task | undefined;
  const seat = task?.seats.find((one) => one.person === person);
  const own = `${taskId} ${person} ${attempt}`;
  const isRight =
    pk === `link#${hash}` &&
    seat !== undefined &&
    attempt >= 1 &&
    attempt <= seat.attempt &&
    isSame(subject, task?.subject) &&
    (shown === undefined || shown === task?.shown) &&
    !seen.has(own);
  seen.add(own);
  if (!isRight)
    yield { code: "link.unknown", kind: subject?.kind ?? "", id: subject?.id ?? "", what: own };
}

/** What a repeated request would be answered is what has happened. */
async function* checkReceipt(source: Source, item: Stored): AsyncGenerator<Finding> {
  const { kind, id, events } = item.receipt as {
    kind: string;
    id: string;
    events: { seq: number; type: string; task?: string }[];
  };
  const [, actor] = split(item.pk);
  for (const { seq, type, task } of events) {
    const key = { pk: `${kind}#${id}`, sk: `event#${String(seq).padStart(10, "0")}` };
    const [stored] = await source.getMany([key]);
    const event = stored === undefined ? undefined : eventOf(stored);
    const isTold =
      event?.type === type && event.task === task && actor.startsWith(`${String(event.actor)}#`);
    if (isTold) continue;
    yield { code: "receipt.differs", kind, id, seq };
    return;
  }
}
