import type { MatterOf } from "#kernel/record/process.ts";
import { items } from "./declaration/items.ts";
import type { Matters } from "./schema.ts";
import { bindings, checks, mattersTypes, phases } from "./terms.ts";

type Line = { label: string; value: string };
type Report = Pick<
  Matters,
  "person" | "type" | "year" | "phase" | "item" | "binding" | "eventOn" | "returned"
>;

/** What a report is, without a word of what it says: both to the person and to who reviews it. */
export function describe(state: Report & Pick<Matters, "submissions" | "check">): Line[] {
  const { person, submissions, check } = state;
  const last = submissions.at(-1);
  return [
    { label: "报告人", value: person.personName },
    { label: "单位和职务", value: `${person.unitName} ${person.post}` },
    ...kindLines(state),
    { label: "依据", value: bindings[state.binding] },
    ...(last === undefined
      ? []
      : [
          {
            label: "提交日期",
            value: last.lateDays > 0 ? `${last.on}（迟报 ${last.lateDays} 天）` : last.on,
          },
          { label: "提交次数", value: String(submissions.length) },
        ]),
    ...(check === undefined ? [] : [{ label: "抽查方式", value: checks[check.kind] }]),
  ];
}

/** What the person is asked to write, and under what rule: nobody is told that they are bound who is not. */
export function askingLines(state: Report): Line[] {
  return [
    ...kindLines(state),
    { label: "依据", value: basisOf(state) },
    {
      label: "填写方法",
      value: "逐项填写，没有的逐项选择“无”；可以分几天填写，每项保存后即不会丢失。",
    },
    ...(state.returned === undefined ? [] : [{ label: "退回原因", value: state.returned.reason }]),
  ];
}

/** The wording of the basis (norms §2.5, A-20, A-30). */
export function basisOf({ binding }: Pick<Matters, "binding">): string {
  return binding === "BOUND"
    ? "依照《领导干部报告个人有关事项规定》报告。"
    : "按照本区提级监督制度报告，内容和期限参照执行有关报告个人有关事项的规定。";
}

function kindLines({ type, year, phase, item, eventOn }: Report): Line[] {
  const kind =
    phase === undefined ? mattersTypes[type] : `${mattersTypes[type]}（${phases[phase]}）`;
  return [
    { label: "报告类型", value: type === "ANNUAL" ? `${year} 年${kind}` : kind },
    ...(item === undefined ? [] : [{ label: "事项", value: items[item].title }]),
    ...(eventOn === undefined ? [] : [{ label: "发生日期", value: eventOn }]),
  ];
}

/** Whom a report concerns: relatives and tied officers neither review nor read it. */
export function barsOf({ person, room, recusals }: Matters): MatterOf {
  return {
    proposer: "",
    recused: recusals.map((one) => one.person),
    room,
    object: person.personId,
    // Their party organization sees the status, by a right of its own.
    servedTo: person.unitId,
    concerns: [person.personId, person.unitId],
  };
}
