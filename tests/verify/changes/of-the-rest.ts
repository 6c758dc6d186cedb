import { rootOf } from "#kernel/seal/merkle.ts";
import type { Stored } from "#kernel/verify/source.ts";
import { alter, type Change, days, district, put, remove, reseal } from "../scene.ts";
import { enrollmentOf, type Manipulation, shownIn } from "./manipulation.ts";

/** Of texts, whole matters, numbers, heads, seals, links and receipts. */
export const changesOfTheRest: readonly Manipulation[] = [
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
    "a letter's number is free for another letter",
    ["number.differs"],
    (scene) =>
      remove(scene, ({ pk, sk }) => sk === "number" && pk.startsWith(`number#${district}#letter`)),
  ],
  [
    "a letter's number is borne by another letter",
    ["number.differs"],
    (scene) => {
      const number = [...scene.items.values()].find(
        ({ pk, sk }) => sk === "number" && pk.startsWith(`number#${district}#letter`),
      ) as Stored;
      put(scene.items, { ...number, holder: "let_other" });
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
