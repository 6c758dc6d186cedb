import { isDeepStrictEqual } from "node:util";
import { relations } from "#kernel/district/relation.ts";
import { type Officer, type Role, roleNames } from "#kernel/district/role.ts";
import type { Change, Line, LineChange, Roster, Setting, TieOfAnother } from "./schema.ts";

/** The list as it would be: each line with what is new, who is left out is struck off. */
export function merged(officers: readonly Officer[], lines: readonly LineChange[]): object[] {
  return lines.map((line) => {
    const before = officers.find(({ id }) => id === line.id);
    const entries = Object.entries({ ...(before && lineIn([before], line.id)), ...given(line) });
    return Object.fromEntries(entries.filter(([, value]) => value !== null));
  });
}

function given(line: LineChange): object {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));
}

/** What differs between two lists, officer by officer; ties and stand-ins are no part of it. */
export function changesBetween(before: readonly Officer[], after: readonly Officer[]): Change[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id): Change[] => {
    const [was, is] = [lineIn(before, id), lineIn(after, id)];
    if (isDeepStrictEqual(was, is)) return [];
    return [
      {
        id,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
}

/** One officer's line of a list, without ties and stand-ins. */
export function lineIn(officers: readonly Officer[], id: string): Line | undefined {
  const officer = officers.find((one) => one.id === id);
  if (officer === undefined) return undefined;
  const { ties: _ties, standIns: _standIns, ...line } = officer;
  return line;
}

/** The list after consented changes; everybody else, and all ties and stand-ins, as they are now. */
export function withChanges(officers: readonly Officer[], changes: readonly Change[]): Officer[] {
  const kept = officers.flatMap((officer): Officer[] => {
    const change = changes.find(({ id }) => id === officer.id);
    if (change === undefined) return [officer];
    const { ties, standIns } = officer;
    return change.after === undefined
      ? []
      : [
          {
            ...change.after,
            ...(ties === undefined ? {} : { ties }),
            ...(standIns === undefined ? {} : { standIns }),
          },
        ];
  });
  const added = changes.flatMap(({ id, after }) =>
    after === undefined || officers.some((officer) => officer.id === id) ? [] : [after],
  );
  return [...kept, ...added];
}

const labels = {
  name: "姓名",
  role: "职责",
  room: "监督检查室",
  unit: "所属单位",
  email: "邮箱",
  phone: "手机",
  channels: "通知方式",
  deputy: "AB 角",
  organ: "所在单位",
  only: "仅办理事项",
} as const;

/** The changes as the second person reads them, one officer or one setting a line. */
export function describe({
  changes,
  reason,
  letterNumber,
  setting,
  tie,
}: Pick<Roster, "changes" | "reason" | "letterNumber" | "setting" | "tie">) {
  const why = [
    { label: "指定理由", value: reason },
    { label: "上级决定文号", value: letterNumber },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return [
    ...linesFor(changes),
    ...(setting === undefined ? [] : ofSetting(setting)),
    ...(tie === undefined ? [] : ofTie(tie)),
    ...why,
  ];
}

/** Who would be kept from which matters, and why. */
function ofTie({ officerName, toName, tie: { relation, detail } }: TieOfAnother) {
  return [
    { label: "登记应当回避的人员", value: officerName },
    { label: "与其有关系的人员（单位）", value: toName },
    { label: "回避情形", value: `${relations[relation]}：${detail}` },
    { label: "登记后果", value: "不再办理、查阅与该人员（单位）有关的全部事项" },
  ];
}

/** What is weakened, one a line, and which settings change in all. */
function ofSetting({ weakens, changed }: Setting) {
  return [...weakens, { label: "全部变更的设置", value: changed.join("、") }];
}

function linesFor(changes: readonly Change[]) {
  return changes.map(({ id, before, after }) => ({
    label: `${(after ?? before)?.name ?? ""}（${id}）`,
    value: [
      ...(before === undefined ? ["新增人员"] : after === undefined ? ["移出名录"] : []),
      ...(Object.keys(labels) as (keyof typeof labels)[]).flatMap((field) => {
        const [was, is] = [wordOf(field, before), wordOf(field, after)];
        return was === is ? [] : [`${labels[field]}：${was} → ${is}`];
      }),
    ].join("；"),
  }));
}

function wordOf(field: keyof typeof labels, line: Line | undefined): string {
  const value = line?.[field];
  if (value === undefined) return "（无）";
  return field === "role" ? roleNames[value as Role] : String(value);
}
