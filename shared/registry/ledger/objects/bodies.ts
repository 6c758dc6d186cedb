import type { Rules } from "#kernel/district/rules.ts";
import { bodyClasses, membersText } from "#process/enrollment/body/schema.ts";
import type { Enrolled } from "../../person/supervision.ts";
import { supervisionColumns } from "../../person/supervision.ts";
import { standings } from "../../terms.ts";

/** A line of the sheet of bodies: its columns and how an enrollment fills each of them. */
const columns: readonly (readonly [title: string, fill: (of: Filled) => string | undefined])[] = [
  ["对象名称", ({ body }) => body.name],
  ["对象类别", ({ body }) => bodyClasses[body.class]],
  ["单位", ({ candidate }) => candidate.unitName],
  [
    "主要负责人",
    ({ candidate, state }) =>
      state.headLeft === undefined
        ? `${candidate.personName}（${candidate.post}）`
        : `（${candidate.personName}已离任，待登记）`,
  ],
  ["其他成员", ({ body }) => membersText(body.members)],
  [
    "人数",
    ({ body, state }) => String(body.members.length + (state.headLeft === undefined ? 1 : 0)),
  ],
  ["责任监督检查室", ({ state }) => state.room],
  ["纳入依据", ({ said }) => said.basis],
  ["纳入标准", ({ said }) => said.criteria],
  ["有关事项范围", ({ said }) => said.scope],
  ["区纪委研究日期及纪要号", ({ said }) => said.study],
  ["区委同意日期及文号", ({ said }) => said.consent],
  ["生效日期", ({ said }) => said.effectiveOn],
  ["下次评估日期", ({ said }) => said.reviewOn],
  ["状态", ({ said }) => said.standing && standings[said.standing]],
  ["退出日期", ({ said }) => said.removedOn],
  ["退出原因", ({ said }) => said.removalReason],
];

type Candidate = Enrolled["state"]["candidate"];
type Filled = {
  state: Enrolled["state"];
  candidate: Candidate;
  body: NonNullable<Candidate["body"]>;
  said: ReturnType<typeof supervisionColumns>;
};

/** Titles of the sheet of bodies after 序号, in the order of the columns. */
export const libraryBodyColumns = columns.map(([title]) => title);

/** Committees and organizations under supervision, or formerly: an enrollment as a row. */
export function libraryBodyRow(state: Enrolled["state"], rules: Rules): string[] | undefined {
  const { candidate } = state;
  const { body } = candidate;
  if (body === undefined || state.effectiveOn === undefined) return undefined;
  const said = supervisionColumns(state, rules);
  return columns.map(([, fill]) => fill({ state, candidate, body, said }) ?? "");
}
