import { describe, expect, it } from "vitest";
import { sourcesOf } from "./sources.ts";

const product = sourcesOf("shared", "functions").filter(
  ({ path }) => !path.startsWith("functions/commands/"),
);

/** What the product writes into its log, and why no person waits for it there. */
const logged: Readonly<Record<string, string>> = {
  "api.failed": "a request that is answered with 500",
  "auth.keys-away": "requests are answered with 503 meanwhile",
  "cycle.failed": "the call fails at its end and is made again",
  "event.overwritten": "an alarm; nothing is to be carried out",
  "incident.refused": "an alarm; the last resort where not even an incident can be written",
  "incident.reported": "an alarm beside the task that a person gets",
  "link.closed": "a page that says why",
  "notice.attempted": "the notice itself keeps what came of it",
  "page.failed": "a page that says so",
  "react.failed": "the stream comes again, and sets aside what goes on failing",
  "seal.differs": "an alarm",
  "seal.done": "sums",
  "seal.failed": "the night's call fails and is made again",
  "secret.refused": "the caller is told so; who it was is read afterwards",
  "sweep.done": "sums",
  "wake.failed": "the wake stays due and comes again; an alarm reads the oldest",
  "workflow.answered": "what Step Functions said",
};

describe("follow-ups are never a log line (issue F point 10)", () => {
  it("what a command answers is looked at wherever the system gives one", () => {
    const dropped = /^\s*(?:await |void )?(?:execute|send|commandTask)(?:<[^>]*>)?\(/m;
    const statement = product.flatMap(({ path, text }) =>
      text.split(/(?<=[;{}>]|=>)\s*\n/).some((one) => dropped.test(one) && !isGiven(text, one))
        ? [path]
        : [],
    );
    expect(statement).toEqual([]);
  });

  it("no line of the log stands for something that somebody must do", () => {
    const names = product.flatMap(({ text }) =>
      [...text.matchAll(/\blog\(\s*"([\w.-]+)"/g)].map(([, name]) => name ?? ""),
    );
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(logged).toSorted());
  });
});

/** Stands behind an arrow, whose caller gets the answer. */
function isGiven(text: string, statement: string): boolean {
  const before = text.slice(0, text.indexOf(statement)).trimEnd();
  return before.endsWith("=>");
}
