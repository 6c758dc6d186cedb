import { itemsOf } from "#process/matters/declaration/items.ts";
import { newestClue, toDesk, verify } from "../clues.ts";
import {
  debriefingsOf,
  gatherOpinions,
  handIn,
  planDebriefing,
  present,
  readOpinions,
  reviewReport,
  score,
  tellOpinions,
} from "../debriefings.ts";
import { answer, command, today } from "../desk/desk.ts";
import { completeDuties } from "../enrollments.ts";
import { fileReports, hold, inviteTo, makeUp, talkWithNew } from "../learning.ts";
import { planLetter, revisit, serveLetter } from "../letters.ts";
import { approveInspection, askPapers, compare, find, inspect, lookAtHits } from "../targeted.ts";
import { makeUpVisits, rectify } from "../visits.ts";
import type { Agenda } from "./half-year.ts";
import { entryDuties, matter, nth, supervise, visitAll } from "./summer.ts";

/** September to mid-November: more people, an inspection with what follows, debriefings. */
export const autumn: Agenda = [
  [
    "2026-09-01",
    async (desk, scene) => {
      scene.paths.inspection = await approveInspection(
        desk,
        "加油卡管理使用情况靶向性检查（示例）",
      );
      await askPapers(desk, matter(scene, "inspection"));
      await rectify(desk);
    },
  ],
  [
    "2026-09-03",
    async (desk, scene) => {
      const path = matter(scene, "inspection");
      await compare(desk, path);
      await lookAtHits(desk, path, 200);
      await inspect(desk, path);
    },
  ],
  [
    "2026-09-14",
    async (desk, scene) => {
      const path = matter(scene, "inspection");
      await find(desk, path, nth(scene.people, 10));
      await answer(desk, "u-feng", [path, "FINDINGS_REVIEW"], { action: "approve" });
      const clue = await newestClue(desk);
      await toDesk(desk, clue);
      await verify(desk, clue);
      await supervise(desk, scene, scene.people.slice(11, 14), 11);
    },
  ],
  [
    "2026-09-21",
    async (desk, { supervised }) => {
      for (const { path } of supervised.slice(6)) await completeDuties(desk, path, entryDuties);
      await talkWithNew(desk);
    },
  ],
  [
    "2026-10-12",
    async (desk, scene) => {
      const { path } = nth(scene.supervised, 5);
      await command(desk, "u-feng", `${path}/suspension`, {
        cause: "DETENTION",
        reason: "接受审查调查（示例）",
        from: today(desk),
      });
      await answer(desk, "u-wu", [path, "SUSPENSION"], { action: "approve" });
      const debriefings = await debriefingsOf(desk);
      for (const [place, { person }] of scene.supervised.entries()) {
        const debriefing = debriefings.get(person.personId);
        if (debriefing === undefined || place === 5) continue;
        scene.paths[`debriefing${place}`] = debriefing;
        await planDebriefing(desk, debriefing, place < 2 ? "2026-11-12" : "2026-12-10");
        if (place !== 7) await gatherOpinions(desk, debriefing);
      }
      await visitAll(desk, 5, 21);
      await makeUpVisits(desk, 29);
      await fileReports(desk, itemsOf({ type: "FIRST" }), 1);
      for (const { path } of scene.supervised.slice(6))
        await completeDuties(desk, path, ["FIRST_REPORT"]);
      for (const { path } of scene.supervised)
        await completeDuties(desk, path, ["DEBRIEFING_PLAN"]);
    },
  ],
  [
    "2026-10-20",
    async (desk, scene) => {
      for (const place of [0, 1, 2, 3, 4, 6, 8])
        await tellOpinions(desk, matter(scene, `debriefing${place}`));
      await revisit(desk, matter(scene, "letter"));
      scene.paths.class = await inviteTo(desk, "家风家教主题教育（示例）", 3);
    },
  ],
  ["2026-10-23", (desk, scene) => hold(desk, matter(scene, "class"), 2)],
  [
    "2026-10-27",
    async (desk, scene) => {
      for (const place of [0, 1, 2]) {
        const path = matter(scene, `debriefing${place}`);
        await handIn(desk, path, nth(scene.supervised, place).mail);
        await reviewReport(desk, path, place === 2 ? "return" : "approve");
      }
      for (const place of [3, 6, 8])
        await readOpinions(
          desk,
          matter(scene, `debriefing${place}`),
          nth(scene.supervised, place).mail,
        );
      scene.paths.letter = await serveLetter(desk, "加强加油卡使用管理");
    },
  ],
  [
    "2026-11-09",
    async (desk, scene) => {
      await planLetter(desk, matter(scene, "letter"));
      await makeUp(desk, 1);
    },
  ],
  [
    "2026-11-12",
    async (desk, scene) => {
      for (const place of [0, 1])
        await present(desk, matter(scene, `debriefing${place}`), today(desk));
      const path = matter(scene, "debriefing0");
      await score(desk, path);
      await command(desk, "u-chen", `${path}/feedback`, {
        feedback: {
          letterNumber: "示纪函〔2026〕60号",
          servedOn: today(desk),
          problems: ["科务公开不及时（示例）"],
        },
      });
    },
  ],
];
