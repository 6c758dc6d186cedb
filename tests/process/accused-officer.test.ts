import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import { petition, urgencyOf } from "#process/petition/process.ts";
import * as clues from "./clue/cast.ts";
import * as petitions from "./petition/cast.ts";

/** Names of the casts end alike: the whole name is compared. */
const nameOf = (id: string, of: readonly { id: string; name: string }[]) =>
  of.find((one) => one.id === id)?.name ?? "";

describe("an officer who is accused neither reads nor handles it (process sheet §4.6: accused as handler → blocked)", () => {
  it("a petition is kept from whoever bears the name of the accused, the secretary too", () => {
    const [deputy] = petitions.officers.filter(({ role }) => role === "DEPUTY_SECRETARY");
    const [secretary] = petitions.officers.filter(({ role }) => role === "SECRETARY");
    const accused = `${deputy?.name}、 ${secretary?.name}`;
    const game = petitions.course([
      petitions.received("ANONYMOUS"),
      petitions.ask,
      petitions.tell("wei", {
        type: "register",
        registration: { ...petitions.registration, accused },
      }),
    ]);
    const state = game.record?.state;
    if (state === undefined) throw new Error("No record");
    expect(petition.bars?.(state).recused).toEqual(
      expect.arrayContaining([deputy?.id, secretary?.id]),
    );
    const events = JSON.stringify(game.events.map(({ data }) => data));
    expect(events).not.toContain("accusedOfficers");
  });

  it("from the first moment, by what the reporter calls the accused: whoever is meant is asked nothing", () => {
    const [secretary, office] = ["SECRETARY", "PETITION_OFFICE"].map((role) =>
      petitions.officers.find((one) => one.role === role),
    );
    const accused = `${secretary?.name}书记和信访室的${office?.name}（示例）`;
    const filed = petitions.received("ANONYMOUS", undefined, accused);
    if (filed.do !== "command" || filed.command.type !== "receive") throw new Error("No filing");
    const arrival = { ...filed.command.arrival, retaliation: "yes" } as const;
    const game = petitions.course([
      { ...filed, command: { ...filed.command, arrival } },
      petitions.ask,
    ]);
    const state = petitions.stateOf(game);
    expect(petition.bars?.(state).recused).toEqual(
      expect.arrayContaining([secretary?.id, office?.id]),
    );
    const asked = [...game.tasks.values()].flatMap(({ seats }) =>
      seats.map(({ person }) => person),
    );
    expect(asked).toEqual(["second"]);
    expect(urgencyOf(state)).toBe("yes");
    expect(JSON.stringify(game.events.map(({ data }) => data))).not.toContain("accusedOfficers");
    const register = petitions.tell("second", {
      type: "register",
      registration: petitions.registration,
    });
    expect(petitions.refusalOf(game, register)).toBeUndefined();
    expect(petition.bars?.(petitions.stateOf(game)).recused).toContain(secretary?.id);
  });

  it("retaliation by the secretary is registered though nobody here can be told of it", () => {
    const secretary = petitions.officers.find(({ role }) => role === "SECRETARY");
    const accused = secretary?.name ?? "";
    const game = petitions.course([petitions.received("ANONYMOUS"), petitions.ask]);
    const register = petitions.tell("wei", {
      type: "register",
      registration: { ...petitions.registration, accused, retaliation: "yes" },
    });
    expect(petitions.refusalOf(game, register)).toBeUndefined();
    expect([...game.tasks.values()].map(({ stage }) => stage)).not.toContain("URGENT");
  });

  it("a clue likewise, from wherever it comes; others are not kept from it", () => {
    const person = { ...clues.person, name: nameOf("director", clues.officers) };
    const game = clues.course([clues.received({ person })]);
    expect(clue.bars?.(clues.stateOf(game)).recused).toContain("director");
    const usual = clues.course([clues.received()]);
    expect(clues.stateOf(usual).accusedOfficers).toBeUndefined();
  });
});
