import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes } from "#functions/api/routes.ts";
import { type OfficialNumber, ofDay } from "#kernel/record/borne.ts";
import type { Keys } from "#kernel/record/process.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { Stored } from "#kernel/verify/source.ts";
import { opinion } from "#process/opinion/process.ts";
import { processOf } from "#processes";
import { makeMove, newGame } from "#tests/kit/play.ts";
import { findingsIn, itemsOf } from "#tests/kit/stored.ts";
import { histories } from "#tests/oracle/histories.ts";
import { numberFields, numbersIn } from "./number-fields.ts";
import { request, tell } from "./opinion/cast.ts";
import { lifeCast } from "./opinion/life.ts";

/** The same as it lay there before numbers were claimed: no event says that it has claimed one. */
function asBefore(items: readonly Stored[]): Stored[] {
  let [seq, prev] = [0, ""];
  const events = items
    .filter(({ sk }) => sk.startsWith("event#"))
    .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
    .map(({ pk, sk, hash: _hash, bears: _bears, ...said }) => {
      seq += 1;
      const event = { ...said, prev };
      prev = hashOf(event);
      return { pk, sk, ...event, hash: prev };
    });
  return [
    ...events,
    ...items
      .filter(({ sk }) => !sk.startsWith("event#"))
      .filter((item) => !isClaimed(items, item))
      .map((item) => (item.head === undefined ? item : { ...item, head: { seq, hash: prev } })),
  ];
}

/** Whether an item is a number that an event says to have claimed. */
function isClaimed(items: readonly Stored[], { pk, holder }: Stored): boolean {
  const claimed = items.flatMap(({ bears = [] }) => bears as OfficialNumber[]);
  return claimed.some(
    ({ kind, number, document }) => holder === document && pk.endsWith(`#${kind}#${number}`),
  );
}

describe("a number that people type names one paper (R11)", () => {
  // A new field is added here once its process claims the number (`papers`), and not before.
  it("each such field of a form is one whose process claims it, or says why not", async () => {
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
      // One decision of the upper commission may be about several matters: told apart by its day.
      "recusal RECORD_UPPER.approve letterNumber",
      "recusal RECORD_UPPER.reject letterNumber",
    ]);
  });

  const bearers = ["quarterly", "enrollment", "opinion", "debriefing", "ladder"] as const;
  const bearing = bearers.flatMap((kind) =>
    Object.entries(histories[kind]).flatMap(([name, tell]) => {
      const game = tell();
      return game.events.some(({ bears }) => bears !== undefined) ? [{ kind, name, game }] : [];
    }),
  );

  it("every one of these processes claims numbers in some history", () => {
    expect([...new Set(bearing.map(({ kind }) => kind))]).toEqual(bearers);
  });

  it.each(bearing)("$kind, $name: its claim lies beside it, and is missed", async ({ game }) => {
    const items = itemsOf(game);
    expect((await findingsIn(game, items)).findings).toEqual([]);
    const without = items.filter((item) => !isClaimed(items, item));
    const { findings } = await findingsIn(game, without);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["number.differs"]));
  });

  it.each(bearing)("$kind, $name: what was written before claims nothing", async ({ game }) => {
    const { findings, events } = await findingsIn(game, asBefore(itemsOf(game)));
    expect([findings, events.length]).toEqual([[], game.events.length]);
  });

  it("what a clue's papers claim is theirs alone; other organs number for themselves", async () => {
    const papers = (await processOf("clue"))?.papers ?? {};
    const of = (type: string, data: object) =>
      papers[type]?.(data as Record<string, unknown>, { id: "clu_1", state: undefined });
    const on = "2026-05-06";
    expect(of("clue.person-told", { document: "示纪函〔2026〕3号", on })).toEqual([
      ofDay("clue-answer", "示纪函〔2026〕3号", on),
    ]);
    const decided = (by: string) =>
      of("clue.jurisdiction-decided", { by, document: "〔2026〕9号", on });
    expect(decided("示例市纪委监委")).not.toEqual(decided("示例省纪委监委"));
  });

  it("study minutes, handing-over papers and archive numbers of clues, decisions from above (R11)", async () => {
    const papersIn = async (kind: string, type: string, data: object, state?: object) =>
      (await processOf(kind))?.papers?.[type]?.(data as Record<string, unknown>, {
        id: "one_1",
        state,
      });
    const minutes = "研判纪要〔2026〕3期";
    const studied = (room: string, on: string, number = minutes) =>
      papersIn("clue", "clue.studied", { study: { minutes: number, on } }, { routing: { room } });
    expect(await studied("2", "2026-05-06")).toEqual([
      ofDay("study-minutes", `2 ${minutes}`, "2026-05-06"),
    ]);
    expect(await studied("2", "2026-05-06")).not.toEqual(await studied("2", "2026-05-07"));
    expect(await studied("2", "2026-05-06")).not.toEqual(await studied("3", "2026-05-06"));
    expect(await studied("2", "2026-05-06", "研判会纪要1号")).toEqual([]);
    const given = { source: "AUDIT", sourceNumber: "示审移〔2026〕3号", receivedOn: "2026-05-06" };
    expect(await papersIn("clue", "clue.received", given)).toEqual([
      ofDay("handed-over", "AUDIT 示审移〔2026〕3号", "2026-05-06"),
    ]);
    expect(await papersIn("clue", "clue.received", { receivedOn: "2026-05-06" })).toEqual([]);
    const archived = (state: object) =>
      papersIn("clue", "clue.archived", { number: "DA-2026-1" }, state);
    expect(await archived({})).toEqual([
      { kind: "archive", number: "DA-2026-1", document: "of one_1" },
    ]);
    expect(await archived({ mergedInto: "clu_2" })).toMatchObject([{ document: "of clu_2" }]);
    const letter = { letterNumber: "示市纪〔2026〕9号" };
    const dated = [ofDay("upper-decision", letter.letterNumber, "2026-05-06")];
    for (const [kind, type] of [
      ["recusal", "recusal.granted"],
      ["recusal", "recusal.denied"],
      ["roster", "roster.proposed"],
    ] as const) {
      expect(await papersIn(kind, type, { ...letter, letterOn: "2026-05-06" })).toEqual(dated);
      expect(await papersIn(kind, type, {})).toEqual([]);
    }
  });

  it.each([
    ["clue", "clue.verification-extended"],
    ["clue", "clue.filing-extended"],
    ["clue", "clue.trial-extended"],
    ["clue", "clue.execution-extended"],
    ["petition", "petition.extended"],
  ] as const)("%s: the leave of %s is for one limit of one matter alone", async (kind, type) => {
    const claim = async (of: string, id: string, document: string) => {
      const { papers } = (await processOf(kind)) ?? {};
      return papers?.[of]?.({ document }, { id, state: undefined });
    };
    const number = "示纪批〔2026〕7号";
    const own = await claim(type, "one_1", number);
    expect(own).toMatchObject([{ kind: "longer", number }]);
    expect(await claim(type, "one_2", number)).not.toEqual(own);
    expect(await claim(type, "one_1", "经主要领导批准")).toEqual([]);
    for (const other of ["clue.verification-extended", "clue.filing-extended"])
      if (kind === "clue" && other !== type)
        expect(await claim(other, "one_1", number)).not.toEqual(own);
  });

  it("decisions and approvals that several matters rest on are of one day", async () => {
    const claim = async (kind: "clue" | "targeted", type: string, data: object) =>
      (await processOf(kind))?.papers?.[type]?.(data as Record<string, unknown>, {
        id: "one_1",
        state: undefined,
      });
    const decided = { documentNumber: "示纪〔2026〕8号", decidedBy: "示例区纪委监委" };
    const on = "2026-05-06";
    const number = [ofDay("disposal", "示例区纪委监委 示纪〔2026〕8号", on)];
    const disposal = { ...decided, decidedOn: on };
    expect(await claim("clue", "clue.measure-decided", { disposal })).toEqual(number);
    expect(await claim("targeted", "targeted.disposed", disposal)).toEqual(number);
    expect(await claim("targeted", "targeted.disposed", { decidedOn: on })).toEqual([]);
    const way = { leads: "FILED", on, party: { document: "示委批〔2026〕2号" } };
    expect(await claim("clue", "clue.way-approved", way)).toEqual([
      ofDay("party-approval", "示委批〔2026〕2号", on),
    ]);
    expect(await claim("clue", "clue.way-approved", { leads: "FILED", on })).toEqual([]);
  });

  /** Fields in which people type the number of a paper, in bodies of commands and of other routes. */
  it("each such field of a body is one that is claimed, or says why not", async () => {
    const found = (await allRoutes()).flatMap(({ method, path, body }) =>
      body === undefined
        ? []
        : numbersIn(z.toJSONSchema(body, { io: "input", unrepresentable: "any" })).map(
            (name) => `${method} ${path} ${name}`,
          ),
    );
    // A new one is added here once its process claims the number (`papers`), and not before.
    expect(found.toSorted()).toEqual([
      // What a norm is called: many matters rest on it.
      "post /bases content.number",
      "post /bases/{id}/revision content.number",
      "post /clues report.sourceNumber",
      "post /clues/{id}/archive archive.number",
      "post /clues/{id}/execution-extension document",
      "post /clues/{id}/filing-extension document",
      "post /clues/{id}/measures disposal.documentNumber",
      "post /clues/{id}/studies study.minutes",
      "post /clues/{id}/trial-extension document",
      "post /clues/{id}/verification-extension document",
      "post /debriefings/{id}/feedback feedback.letterNumber",
      "post /debriefings/{id}/presentation meeting.minutesNumber",
      "post /enrollments/{id}/consent documentNumber",
      "post /enrollments/{id}/nomination nomination.basis.number",
      "post /enrollments/{id}/revision nomination.basis.number",
      // The unit's own explanation, by its number or its day.
      "post /matters/{id}/late-excuse excuse.document",
      "post /meetings minutesNumber",
      "post /opinions request.number",
      "post /opinions/{id}/supplement request.number",
      "post /outside-stand-ins letterNumber",
      "post /petitions/{id}/extension document",
      "post /quarterly-visits/{id}/feedback feedback.letterNumber",
      "post /quarterly-visits/{id}/notice notice.number",
      "post /targeted-inspections/{id}/disposals disposal.documentNumber",
    ]);
  });

  it("a letter that is supplemented may be of another day; another letter is claimed anew", () => {
    const supplemented = (change: Partial<typeof request>) => {
      const game = newGame(opinion, lifeCast);
      for (const move of [
        tell("asker", { type: "request", request: { ...request, forms: "no" } }),
        { do: "conduct", wait: 0 } as const,
        { do: "answer", by: "office", action: "return" } as const,
        { do: "conduct", wait: 0 } as const,
        tell("asker", { type: "supplement", request: { ...request, ...change } }),
      ])
        expect(makeMove(game, move)).toBeUndefined();
      return game.events.flatMap(({ bears = [] }) => bears.map(({ document }) => document));
    };
    expect(supplemented({ on: "2026-10-08" })).toEqual(["of 2026-10-09"]);
    expect(supplemented({ number: "示组函〔2026〕32号", on: "2026-10-08" })).toEqual([
      "of 2026-10-09",
      "of 2026-10-08",
    ]);
  });

  it("two documents of one transaction under one number are refused, and nothing is written", () => {
    const keys = opinion.keys;
    const twice: typeof opinion = {
      ...opinion,
      keys: (state): Keys => ({
        ...keys(state),
        numbers: [{ ...ofDay("asked", `${request.from} ${request.number}`, "2026-01-01") }],
      }),
    };
    const game = newGame(twice, lifeCast);
    const refused = makeMove(game, tell("asker", { type: "request", request }));
    expect(refused).toMatchObject({ refused: "number.taken" });
    expect(game.writes).toEqual([]);
  });
});
