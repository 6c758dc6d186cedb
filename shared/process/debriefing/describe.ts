import type { MatterOf } from "#kernel/record/process.ts";
import { hundredthsText } from "../assessment/score.ts";
import { attachmentLines } from "../file/attachment.ts";
import type { Debriefing } from "./schema.ts";
import { audiences, bands, leaves, modes, type ReportPart, reportParts } from "./terms.ts";

type Line = { label: string; value: string };

/** Who planned it, whom it concerns and who is asked as the person themselves. */
export function barsOf({ plan, recusals, room, personId, unitId }: Debriefing): MatterOf {
  return {
    proposer: plan?.by ?? "",
    recused: recusals.map(({ person }) => person),
    room,
    addressee: unitId,
    object: personId,
    concerns: [personId, unitId],
  };
}

/** What is shown with each question; the person is never shown what came of petitions and clues. */
const shownAt: Readonly<Record<string, readonly ((state: Debriefing) => Line[])[]>> = {
  OPINIONS_GATHERING: [planned],
  OPINIONS_FED: [planned, fed],
  REPORT_DUE: [planned, fed, reminded],
  SUBMITTED: [planned, fed, reported, returned],
  REPORT_RETURNED: [planned, fed, returned],
  REPORT_ACCEPTED: [planned, reported],
  ABSENT_WRITTEN: [planned, absent, reported],
  PRESENTED: [planned, met],
  SCORED: [planned, absent, met, scored],
  FED_BACK: [planned, scored, fedBack],
  RECTIFYING: [planned, fedBack, rectified],
  EVALUATING: [planned, scored, fedBack, rectified],
  LATE_NOTICE: [planned],
  TALK: [planned, absent, scored],
  STATEMENT: [planned, absent, scored],
};

/** The debriefing as those who are asked at a stage read it, line by line. */
export function describe(state: Debriefing, stage: string): Line[] {
  const parts = Object.hasOwn(shownAt, stage) ? shownAt[stage] : undefined;
  return [...whose(state), ...(parts ?? [planned]).flatMap((part) => part(state))];
}

function whose({ personName, unitName, post, year }: Debriefing): Line[] {
  return [
    { label: "述责述廉人", value: personName },
    { label: "单位及职务", value: `${unitName} ${post}` },
    { label: "年度", value: String(year) },
  ];
}

function planned({ plan }: Debriefing): Line[] {
  if (plan === undefined) return [];
  return [
    { label: "述的层级", value: audiences[plan.audience] },
    { label: "形式", value: modes[plan.mode] },
    { label: "述责述廉日期、地点", value: `${plan.meetingOn}，${plan.place}` },
  ];
}

function fed({ fed: told }: Debriefing): Line[] {
  return told === undefined ? [] : [{ label: "征求到的意见", value: told.text }];
}

function reminded(): Line[] {
  return [{ label: "要求", value: "按规定的八个部分如实报告，问题和措施具体到事" }];
}

function reported({ reports, attachments }: Debriefing): Line[] {
  const last = reports.at(-1);
  if (last === undefined) return [];
  return [
    ...(Object.keys(reportParts) as ReportPart[]).map((part) => ({
      label: reportParts[part][0],
      value: last.report[part],
    })),
    {
      label: "提交日期",
      value: `${last.on}${last.lateBy > 0 ? `（迟 ${last.lateBy} 个工作日）` : ""}`,
    },
    ...attachmentLines(attachments),
  ];
}

function returned({ returns }: Debriefing): Line[] {
  return returns.map((reason, index) => ({ label: `第 ${index + 1} 次退回意见`, value: reason }));
}

function absent({ absence, leftPost }: Debriefing): Line[] {
  return [
    ...(absence === undefined
      ? []
      : [{ label: leaves[absence.leave], value: `${absence.on}，${absence.reason}` }]),
    ...(leftPost === undefined
      ? []
      : [{ label: "已离开岗位", value: `${leftPost.on}，${leftPost.reason}` }]),
  ];
}

function met({ meeting }: Debriefing): Line[] {
  if (meeting === undefined) return [];
  return [
    { label: "述责述廉", value: `${meeting.on}，${meeting.place}，${meeting.minutesNumber}` },
    { label: "参评人数", value: String(meeting.participants) },
    ...meeting.questions.map(({ by, question, answer }) => ({
      label: `提问（${by}）`,
      value: `${question} 答：${answer}`,
    })),
  ];
}

function scored({ score, satisfaction, band, absence }: Debriefing): Line[] {
  if (score === undefined || band === undefined) return [];
  return [
    { label: "得分", value: `${hundredthsText(score)}（${bands[band]}）` },
    ...(absence?.leave === "WITHOUT_LEAVE"
      ? []
      : [{ label: "满意率", value: `${hundredthsText(satisfaction ?? 0)}%` }]),
  ];
}

function fedBack({ feedback }: Debriefing): Line[] {
  if (feedback === undefined) return [];
  return [
    { label: "反馈", value: `${feedback.letterNumber}，${feedback.servedOn}` },
    ...(feedback.note === undefined ? [] : [{ label: "反馈意见", value: feedback.note }]),
    ...feedback.problems.map((value, index) => ({ label: `须整改的问题 ${index + 1}`, value })),
  ];
}

function rectified({ rectification: { plan, done } }: Debriefing): Line[] {
  return [
    ...(plan === undefined ? [] : [{ label: "整改方案", value: plan }]),
    ...done.map(({ text, on }) => ({ label: `整改报告 ${on}`, value: text })),
  ];
}
