import { fuelCards } from "./fuel-card/theme.ts";
import type { TableProblem } from "./problem.ts";
import type { Hit, Notice, Outcome, Theme } from "./theme.ts";

/** Every theme that an inspection may have; a new one is a folder and a line here. */
export const themes: readonly Theme[] = [fuelCards];

/** A theme by its key; undefined when there is none. */
export function themeOf(key: string): Theme | undefined {
  return themes.find((theme) => theme.key === key);
}

/** All outcomes of an analysis by kind, for results that are known to be few. */
export type Analyzed<H extends Hit = Hit> = {
  hits: H[];
  problems: TableProblem[];
  notices: Notice[];
  summary: Omit<Extract<Outcome, { type: "summary" }>, "type">;
};

/** Gathers an analysis. @throws Error when it ends without its summary. */
export async function gather<H extends Hit>(
  outcomes: AsyncIterable<Outcome<H>>,
): Promise<Analyzed<H>> {
  const all: Omit<Analyzed<H>, "summary"> = { hits: [], problems: [], notices: [] };
  let summary: Analyzed["summary"] | undefined;
  for await (const outcome of outcomes) {
    if (outcome.type === "hit") all.hits.push(outcome.hit);
    else if (outcome.type === "problem") all.problems.push(outcome.problem);
    else if (outcome.type === "notice") all.notices.push(outcome.notice);
    else {
      const { type: _type, ...rest } = outcome;
      summary = rest;
    }
  }
  if (summary === undefined) throw new Error("An analysis ended without its summary");
  return { ...all, summary };
}
