import type { MatterOf } from "#kernel/record/process.ts";
import { type Changes, labels } from "./forms.ts";
import type { Confirmation, Line } from "./schema.ts";
import { causes } from "./terms.ts";

/** The unit is asked and may read it; the room that is responsible for the unit confirms. */
export function barsOf({ unitId, room, recusals }: Confirmation): MatterOf {
  return {
    proposer: "",
    recused: recusals.map(({ person }) => person),
    ...(room === undefined ? {} : { room }),
    addressee: unitId,
    servedTo: unitId,
    concerns: [unitId],
  };
}

/** The unit reads what the library says of it; the room reads what is to become of that. */
export function describe(state: Confirmation, stage: string): Line[] {
  const { unitName, cause, note, returned, lines } = state;
  const head = [
    { label: "单位", value: unitName },
    { label: "事由", value: causes[cause] },
    ...(note === undefined ? [] : [{ label: "请注意", value: note }]),
  ];
  if (stage === "ROOM_REVIEW") return [...head, ...proposed(state)];
  return [
    ...head,
    ...(returned === undefined ? [] : [{ label: "退回意见", value: returned.reason }]),
    ...lines,
  ];
}

function proposed({ proposal, lines }: Confirmation): Line[] {
  if (proposal === undefined) return [];
  const { on, reason, people, changes } = proposal;
  return [
    { label: "变动日期", value: on },
    { label: "变更原因", value: reason },
    ...changedLines(changes, lines),
    ...(people === undefined ? [] : [{ label: labels.people ?? "", value: people }]),
  ];
}

function changedLines(changes: Changes, lines: readonly Line[]): Line[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const label = labels[name] ?? name;
    const before = lines.find((line) => line.label === label)?.value ?? "（无）";
    return [{ label, value: `${before} → ${value}` }];
  });
}
