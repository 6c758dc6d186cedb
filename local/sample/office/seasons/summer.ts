import { itemsOf } from "#process/matters/declaration/items.ts";
import { conclude, file, newestClue, opine, receiveClue, toDesk } from "../clues.ts";
import { answer, command, type Desk, today } from "../desk/desk.ts";
import {
  completeDuties,
  consent,
  keyObjects,
  meet,
  type Person,
  requestConsent,
  reviewed,
} from "../enrollments.ts";
import { beginPilots, fileReports, hold, inviteTo, makeUp, talkWithNew } from "../learning.ts";
import { evaluateLetter, feedBack, planLetter, serveLetter } from "../letters.ts";
import { askOpinion, checkNames, draftReply, sendReply } from "../opinions.ts";
import {
  answerReporter,
  confirmReporter,
  handOver,
  registerPetition,
  take,
  takeDown,
  tellAccepted,
} from "../petitions.ts";
import { close, dueVisits, findRisk, sign, visit } from "../visits.ts";
import type { Agenda } from "./half-year.ts";

/** Who and what the half-year is about. */
export type Scene = {
  /** Key objects of the library. */
  people: Person[];
  /** Who is under supervision: the enrollment's address, and their mail. */
  supervised: { person: Person; path: string; mail: string }[];
  /** Addresses of matters that are taken up again later, by what they are called here. */
  paths: Record<string, string>;
};

/** The duties that begin with the supervision, but for those that other matters complete. */
export const entryDuties = ["LIBRARY_ENTRY", "LEDGER", "NOTICE", "INTEGRITY_TALK"] as const;

/** Several people go through nomination, meeting and consent together; `first` counts their papers. */
export async function supervise(
  desk: Desk,
  scene: Scene,
  people: readonly Person[],
  first: number,
) {
  const paths: string[] = [];
  for (const person of people) paths.push(await reviewed(desk, person));
  await meet(desk, first, paths);
  for (const [place, path] of paths.entries()) {
    await requestConsent(desk, path, first + place);
    await consent(desk, path, first + place);
    const person = people[place];
    if (person === undefined) continue;
    scene.supervised.push({ person, path, mail: `object-${first + place}@example.test` });
  }
}

/** The n-th of a list; the scene is written so that there is one. */
export function nth<T>(list: readonly T[], n: number): T {
  const found = list[n];
  if (found === undefined) throw new Error(`示例事项：没有第 ${n + 1} 个`);
  return found;
}

/** One of the scene's matters by its name. */
export function matter({ paths }: Scene, name: string): string {
  const path = paths[name];
  if (path === undefined) throw new Error(`示例事项：没有 ${name}`);
  return path;
}

/** Every visit that nobody has planned yet, but for so many: one finds something, the rest nothing. */
export async function visitAll(desk: Desk, but: number, first: number): Promise<void> {
  const paths = await dueVisits(desk);
  for (const [place, path] of paths.slice(0, Math.max(0, paths.length - but)).entries()) {
    await visit(desk, path);
    if (place === 0) await findRisk(desk, path);
    await close(desk, path, first + place);
    if (place > 0) await sign(desk, path);
  }
}

/** June to August: the first people come under supervision, and everything happens once. */
export const summer: Agenda = [
  [
    "2026-06-01",
    async (desk, scene) => {
      await beginPilots(desk);
      scene.people = await keyObjects(desk);
      await supervise(desk, scene, scene.people.slice(0, 6), 1);
    },
  ],
  [
    "2026-06-08",
    async (desk, { supervised }) => {
      for (const { path } of supervised) await completeDuties(desk, path, entryDuties);
      await talkWithNew(desk);
    },
  ],
  [
    "2026-06-15",
    async (desk, scene) => {
      scene.paths.class = await inviteTo(desk, "节前警示教育会（示例）", 9);
    },
  ],
  ["2026-06-24", (desk, scene) => hold(desk, matter(scene, "class"), 1)],
  [
    "2026-06-29",
    async (desk, { supervised }) => {
      await fileReports(desk, itemsOf({ type: "FIRST" }), 0);
      for (const { path } of supervised) await completeDuties(desk, path, ["FIRST_REPORT"]);
      await makeUp(desk, 1);
    },
  ],
  [
    "2026-07-06",
    async (desk, scene) => {
      scene.paths.letter = await serveLetter(desk, "规范小额工程验收");
      const petition = await takeDown(desk, "LETTER", "named");
      const { personId, personName } = nth(scene.people, 7);
      await registerPetition(desk, petition, personName, personId);
      await confirmReporter(desk, petition);
      await handOver(desk, petition);
      await take(desk, petition);
      await tellAccepted(desk, petition);
      scene.paths.petition = petition;
      scene.paths.reported = await newestClue(desk);
      await toDesk(desk, matter(scene, "reported"));
    },
  ],
  [
    "2026-07-13",
    async (desk, scene) => {
      const reported = matter(scene, "reported");
      await opine(desk, reported, { way: "CLOSE", closing: "UNPROVEN" }, 3);
      await answerReporter(desk, matter(scene, "petition"));
      await planLetter(desk, matter(scene, "letter"));
      scene.paths.case = await receiveClue(
        desk,
        nth(scene.people, 8),
        "违规收受管理服务对象礼品（示例）",
      );
      await toDesk(desk, matter(scene, "case"));
    },
  ],
  [
    "2026-07-21",
    async (desk, scene) => {
      await feedBack(desk, matter(scene, "letter"));
      await evaluateLetter(desk, matter(scene, "letter"));
    },
  ],
  ["2026-08-03", (desk, scene) => file(desk, matter(scene, "case"))],
  [
    "2026-08-10",
    async (desk, scene) => {
      await visitAll(desk, 1, 11);
      const path = await askOpinion(desk, 18, [nth(scene.people, 0), nth(scene.people, 8)]);
      await checkNames(desk, path);
      await draftReply(desk, path);
      await sendReply(desk, path);
    },
  ],
  [
    "2026-08-24",
    async (desk, scene) => {
      const path = matter(scene, "case");
      await conclude(desk, path, nth(scene.people, 8).personId);
      await answer(desk, "u-chen", [path, "SERVICE"], {
        action: "served",
        form: { on: today(desk) },
      });
      await answer(desk, "u-chen", [path, "EXECUTION"], {
        action: "done",
        form: { on: today(desk), note: "已宣布并归入档案（示例）" },
      });
      const talk = await receiveClue(desk, nth(scene.people, 9), "工作日午间饮酒（示例）");
      await toDesk(desk, talk);
      await opine(desk, talk, { way: "SHELVE", conditions: "知情人返回后（示例）" }, 3);
      await command(desk, "u-shen", "/recusals", {
        subject: { kind: "clue", id: talk.split("/").at(-1) },
        officer: "u-chu",
        relation: "other",
        detail: "与被反映人曾在同一科室工作（示例）",
        requestedBy: "object",
      });
    },
  ],
];
