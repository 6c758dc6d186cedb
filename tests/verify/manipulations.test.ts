import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { itemsSource } from "#functions/verify/export.ts";
import { verifyAll } from "#functions/verify/verify.ts";
import { rootOf } from "#kernel/seal/merkle.ts";
import type { FindingCode } from "#kernel/verify/finding.ts";
import type { Stored } from "#kernel/verify/source.ts";
import type { Host } from "#local/host.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";
import {
  alter,
  type Cast,
  type Change,
  copyOf,
  days,
  district,
  eventsOf,
  folderOf,
  get,
  play,
  put,
  rechain,
  remove,
  reseal,
  type Scene,
  sceneOf,
} from "./scene.ts";

type Manipulation = readonly [
  name: string,
  found: readonly FindingCode[],
  change: (scene: Scene, cast: Cast) => void,
];

const enrollmentOf = ({ enrollment }: Cast) => `enrollment#${enrollment}`;
const decisionIn = (events: readonly Stored[]) =>
  events.findIndex(({ type }) => type === "task.decided");
const withOpinion = (event: Stored, opinion: string): Stored => ({
  ...event,
  data: { ...(event.data as Change), opinion },
});
const later = (scene: Scene, pk: string) => eventsOf(scene, pk).at(-1) as Stored;

/** What somebody who may write everything could do to the past, and by what it is found. */
const manipulations: readonly Manipulation[] = [
  [
    "the last event is removed",
    ["head.differs", "event.missing"],
    (scene, cast) => remove(scene, (item) => item === later(scene, enrollmentOf(cast))),
  ],
  [
    "the last three events are removed, and the head set back",
    ["state.differs", "event.missing"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      rechain(scene, pk, eventsOf(scene, pk).slice(0, -3));
    },
  ],
  [
    "an event in the middle is removed",
    ["event.missing"],
    (scene, cast) => {
      const gone = eventsOf(scene, enrollmentOf(cast))[4];
      remove(scene, (item) => item === gone);
    },
  ],
  [
    "an event in the middle is removed, and all behind it moved up",
    ["seal.contradicts"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      rechain(scene, pk, eventsOf(scene, pk).toSpliced(4, 1));
    },
  ],
  [
    "an opinion is changed",
    ["event.altered"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      put(scene.items, withOpinion(events[decisionIn(events)] as Stored, "不同意"));
    },
  ],
  [
    "an opinion is changed, with all later hashes and the head worked out again",
    ["seal.contradicts"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      const events = eventsOf(scene, pk);
      const place = decisionIn(events);
      const changed = withOpinion(events[place] as Stored, "不同意");
      rechain(scene, pk, events.with(place, changed));
    },
  ],
  [
    "an opinion is changed everywhere: in the chain, the task and the seat",
    ["seal.contradicts"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      const events = eventsOf(scene, pk);
      const place = decisionIn(events);
      rechain(scene, pk, events.with(place, withOpinion(events[place] as Stored, "不同意")));
      alter(scene, `task#${events[place]?.task}`, "record", ({ state }) => ({
        state: withBallots(state as Change, { opinion: "不同意" }),
      }));
    },
  ],
  [
    "an event is invented behind the last",
    ["event.altered"],
    (scene, cast) => {
      const last = later(scene, enrollmentOf(cast));
      const sk = `event#${String(Number(last.seq) + 1).padStart(10, "0")}`;
      put(scene.items, { ...last, sk, seq: Number(last.seq) + 1, prev: last.hash });
    },
  ],
  [
    "an event of long ago is invented behind the last, with hash and head",
    ["event.unsealed"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      const events = eventsOf(scene, pk);
      const invented = { ...(events.at(-1) as Stored), at: "2026-02-02T01:00:00.000Z" };
      rechain(scene, pk, [...events, invented]);
    },
  ],
  [
    "an event is invented in the middle",
    ["seal.contradicts"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      const events = eventsOf(scene, pk);
      rechain(scene, pk, events.toSpliced(3, 0, events[3] as Stored));
    },
  ],
  [
    "two events change places",
    ["seal.contradicts"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      const events = eventsOf(scene, pk);
      const [third, fourth] = events.slice(2, 4) as [Stored, Stored];
      rechain(scene, pk, events.toSpliced(2, 2, fourth, third));
    },
  ],
  [
    "another time stands in an event",
    ["event.altered"],
    (scene, cast) => {
      const pk = enrollmentOf(cast);
      put(scene.items, { ...(eventsOf(scene, pk)[2] as Stored), at: "2026-01-01T00:00:00.000Z" });
    },
  ],
  [
    "another actor stands in an event",
    ["event.altered"],
    (scene, cast) =>
      put(scene.items, { ...later(scene, enrollmentOf(cast)), actor: "u-wu", role: "SECRETARY" }),
  ],
  [
    "an event lies in another record's chain",
    ["event.missing"],
    (scene, cast) => {
      const event = later(scene, enrollmentOf(cast));
      put(scene.items, { ...event, pk: `enrollment#${cast.open}` });
    },
  ],
  [
    "the status of a record is changed",
    ["state.differs", "index.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", ({ state }) => ({
        status: "ACTIVE",
        state: { ...(state as Change), status: "ACTIVE" },
      })),
  ],
  [
    "another proposer stands in a record",
    ["state.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", ({ state }) => ({
        state: { ...(state as Change), proposer: "u-chu" },
      })),
  ],
  [
    "a record has another line in lists",
    ["index.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", () => ({ summary: { personName: "钱示例" } })),
  ],
  [
    "a record is hidden from every list",
    ["index.differs"],
    (scene, cast) => {
      alter(scene, enrollmentOf(cast), "record", () => ({ listKey: "nowhere#enrollment" }));
    },
  ],
  [
    "a record does not wake any more",
    ["index.differs"],
    (scene, cast) => {
      const [pk] = [`letter#${cast.letters[0]}`];
      alter(scene, pk, "record", ({ wakeAt }) => ({
        wakeAt: wakeAt === undefined ? "2030-01-01T00:00:00.000Z" : undefined,
      }));
    },
  ],
  [
    "a record is not found by its person any more",
    ["index.differs"],
    (scene, cast) =>
      remove(scene, ({ pk, sk }) => pk === enrollmentOf(cast) && sk.startsWith("about#")),
  ],
  [
    "somebody else holds the post",
    ["index.differs"],
    (scene, cast) => {
      const claim = [...scene.items.values()].find(
        ({ sk, holder }) => sk === "claim" && holder === cast.enrollment,
      ) as Stored;
      put(scene.items, { ...claim, holder: cast.open });
    },
  ],
  [
    "an open question is taken off its record",
    ["state.differs"],
    (scene, cast) => alter(scene, `enrollment#${cast.open}`, "record", () => ({ openTasks: [] })),
  ],
  [
    "a ballot is changed in its task",
    ["task.differs"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { task } = events[decisionIn(events)] as Stored;
      alter(scene, `task#${task}`, "record", ({ state }) => ({
        state: withBallots(state as Change, { action: "reject" }),
      }));
    },
  ],
  [
    "a task is removed",
    ["task.missing"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { task } = events[decisionIn(events)] as Stored;
      remove(scene, ({ pk }) => pk === `task#${task}`);
    },
  ],
  [
    "a task is invented",
    ["task.unknown"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { task } = events[decisionIn(events)] as Stored;
      const pk = `task#${cast.enrollment}.INVENTED.1`;
      put(scene.items, {
        ...get(scene, `task#${task}`, "record"),
        pk,
        id: pk.slice("task#".length),
      });
    },
  ],
  [
    "a seat is taken out of its tray",
    ["seat.differs"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { task } = events[decisionIn(events)] as Stored;
      remove(scene, ({ pk, sk }) => pk === `task#${task}` && sk.startsWith("seat#"));
    },
  ],
  [
    "a seat is invented",
    ["seat.differs"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { task } = events[decisionIn(events)] as Stored;
      const seat = [...scene.items.values()].find(
        ({ pk, sk }) => pk === `task#${task}` && sk.startsWith("seat#"),
      ) as Stored;
      put(scene.items, { ...seat, sk: "seat#u-jiang", todoKey: "u-jiang" });
    },
  ],
  [
    "the text that people saw is changed",
    ["text.altered"],
    (scene, cast) => {
      const pk = `seal#${shownIn(scene, cast)}`;
      alter(scene, pk, "seal", ({ text }) => ({
        text: [...(text as Change[]).slice(1), { label: "姓名", value: "钱示例" }],
      }));
    },
  ],
  [
    "the text that people saw is removed",
    ["text.missing"],
    (scene, cast) => remove(scene, ({ pk }) => pk === `seal#${shownIn(scene, cast)}`),
  ],
  [
    "a whole matter is removed",
    ["record.missing"],
    (scene, cast) => {
      remove(scene, ({ pk }) => pk === enrollmentOf(cast));
      remove(scene, ({ pk }) => pk.startsWith(`task#${cast.enrollment}.`));
    },
  ],
  [
    "a whole matter is removed, with its heads of each day",
    ["record.missing", "heads.differ"],
    (scene, cast) => {
      remove(scene, ({ pk }) => pk === enrollmentOf(cast));
      remove(scene, ({ pk }) => pk.startsWith(`task#${cast.enrollment}.`));
      remove(scene, ({ sk }) => sk.startsWith(`enrollment#${cast.enrollment}#`));
    },
  ],
  [
    "a record is removed, its events stay",
    ["record.missing"],
    (scene, cast) => remove(scene, ({ pk, sk }) => pk === `file#${cast.file}` && sk === "record"),
  ],
  [
    "a counter is set back",
    ["number.differs"],
    (scene) => {
      const counter = [...scene.items.values()].find(({ pk }) => pk.startsWith("count#")) as Stored;
      put(scene.items, { ...counter, version: 1 });
    },
  ],
  [
    "a letter's number is another",
    ["state.differs"],
    (scene, cast) =>
      alter(scene, `letter#${cast.letters[0]}`, "record", ({ state }) => ({
        state: {
          ...(state as Change),
          number: { text: "示〔2026〕9号", code: "示", year: 2026, number: 9 },
        },
      })),
  ],
  [
    "the head item of a day is changed",
    ["heads.differ"],
    (scene, cast) => {
      const head = [...scene.items.values()].findLast(
        ({ pk, sk }) => pk === `head#${district}#${days[0]}` && sk.includes(cast.enrollment),
      ) as Stored;
      put(scene.items, { ...head, head: { ...(head.head as Change), hash: "0".repeat(64) } });
    },
  ],
  [
    "the heads of a day are removed",
    ["heads.differ"],
    (scene) => remove(scene, ({ pk }) => pk === `head#${district}#${days[0]}`),
  ],
  [
    "a seal's text is changed",
    ["seal.altered"],
    (scene) => {
      const key = `${district} ${days[0]}`;
      scene.seals.set(key, (scene.seals.get(key) ?? "").replace(/"root":"./, '"root":"x'));
    },
  ],
  [
    "a head is taken out of a seal, and its root and hash worked out again",
    ["seal.unchained", "seal.marked-otherwise", "heads.differ"],
    (scene, cast) =>
      reseal(scene, days[0], ({ seal, heads }) => {
        const left = heads.filter(({ id }) => id !== cast.enrollment);
        return { seal: { ...seal, count: left.length, root: rootOf(left) }, heads: left };
      }),
  ],
  [
    "a seal is removed",
    ["night.missing", "seal.unchained", "seal.missing"],
    (scene) => scene.seals.delete(`${district} ${days[0]}`),
  ],
  [
    "the newest seal is removed, with its mark",
    ["night.missing"],
    (scene) => {
      scene.seals.delete(`${district} ${days[1]}`);
      remove(scene, ({ pk, sk }) => pk === `sealed#${district}` && sk === days[1]);
    },
  ],
  [
    "the mark of a seal in the table is changed",
    ["seal.marked-otherwise"],
    (scene) => alter(scene, `sealed#${district}`, days[0], () => ({ hash: "0".repeat(64) })),
  ],
  [
    "a link leads somebody else to a task",
    ["link.unknown"],
    (scene) => {
      const link = [...scene.items.values()].find(({ sk }) => sk === "link") as Stored;
      put(scene.items, { ...link, person: "u-jiang" });
    },
  ],
  [
    "a link is copied",
    ["link.unknown"],
    (scene) => {
      const link = [...scene.items.values()].find(({ sk }) => sk === "link") as Stored;
      const hash = "f".repeat(64);
      put(scene.items, { ...link, pk: `link#${hash}`, hash });
    },
  ],
  [
    "the receipt of a request tells of something else",
    ["receipt.differs"],
    (scene) => {
      const receipt = [...scene.items.values()].find(({ sk }) => sk === "result") as Stored;
      const { events, ...rest } = receipt.receipt as { events: Change[] };
      const changed = events.map((event) => ({ ...event, seq: Number(event.seq) + 40 }));
      put(scene.items, { ...receipt, receipt: { ...rest, events: changed } });
    },
  ],
];

function withBallots(state: Change, change: Change): Change {
  const seats = (state.seats as Change[]).map((seat) =>
    seat.ballot === undefined
      ? seat
      : { ...seat, ballot: { ...(seat.ballot as Change), ...change } },
  );
  return { ...state, seats };
}

function shownIn(scene: Scene, cast: Cast): string {
  const events = eventsOf(scene, enrollmentOf(cast));
  const decision = events[decisionIn(events)] as Stored;
  return String((decision.data as Change).shown);
}

describe("changes of the past, by somebody who may write everything", () => {
  let host: Host;
  let cast: Cast;
  let original: Scene;
  beforeAll(async () => {
    host = await startFrozen(days[0]);
    cast = await play(host);
    original = await sceneOf(host);
  });
  afterAll(() => host.stop());

  async function findingsIn({ items, seals }: Scene) {
    const source = await itemsSource(items.values());
    const asked = { source, seals: folderOf(seals), today: "2026-03-05", lagDays: 2, known: [] };
    const { findings } = await verifyAll(asked);
    source.close();
    return findings;
  }

  it("nothing is found where nothing was changed", async () => {
    expect(await findingsIn(original)).toEqual([]);
  });

  it.each(manipulations)("%s: found", async (_name, expected, change) => {
    const scene = copyOf(original);
    change(scene, cast);
    expect(scene).not.toEqual(original);
    const found = (await findingsIn(scene)).map(({ code }) => code);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });
});
