import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { District } from "#kernel/district/process.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { learningId } from "#process/learning/process.ts";
import { matters } from "#process/matters/process.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { line } from "#tests/kit/officers.ts";
import { play } from "#tests/kit/play.ts";
import type { AnyGame } from "#tests/oracle/players.ts";
import { ownWorld } from "#tests/registry/world.ts";
import * as clues from "../clue/cast.ts";
import * as deb from "../debriefing/cast.ts";
import * as edu from "../education/cast.ts";
import { enrollmentCast, later, opening } from "../enrollment/games.ts";
import * as pure from "../enrollment/pure.ts";
import { inspectionCast } from "../inspection/cast.ts";
import * as mat from "../matters/cast.ts";
import * as visits from "../quarterly/games.ts";
import { change, lay, standing, tell } from "./laid.ts";

const district = "sample";
export const today = "2026-03-10";

const games = {
  enrollment: () => play(enrollment, enrollmentCast, [...opening, ...later.slice(0, 1)]),
  matters: () => play(matters, mat.cast, [mat.open()]),
  leaving: () => play(matters, mat.cast, [mat.open({ ...mat.annual, type: "LEAVING" })]),
  reporting: () => deb.course(deb.toReport),
  rectifying: () =>
    deb.course([
      ...deb.assessed(deb.counts(30, 30, 0, 0)),
      deb.tell("chen", {
        type: "feed-back",
        feedback: { letterNumber: "函1号", servedOn: deb.meetingDay, problems: ["（示例）"] },
      }),
      deb.ask,
    ]),
  learning: () => {
    const game = edu.newRecord();
    edu.told(game, [
      edu.open("2026-03-02", "due"),
      edu.invite("2026-03-03"),
      edu.tell({ type: "settle", session: "edu_1" } as const, 3),
      edu.invite("2026-03-25", "edu_2"),
    ]);
    return game;
  },
  session: () =>
    edu.newSession([
      edu.enter,
      edu.conduct,
      edu.tell({ type: "notify" }, 0, "chen"),
      edu.conduct,
      edu.tell({ type: "note", personId: "per_2", standing: "PRESENT" } as const, 20),
      edu.tell({ type: "hold" }, 0, "chen"),
      edu.conduct,
      edu.tell({ type: "confirm" }, 0, "chen"),
      edu.conduct,
    ]),
  clue: () => clues.course(clues.toDesk),
  ended: () => clues.course([...clues.toDesk, ...clues.approvedAs("CLOSE", { closing: "UNTRUE" })]),
  visit: () => play(quarterly, inspectionCast(visits.from), visits.opening.slice(0, 1)),
} as const;

/** One person with everything open, under ids of their own. */
async function superviseIn(world: World, name: string) {
  const [person, enr] = [`per_${name}`, `enr_${name}`];
  const unit = `unt_${name}`;
  const ids = {
    person,
    enrollment: enr,
    matters: `mat_${name}`,
    leaving: `mat_${name}_leaving`,
    reporting: `deb_${name}`,
    rectifying: `deb_${name}_before`,
    learning: learningId(district, person),
    session: `edu_${name}`,
    clue: `clu_${name}`,
    ended: `clu_${name}_before`,
    visit: quarterlyId(district, unit, { year: 2026, quarter: 1 }),
  };
  const cast = {
    enrollment: { per_zhao: person, unt_chengjian: unit },
    matters: { per_1: person },
    leaving: { per_1: person },
    reporting: { per_zhao: person, enr_a: enr },
    rectifying: { per_zhao: person, enr_a: enr },
    learning: { per_1: person, edu_1: ids.session },
    session: { per_1: person },
    clue: { per_zhao: person },
    ended: { per_zhao: person },
    visit: { per_a: person, enr_a: enr, unt_village: unit },
  } as const;
  for (const which of Object.keys(games) as (keyof typeof games)[]) {
    const played = games[which]() as unknown as AnyGame;
    const record = played.record?.id ?? "";
    await lay(world, played, { [record]: ids[which], ...cast[which] });
  }
  return ids;
}

/** Lays another enrollment of somebody, under supervision as well. */
async function anotherIn(world: World, name: string, person: string): Promise<void> {
  const other = play(enrollment, enrollmentCast, [...opening, ...later.slice(0, 1)]);
  const renamed = { per_zhao: person, [other.record?.id ?? ""]: `enr_${name}_other` };
  await lay(world, other as unknown as AnyGame, renamed);
}

/** A district in which people have everything open that may be asked of them. */
export async function people() {
  const { world, stop } = await ownWorld();
  world.clock = () => `${today}T01:00:00.000Z`;
  const state: District = {
    config: {
      ...defaultConfig,
      pilots: { ...mat.cast.config?.pilots, ...edu.learningCast.config?.pilots },
    },
    configVersion: 1,
    overrides: {},
    calendars: [...publishedCalendars],
    officers: [
      ...pure.officers,
      line("yan", "PROPOSER", { room: "3" }),
      line("director-3", "ROOM_DIRECTOR", { room: "3" }),
    ],
  };
  const put = { ...recordKey("district", district), kind: "district", id: district, state };
  await world.store.transact([{ put: { ...put, district }, when: "any" }]);
  return {
    world,
    stop,
    supervised: (name: string) => superviseIn(world, name),
    another: (name: string, person: string) => anotherIn(world, name, person),
    of: (kind: string, id: string) => standing(world, kind, id),
    tell: (event: Parameters<typeof tell>[1]) => tell(world, event),
    change: (kind: string, id: string, to: Readonly<Record<string, unknown>>) =>
      change(world, kind, id, to),
  };
}
export type People = Awaited<ReturnType<typeof people>>;
