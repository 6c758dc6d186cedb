import type { FormPart, OfficialDocument } from "#kernel/document/documents.ts";
import type { Say } from "#kernel/document/saying.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { audiences, modes } from "#process/debriefing/terms.ts";
import type { Education } from "#process/education/schema.ts";
import { educationTypes } from "#process/education/terms.ts";
import { commissionOf, common, type Paper, plain, type Writing } from "./paper.ts";

const texts = { note: "请本人签名，不得代签；请假的在备注栏注明。" };

/** 签到表 of an education session: everybody who is expected, with a place for their own hand. */
export const educationPapers = {
  "sign-in": {
    title: "廉政教育签到表",
    texts,
    write: (state, of, say) =>
      state.cancelled !== undefined
        ? undefined
        : sheetOf("廉政教育签到表", state.on, of, say, {
            head: [
              ["主题", state.title],
              ["类型", educationTypes[state.type]],
              ["日期", state.on],
              ["地点", state.place],
            ],
            people: state.participants
              .filter(({ standing }) => standing !== "WITHDRAWN")
              .map(({ personName, unitName }) => [personName, unitName]),
          }),
    writtenOn: ({ on }) => on,
  },
} as const satisfies Readonly<Record<string, Paper<Education>>>;

/** Lines of a meeting's sheet while nobody has said how many come. */
const usualLines = 30;

/** 签到表 of a debriefing's meeting: who comes is not known before, so its lines are empty. */
export const debriefingPapers = {
  "sign-in": {
    title: "述责述廉会议签到表",
    texts,
    write: ({ plan, meeting, personName, unitName, post }, of, say) =>
      plan === undefined || plan.mode === "WRITTEN"
        ? undefined
        : sheetOf("述责述廉会议签到表", plan.meetingOn, of, say, {
            head: [
              ["述责述廉人", `${personName}（${unitName}${post}）`],
              ["层级和形式", `${audiences[plan.audience]}，${modes[plan.mode]}`],
              ["日期", meeting?.on ?? plan.meetingOn],
              ["地点", meeting?.place ?? plan.place],
            ],
            people: Array.from({ length: meeting?.participants ?? usualLines }, () => ["", ""]),
          }),
    writtenOn: ({ plan }) => plan?.meetingOn,
  },
} as const satisfies Readonly<Record<string, Paper<Debriefing>>>;

type Sheet = {
  head: readonly (readonly [label: string, value: string])[];
  people: readonly (readonly string[])[];
};

function sheetOf(
  title: string,
  date: string,
  of: Writing,
  say: Say,
  { head, people }: Sheet,
): OfficialDocument {
  const [first, second, ...rest] = head.map(([label, value]) => ({ label, value }));
  const form: FormPart = {
    level: "form",
    rows: [[first], [second], rest].map((row) => row.filter((cell) => cell !== undefined)),
  };
  return {
    ...common(of),
    classification: "工作秘密",
    issuers: [commissionOf(of)],
    title,
    body: [
      form,
      {
        level: "table",
        columns: [
          { title: "序号", share: 10 },
          { title: "姓名", share: 20 },
          { title: "单位", share: 30 },
          { title: "本人签名", share: 25 },
          { title: "备注", share: 15 },
        ],
        rows: people.map((cells, place) => [String(place + 1), ...cells, "", ""]),
      },
      plain(say("note")),
    ],
    signed: "unsealed",
    date,
    printedOn: date,
  };
}
