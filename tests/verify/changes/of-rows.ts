import type { Stored } from "#kernel/verify/source.ts";
import type { Cast } from "../scene.ts";
import { alter, type Change, district, eventsOf, get, put, remove, type Scene } from "../scene.ts";
import { decisionIn, enrollmentOf, type Manipulation } from "./manipulation.ts";

const soon = 1_800_000_000;
const taskOf = (scene: Scene, cast: Cast) => {
  const events = eventsOf(scene, enrollmentOf(cast));
  return `task#${(events[decisionIn(events)] as Stored).task}`;
};
const openTaskOf = ({ items }: Scene, { open }: Cast) =>
  [...items.values()].find(
    ({ pk, sk, status }) => pk.startsWith(`task#${open}.`) && sk === "record" && status === "OPEN",
  ) as Stored;
const seatOf = ({ items }: Scene, pk: string) =>
  [...items.values()].find((item) => item.pk === pk && item.sk.startsWith("seat#")) as Stored;
const aboutOf = ({ items }: Scene, cast: Cast) =>
  [...items.values()].find(
    ({ pk, sk }) => pk === enrollmentOf(cast) && sk.startsWith("about#per_"),
  ) as Stored;

/** Of the rows by which people, lists and clocks find what is true, and of what is set to vanish. */
export const changesOfRows: readonly Manipulation[] = [
  [
    "a record is found by somebody whom it has never concerned",
    ["index.differs"],
    (scene, cast) => {
      const row = aboutOf(scene, cast);
      put(scene.items, { ...row, sk: "about#per_other", aboutKey: "per_other" });
    },
  ],
  [
    "the row of a person's record leads to one of another kind",
    ["index.differs"],
    (scene, cast) => put(scene.items, { ...aboutOf(scene, cast), kind: "clue" }),
  ],
  [
    "a line of a list leads to another matter",
    ["index.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", ({ listSort, id }) => ({
        id: cast.open,
        listSort: String(listSort).replace(String(id), cast.open),
      })),
  ],
  [
    "a record stands among what a shard wakes, with nothing to wake for",
    ["index.differs"],
    (scene, cast) => alter(scene, enrollmentOf(cast), "record", () => ({ wakeKey: "wake#0" })),
  ],
  [
    "a record is set to vanish",
    ["index.differs"],
    (scene, cast) => alter(scene, enrollmentOf(cast), "record", () => ({ expiresAt: soon })),
  ],
  [
    "an event is set to vanish",
    ["event.altered"],
    (scene, cast) => {
      const event = eventsOf(scene, enrollmentOf(cast))[3] as Stored;
      put(scene.items, { ...event, expiresAt: soon });
    },
  ],
  [
    "the text that people saw is set to vanish",
    ["text.altered"],
    (scene, cast) => {
      const events = eventsOf(scene, enrollmentOf(cast));
      const { shown } = (events[decisionIn(events)] as Stored).data as { shown: string };
      alter(scene, `seal#${shown}`, "seal", () => ({ expiresAt: soon }));
    },
  ],
  [
    "a task is set to vanish",
    ["task.differs"],
    (scene, cast) => alter(scene, taskOf(scene, cast), "record", () => ({ expiresAt: soon })),
  ],
  [
    "nobody is reminded of a question any more",
    ["task.differs"],
    (scene, cast) => {
      const { wakeAt: _at, wakeKey: _key, ...asleep } = openTaskOf(scene, cast);
      put(scene.items, asleep as Stored);
    },
  ],
  [
    "a question wakes years later",
    ["task.differs"],
    (scene, cast) =>
      put(scene.items, { ...openTaskOf(scene, cast), wakeAt: "2030-01-01T00:00:00.000Z" }),
  ],
  [
    "a question stands last in the list of what is due",
    ["task.differs"],
    (scene, cast) => {
      const task = openTaskOf(scene, cast);
      put(scene.items, { ...task, listSort: `OPEN#9999-12-31#${task.id}` });
    },
  ],
  [
    "a question waits where its person looks last",
    ["seat.differs"],
    (scene, cast) => {
      const seat = seatOf(scene, openTaskOf(scene, cast).pk);
      put(scene.items, { ...seat, todoSort: `9999-12-31#${seat.taskId}` });
    },
  ],
  [
    "a question in somebody's tray names another step",
    ["seat.differs"],
    (scene, cast) => {
      const seat = seatOf(scene, openTaskOf(scene, cast).pk);
      put(scene.items, { ...seat, title: "其他环节" });
    },
  ],
  [
    "what somebody has decided is set to vanish from their tray",
    ["seat.differs"],
    (scene, cast) => put(scene.items, { ...seatOf(scene, taskOf(scene, cast)), expiresAt: soon }),
  ],
  [
    "a post is held that nobody has nominated for",
    ["index.differs"],
    (scene, cast) => {
      const pk = `claim#${district}#enrollment#per_free#unt_free#书记`;
      put(scene.items, { pk, sk: "claim", holder: cast.enrollment, key: pk.slice(13) });
    },
  ],
  [
    "a post is held by a matter that does not exist",
    ["index.differs"],
    (scene) => {
      const claim = [...scene.items.values()].find(({ sk }) => sk === "claim") as Stored;
      put(scene.items, { ...claim, pk: `${claim.pk}x`, holder: "enr_nobody" });
    },
  ],
  [
    "a number is kept from all letters by one that does not bear it",
    ["number.differs"],
    (scene) => {
      const number = [...scene.items.values()].find(
        ({ pk, sk }) => sk === "number" && pk.startsWith(`number#${district}#letter`),
      ) as Stored;
      put(scene.items, { ...number, pk: number.pk.replace(/\d+号$/, "77号") });
    },
  ],
  [
    "a matter is taken from the list of what its proposer has started",
    ["index.differs"],
    (scene, cast) => remove(scene, ({ pk, sk }) => pk === enrollmentOf(cast) && sk === "starter"),
  ],
  [
    "a matter stands among what somebody else has started",
    ["index.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "starter", () => ({ todoKey: "u-jiang#started" })),
  ],
  [
    "two events of a chain are exchanged",
    ["event.altered"],
    (scene, cast) => {
      const [one, other] = eventsOf(scene, enrollmentOf(cast)).slice(4, 6) as [Stored, Stored];
      put(scene.items, { ...other, sk: one.sk, seq: one.seq });
      put(scene.items, { ...one, sk: other.sk, seq: other.seq });
    },
  ],
  [
    "the ballots of two people are exchanged",
    ["task.differs"],
    (scene, cast) =>
      alter(scene, taskOf(scene, cast), "record", ({ state }) => {
        const { seats } = state as { seats: Change[] };
        return {
          state: {
            ...(state as Change),
            seats: seats.toReversed().map((seat) => ({ ...seat, person: "u-jiang" })),
          },
        };
      }),
  ],
  [
    "a task is copied under another district",
    ["task.differs"],
    (scene, cast) =>
      put(scene.items, { ...get(scene, taskOf(scene, cast), "record"), district: "other" }),
  ],
  [
    "the seals of two nights are exchanged",
    ["seal.altered"],
    (scene) => {
      const [[one, a], [other, b]] = [...scene.seals].filter(([key]) =>
        key.startsWith(`${district} `),
      ) as [[string, string], [string, string]];
      scene.seals.set(one, b);
      scene.seals.set(other, a);
    },
  ],
  [
    "the receipt of a request is given to somebody else",
    ["receipt.differs"],
    (scene) => {
      const receipt = [...scene.items.values()].find(({ sk }) => sk === "result") as Stored;
      put(scene.items, { ...receipt, pk: receipt.pk.replace(/#u-[a-z]+#/, "#u-jiang#") });
    },
  ],
  [
    "the receipt of a request names another record",
    ["receipt.differs"],
    (scene, cast) => {
      const receipt = [...scene.items.values()].find(({ sk }) => sk === "result") as Stored;
      const told = receipt.receipt as Change;
      put(scene.items, { ...receipt, receipt: { ...told, id: cast.file, kind: "file" } });
    },
  ],
];
