import { type Item, taskItem } from "#kernel/store/keys.ts";
import { clue } from "#process/clue/process.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { learning } from "#process/learning/process.ts";
import { matters } from "#process/matters/process.ts";
import { opinion } from "#process/opinion/process.ts";
import { recusal } from "#process/recusal/process.ts";
import { targeted } from "#process/targeted/process.ts";
import { person } from "#registry/person/process.ts";
import type { Person } from "#registry/person/schema.ts";
import { unit } from "#registry/unit/process.ts";
import type { Unit } from "#registry/unit/schema.ts";
import { play } from "#tests/kit/play.ts";
import {
  course as clueCourse,
  stateOf as clueOf,
  received as clueReceived,
} from "#tests/process/clue/cast.ts";
import {
  assessed,
  counts,
  course as debriefingCourse,
  stateOf as debriefingOf,
} from "#tests/process/debriefing/cast.ts";
import {
  stateOf as learningOf,
  learningStory,
  newRecord,
  told,
} from "#tests/process/education/cast.ts";
import { inspectionCast } from "#tests/process/inspection/cast.ts";
import { judged } from "#tests/process/matters/cast.ts";
import { course as opinionCourse, stateOf as opinionOf } from "#tests/process/opinion/cast.ts";
import { life, lifeCast } from "#tests/process/opinion/life.ts";
import { from, opening } from "#tests/process/targeted/games.ts";
import { kept } from "../report/records.ts";

const village: Unit = {
  status: "ACTIVE",
  content: {
    code: "000123",
    name: "示例村_x0041_",
    class: "VILLAGE",
    town: "示例镇",
    room: "2",
    establishment: { authorized: 7, actual: 6, vacant: 1 },
    personnel: {},
    partyBuilding: { members: 31, electedOn: "2026-01-10" },
    duties: { fundsInFen: 123_456_789, collectiveAssets: "集体资产6,200万元\n资源 < 0.1亿元" },
    leadership: {},
  },
};

const cadre: Person = {
  status: "ON_POST",
  content: {
    name: "赵示例",
    unitId: "unt_led",
    unitName: village.content.name,
    post: "村主任",
    isKeyObject: true,
    establishment: { class: "VILLAGE_CADRE" },
    personnel: {},
    partyBuilding: {},
    duties: {},
    leadership: { inPostSince: "2024-05-06" },
    supervision: { standing: "ACTIVE", effectiveOn: "2026-02-03" },
  },
} as unknown as Person;

/** One record of each kind that a ledger lists beside those of the generated year, with a full course. */
export function dutyItems(): Item[] {
  const played = play(targeted, inspectionCast(from), opening);
  const inspected = played.record?.state;
  if (inspected === undefined) throw new Error("The inspection's course has no record");
  const learned = newRecord();
  told(learned, learningStory);
  return [
    ...kept(targeted, inspectionCast(from).record, { ...inspected, district: "sample" }),
    ...[...played.tasks.values()].map((task) => taskItem({ ...task, district: "sample" }, 1)),
    ...kept(clue, "clu_led", {
      ...clueOf(clueCourse([clueReceived()])),
      receivedOn: "2025-12-20",
      transfer: { receiver: "示例市纪委", sentOn: "2026-01-05", receipt: "收 1 号" },
    }),
    ...kept(
      debriefing,
      "deb_led",
      debriefingOf(debriefingCourse(assessed(counts(10, 20, 20, 10)))),
    ),
    ...kept(matters, "mat_led", { ...judged("OMITTED").state(), district: "sample", year: 2026 }),
    ...kept(learning, "lrn_led", learningOf(learned)),
    ...kept(opinion, "opn_led", opinionOf(opinionCourse(life, lifeCast))),
    ...kept(recusal, "rec_led", {
      subject: { kind: "clue", id: "clu_1" },
      officer: "u-chen",
      officerName: "陈示例",
      relation: "relative",
      detail: "表亲（示例）",
      requestedBy: "colleague",
      status: "GRANTED",
      enteredBy: "u-zhou",
      enteredAt: "2026-03-02T01:00:00.000Z",
    }),
    ...kept(unit, "unt_led", village),
    ...kept(person, "per_led", cadre),
  ];
}
