import type { MatterOf } from "#kernel/record/process.ts";
import type { Education } from "./schema.ts";
import { educationTypes, standings } from "./terms.ts";

type Line = { label: string; value: string };

/** The session as its organizer reads it. */
export function describe(state: Education): Line[] {
  const { type, title, on, place, content, participants, confirmedOn } = state;
  return [
    { label: "教育类型", value: educationTypes[type] },
    { label: "主题", value: title },
    { label: "日期和地点", value: `${on} ${place}` },
    { label: "内容安排", value: content },
    { label: "参加人员", value: `${participants.length} 人` },
    ...(confirmedOn === undefined
      ? []
      : participants
          .filter(({ standing }) => standing !== "PRESENT")
          .map(({ personName, standing }) => ({ label: personName, value: standings[standing] }))),
  ];
}

/** Who organizes it; a session judges nobody. */
export function barsOf({ organizer, recusals, room }: Education): MatterOf {
  return { proposer: organizer, recused: recusals.map(({ person }) => person), room };
}
