import type { MatterOf } from "#kernel/record/process.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Ladder, Late } from "./schema.ts";
import { climbs, type LetterName, letterNames } from "./terms.ts";

type Line = { label: string; value: string };

/** What people call who is late. */
export function lateName(late: Late): string {
  return late.type === "unit" ? late.unitName : `${late.name}（${late.role}）`;
}

/** Who is late explains, and signs nothing of it; the unit reads what was served on it. */
export function barsOf({ late, room, recusals, letters }: Ladder): MatterOf {
  const isServed = Object.values(letters).some(({ servedOn }) => servedOn !== undefined);
  const unit =
    late.type === "unit"
      ? {
          addressee: late.unitId,
          concerns: [late.unitId],
          ...(isServed ? { servedTo: late.unitId } : {}),
        }
      : {};
  return {
    proposer: late.type === "officer" ? late.officer : "",
    recused: recusals.map(({ person }) => person),
    ...(room === undefined ? {} : { room }),
    ...unit,
  };
}

/** The overdue matter, what was done about it so far, and what was said to it. */
export function describe(state: Ladder, stage: string): Line[] {
  const { of, late, climbed, explanation, spared } = state;
  const step = climbed.at(-1)?.step;
  const inside = stage === "EXPLAINING" ? [] : sparedLines(spared);
  return [
    { label: "责任单位（人）", value: lateName(late) },
    { label: "逾期事项", value: `${shortNumber(of.id)} ${of.title}` },
    { label: "应办日期", value: of.due },
    ...(step === undefined ? [] : [{ label: "逾期情形", value: climbs[step] }]),
    ...(late.type === "unit" && late.superior !== undefined && stage !== "EXPLAINING"
      ? [{ label: "上级单位", value: late.superior }]
      : []),
    ...letterLines(state),
    ...(explanation === undefined
      ? []
      : [{ label: "书面说明", value: `${explanation.on} ${explanation.reasons}` }]),
    ...inside,
  ];
}

function letterLines({ letters }: Ladder): Line[] {
  return (Object.keys(letterNames) as LetterName[]).flatMap((name) => {
    const sent = letters[name];
    if (sent === undefined) return [];
    const { signedOn, number, servedOn, receivedBy } = sent;
    const service = servedOn === undefined ? "" : `，${number}，${servedOn} ${receivedBy}签收`;
    return [{ label: letterNames[name], value: `${signedOn} 签发${service}` }];
  });
}

function sparedLines(spared: Ladder["spared"]): Line[] {
  return spared === undefined ? [] : [{ label: "此前不予制发的理由", value: spared.reason }];
}
