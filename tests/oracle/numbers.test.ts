import { describe, expect, it } from "vitest";
import { kinds } from "#kernel/record/kinds.ts";
import { stageOfTask } from "#kernel/text/id.ts";
import { sourcesOf } from "../architecture/sources.ts";
import { histories } from "./histories.ts";

const ids = new RegExp(
  `\\b(?:${Object.values(kinds)
    .map(({ prefix }) => prefix)
    .join("|")})_\\w+`,
);

/** Every text that people read of a history: what they were asked, and what the trail says. */
function textsOf({ process, events }: ReturnType<(typeof histories)["recusal"][string]>): string[] {
  let state: unknown;
  return events.flatMap((event) => {
    state = process.evolve(state, event);
    const asked = event.type === "task.opened" ? stageOfTask(event.task ?? "") : undefined;
    const shown = asked === undefined ? [] : (process.show?.(state, asked) ?? []);
    const said = process.said?.[event.type]?.(event.data) ?? [];
    return [...shown, ...said].map(({ label, value }) => `${label}：${value}`);
  });
}

describe("R20: machine ids stand in addresses only", () => {
  // Meetings of these histories are older than the names in them, and keep the text that was sealed.
  const kept = Object.keys(histories).filter((kind) => kind !== "meeting");
  it.each(kept as (keyof typeof histories)[])("%s", (kind) => {
    const texts = Object.values(histories[kind]).flatMap((tell) => textsOf(tell()));
    expect(texts.filter((text) => ids.test(text))).toEqual([]);
  });

  it("no sentence of the code is filled in with the id of a matter", () => {
    const filled =
      /`[^`<]*\p{Script=Han}[^`<]*\$\{(?:[\w.]*\.)?(?:id|\w+Id)\}|`[^`<]*\$\{(?:[\w.]*\.)?(?:id|\w+Id)\}[^`<]*\p{Script=Han}/u;
    const paths = sourcesOf("shared", "functions")
      .filter(({ text }) => filled.test(text))
      .map(({ path }) => path);
    expect(paths.toSorted()).toEqual([
      // For operators, who look records up by their ids.
      "functions/verify/report.ts",
      // The id of an officer, which the office itself has given.
      "shared/kernel/district/role.ts",
    ]);
  });
});
