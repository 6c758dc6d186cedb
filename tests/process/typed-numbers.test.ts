import { describe, expect, it } from "vitest";
import { typedNumbers } from "#kernel/record/borne.ts";
import { kinds } from "#kernel/record/kinds.ts";
import { processOf } from "#processes";
import { histories } from "#tests/oracle/histories.ts";

/** Fields of forms that are labelled as the number of a paper, as `kind stage.action field`. */
async function numberFields(): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of Object.keys(kinds)) {
    const process = await processOf(kind);
    for (const [stage, { actions }] of Object.entries(process?.stages ?? {}))
      for (const [action, { form }] of Object.entries(actions))
        for (const { name, label } of form?.fields ?? [])
          if (/文号|纪要编号/.test(label)) found.add(`${kind} ${stage}.${action} ${name}`);
  }
  return [...found];
}

describe("a number that people type names one paper (R11)", () => {
  // A new field is added here once its process bears the number (`keys`), and not before.
  it("each such field of a form is one whose process bears it", async () => {
    expect((await numberFields()).toSorted()).toEqual([
      "clue DISPUTED.ours document",
      "clue DISPUTED.theirs document",
      "clue FEEDBACK.told document",
      "enrollment COMMISSION_PASSED.send documentNumber",
      "enrollment PARTY_PENDING.consent documentNumber",
      "enrollment REMOVAL_PARTY.consent documentNumber",
      "enrollment REMOVAL_PENDING.file documentNumber",
      "enrollment REMOVAL_PENDING.send documentNumber",
      "ladder PROMPT_SERVING.serve number",
      "ladder URGE_SERVING.serve number",
      "recusal RECORD_UPPER.approve letterNumber",
      "recusal RECORD_UPPER.reject letterNumber",
    ]);
  });

  it("papers of two days are two, however often one is rested on", () => {
    const paper = { number: "示纪〔2026〕1号", on: "2026-03-20" };
    const [first, again, other] = typedNumbers("feedback", [
      paper,
      paper,
      { ...paper, on: "2026-03-21" },
    ]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(typedNumbers("feedback", [{ number: undefined, on: "2026-03-20" }])).toEqual([]);
  });

  const bearers = ["debriefing", "ladder", "opinion"] as const;
  it.each(bearers)("%s bears the numbers of its papers", (kind) => {
    const borne = Object.values(histories[kind]).flatMap((tell) => {
      const { process, events } = tell();
      let state: unknown;
      for (const event of events) state = process.evolve(state, event);
      return process.keys(state).numbers ?? [];
    });
    expect(borne.filter(({ document }) => /^of \d{4}-/.test(document))).not.toEqual([]);
  });

  const lastOf = (kind: "clue" | "enrollment") => {
    const { process, events } = Object.values(histories[kind])[0]?.() ?? {};
    return { process, state: events?.reduce<unknown>(process?.evolve as never, undefined) };
  };

  it("a clue bears those of its answer to the person and of the decision on whose it is", () => {
    const { process, state } = lastOf("clue");
    const papers = {
      ...{ feedbackOn: "2026-05-06", feedbackNumber: "示纪函〔2026〕3号" },
      jurisdictionBy: { by: "示例市纪委监委", document: "示市纪〔2026〕9号", on: "2026-04-01" },
    };
    expect(process?.keys({ ...(state as object), ...papers }).numbers).toEqual([
      { kind: "clue-answer", number: "示纪函〔2026〕3号", document: "of 2026-05-06" },
      {
        ...{ kind: "jurisdiction", number: "示例市纪委监委 示市纪〔2026〕9号" },
        document: "of 2026-04-01",
      },
    ]);
  });

  it.each([
    ["filing", undefined],
    [
      "consent",
      { documentNumber: "示纪〔2027〕2号", sentOn: "2027-03-01", classification: "内部" },
    ],
  ])("an object that has left bears the number of the %s", (kind, removalRequest) => {
    const { process, state } = lastOf("enrollment");
    const removal = { reason: "OTHER", on: "2027-03-20", documentNumber: "示委批〔2027〕8号" };
    const { numbers = [] } = process?.keys({ ...(state as object), removal, removalRequest }) ?? {};
    expect(numbers).toContainEqual({
      ...{ kind, number: "示委批〔2027〕8号", document: "consent of 2027-03-20" },
    });
  });
});
