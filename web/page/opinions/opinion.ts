import { terms } from "../../catalog/read.ts";

export type Verdict = "NO_ISSUE" | "DEFER" | "UNSUITABLE";
type Finding = { verdict: Verdict; reason: string; until?: string };
type Answer = { n: number; verdict: Verdict; findings: readonly Finding[]; override?: string };

/** Somebody on the list of a letter, as far as pages need them. */
export type Listed = {
  n: number;
  name: string;
  unit: string;
  post: string;
  proposed: string;
};

/** What the page of an opinion reads of its state. */
export type OpinionState = {
  request: { use: "PROMOTION" | "AWARD" };
  people: readonly (Listed & { personId?: string; withdrawn?: { reason: string; on: string } })[];
  checks: readonly {
    role: string;
    room?: string;
    defer: readonly number[];
    unsuitable: readonly number[];
    note: string;
  }[];
  round: { people: readonly number[] };
  proposals: readonly Answer[];
  draft?: { answers: readonly Answer[] };
  replies: readonly { number: string; answers: readonly Answer[] }[];
};

/** A verdict as the reply words it. */
export function wordingOf({ request }: Pick<OpinionState, "request">, verdict: Verdict): string {
  return terms.wordings[request.use]?.[verdict] ?? verdict;
}

/** Why the records propose what they do: each reason once, with the day on which it ends. */
export function whyOf({ findings }: Pick<Answer, "findings">): string[] {
  const said = findings.map(({ reason, until }) => {
    const word = terms.reasons[reason] ?? reason;
    return until === undefined ? word : `${word}（至 ${until}）`;
  });
  return [...new Set(said)];
}
