import type { Stored } from "#kernel/verify/source.ts";
import { alter, type Change, eventsOf, get, put, rechain, remove } from "../scene.ts";
import {
  decisionIn,
  enrollmentOf,
  later,
  type Manipulation,
  withBallots,
  withOpinion,
} from "./manipulation.ts";

/** Of chains, records, tasks and seats. */
export const changesOfRecords: readonly Manipulation[] = [
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
    "a record says that it is older",
    ["state.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", () => ({ createdAt: "2026-01-01T00:00:00.000Z" })),
  ],
  [
    "a record says that nobody has touched it since",
    ["state.differs"],
    (scene, cast) =>
      alter(scene, enrollmentOf(cast), "record", ({ createdAt }) => ({ updatedAt: createdAt })),
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
];
