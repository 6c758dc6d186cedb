/** A step of a record's chain, without what it holds. */
export type Step = {
  seq: number;
  at: string;
  title: string;
  actor: string;
  actorName: string;
  roleName: string;
  hash: string;
};

/** A record that changed on a day, at its last step of that day. */
export type Changed = { kind: string; id: string; number: string; last?: Step };

/** Each record once, at the last step that any page tells; what happened last stands first. */
export function newestFirst(all: readonly Changed[]): Changed[] {
  const last = new Map<string, Changed>();
  for (const one of all) {
    const key = `${one.kind}#${one.id}`;
    if ((one.last?.seq ?? 0) >= (last.get(key)?.last?.seq ?? 0)) last.set(key, one);
  }
  const timeOf = ({ last: step }: Changed) => step?.at ?? "";
  return [...last.values()].sort((a, b) =>
    timeOf(a) === timeOf(b) ? 0 : timeOf(a) < timeOf(b) ? 1 : -1,
  );
}
