import { file, newestClue, opine, receiveClue, register, toDesk, verify } from "../clues.ts";
import { answer, command } from "../desk/desk.ts";
import { openDossier } from "../dossiers.ts";
import {
  draft,
  enterMeeting,
  meet,
  requestConsent,
  reviewed,
  screen,
  submit,
} from "../enrollments.ts";
import { inviteTo, tellOfChanges } from "../learning.ts";
import { approveLetter, draftLetter, serveLetter } from "../letters.ts";
import { askOpinion, checkNames, draftReply } from "../opinions.ts";
import { handOver, registerPetition, reportOnline, take, takeDown } from "../petitions.ts";
import { approveInspection, askPapers, compare, lookAtHits, planInspection } from "../targeted.ts";
import { dueVisits, plan, report, visit } from "../visits.ts";
import type { Agenda } from "./half-year.ts";
import { matter, nth } from "./summer.ts";

/** The last weeks: what people find on their desks. */
export const now: Agenda = [
  [
    "2026-11-13",
    async (desk, scene) => {
      const [clue, other] = [nth(scene.people, 15), nth(scene.people, 16)];
      const filed = await receiveClue(desk, clue, "利用职务便利为亲属承揽工程（示例）");
      await toDesk(desk, filed);
      await file(desk, filed);
      const studied = await receiveClue(desk, other, "违规发放补贴（示例）");
      await toDesk(desk, studied);
      // Nobody answers this one: it is overdue.
      await submit(desk, nth(scene.people, 17));
    },
  ],
  [
    "2026-11-17",
    async (desk, scene) => {
      const verified = await receiveClue(desk, nth(scene.people, 18), "虚报加班补助（示例）");
      await toDesk(desk, verified);
      await verify(desk, verified);
      const petition = await takeDown(desk, "VISIT");
      await registerPetition(desk, petition, nth(scene.people, 19).personName);
      await handOver(desk, petition);
      await take(desk, petition);
      await toDesk(desk, await newestClue(desk));
      scene.paths.inspection = await approveInspection(desk, "公务用车管理靶向性检查（示例）");
      await askPapers(desk, matter(scene, "inspection"));
    },
  ],
  [
    "2026-11-19",
    async (desk, scene) => {
      const path = matter(scene, "inspection");
      await compare(desk, path);
      await lookAtHits(desk, path, 6);
      const returned = await submit(desk, nth(scene.people, 20));
      await answer(desk, "u-feng", [returned, "ROOM_REVIEW"], {
        action: "return",
        opinion: "请补充近两年信访情况（示例）。",
      });
      scene.paths.passed = await reviewed(desk, nth(scene.people, 21));
      scene.paths.sent = await reviewed(desk, nth(scene.people, 22));
      await meet(desk, 41, [matter(scene, "passed"), matter(scene, "sent")]);
      await requestConsent(desk, matter(scene, "sent"), 41);
    },
  ],
  [
    "2026-11-23",
    async (desk, scene) => {
      const [first, second, third] = await dueVisits(desk);
      if (first !== undefined) {
        await visit(desk, first);
        await report(desk, first);
      }
      if (second !== undefined) await visit(desk, second);
      if (third !== undefined) await plan(desk, third, 8);
      await inviteTo(desk, "党规党纪专题学习（示例）", 11);
      await tellOfChanges(desk, nth(scene.supervised, 1).path.split("/").at(-1) ?? "");
      const clue = await receiveClue(desk, nth(scene.people, 23), "公车私用（示例）");
      await toDesk(desk, clue);
      await opine(desk, clue, { way: "TALK" }, 2);
      const opinion = await askOpinion(desk, 35, [nth(scene.people, 1), nth(scene.people, 15)]);
      await checkNames(desk, opinion);
      await draftReply(desk, opinion);
    },
  ],
  [
    "2026-11-25",
    async (desk, scene) => {
      await draftLetter(desk, "完善物资采购制度");
      await approveLetter(desk, "规范临时用工管理", 2);
      await approveLetter(desk, "规范会议费报销", 3);
      await serveLetter(desk, "规范村级财务公示");
      await planInspection(desk, "公务接待靶向性检查（示例）");
      await checkNames(desk, await askOpinion(desk, 36, [nth(scene.people, 2)]), 2);
      const petition = await takeDown(desk, "CALL");
      await registerPetition(desk, petition, nth(scene.people, 24).personName);
      const handed = await takeDown(desk, "LETTER");
      await registerPetition(desk, handed, nth(scene.people, 25).personName);
      await handOver(desk, handed);
    },
  ],
  [
    "2026-11-26",
    async (desk, scene) => {
      await screen(desk, nth(scene.people, 24));
      await draft(desk, nth(scene.people, 25));
      await submit(desk, nth(scene.people, 26));
      const waiting = await submit(desk, nth(scene.people, 27));
      await answer(desk, "u-feng", [waiting, "ROOM_REVIEW"], { action: "approve" });
      await reviewed(desk, nth(scene.people, 28));
      await enterMeeting(desk, 42, [await reviewed(desk, nth(scene.people, 29))]);
      await register(
        desk,
        await receiveClue(desk, nth(scene.people, 30), "违规报销差旅费（示例）"),
      );
      await receiveClue(desk, nth(scene.people, 14), "考勤弄虚作假（示例）");
      await takeDown(desk, "VISIT", "named");
      await command(desk, "u-wang", "/officers/u-wang/ties", {
        to: nth(scene.people, 29).personId,
        relation: "relative",
        detail: "表亲（示例）",
      });
    },
  ],
  [
    "2026-11-27",
    async (desk, scene) => {
      scene.paths.receipt = await reportOnline(desk);
      // Leave to read a file lasts for a day: it is given on the day on which somebody looks.
      await openDossier(desk);
    },
  ],
];
