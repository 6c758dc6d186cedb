import type { Notice } from "../theme.ts";
import { type FuelRule, fuelRules } from "./hit.ts";
import { type Known, references } from "./known.ts";

/** What was counted while fills went by. */
export type Tally = {
  /** Rule → reason → fills, or days with fills for the rules on whole cards. */
  unjudged: Map<FuelRule, Map<string, number>>;
  /** Card that the ledger does not have → fills. */
  unknownCards: Map<string, number>;
  /** Fills within the period. */
  fills: number;
};

/** Rules that cannot run for want of a table or setting, with the Chinese reason. */
export function rulesOff({ standing, settings }: Known): ReadonlyMap<FuelRule, string> {
  const off = new Map<FuelRule, string>();
  const needs = (key: keyof typeof references, ...rules: readonly FuelRule[]) => {
    if (standing[key] !== "missing") return;
    for (const rule of rules) off.set(rule, `没有可用的“${references[key].title}”`);
  };
  needs("vehicles", "OVER_TANK", "WRONG_GRADE", "UNLISTED_PLATE");
  needs("dispatches", "NO_DISPATCH");
  needs("mileage", "CONSUMPTION");
  if (settings.places.length === 0) off.set("OUTSIDE", "未设置本区地名");
  return off;
}

/** What inspectors should know beside the hits: rules that did not or could not judge, loose cards. */
export function noticesOf(
  known: Known,
  off: ReadonlyMap<FuelRule, string>,
  { unjudged, unknownCards, fills }: Tally,
  outsidePeriod: number,
): Notice[] {
  const notices: Notice[] = [];
  const tell = (count: number, notice: Omit<Notice, "count">) => {
    if (count > 0) notices.push({ ...notice, count });
  };
  for (const [rule, reason] of off)
    notices.push({
      code: "rule.not-run",
      rule,
      count: fills,
      message: `未比对“${fuelRules[rule]}”：${reason}`,
    });
  for (const [rule, reasons] of unjudged)
    for (const [reason, count] of reasons)
      tell(count, {
        code: "rule.unjudged",
        rule,
        message: `“${fuelRules[rule]}”有 ${count} 笔（次）未能比对：${reason}`,
      });
  const unbound = [...known.cards.values()].filter(({ plate }) => plate === undefined);
  const subs = unbound.filter(({ kind }) => kind === "SUB").length;
  tell(subs, { code: "card.unbound", message: `副卡 ${subs} 张未绑定车牌` });
  const strange = [...unknownCards.values()].reduce((sum, one) => sum + one, 0);
  if (known.standing.cards === "missing")
    tell(fills, {
      code: "card.no-ledger",
      message: "没有可用的“主/副卡台账”，未记车牌的加油无法与车辆核对",
    });
  else
    tell(strange, {
      code: "card.unknown",
      message: `${unknownCards.size} 张卡不在主/副卡台账内，共加油 ${strange} 笔`,
    });
  tell(outsidePeriod, {
    code: "fill.outside-period",
    message: `${outsidePeriod} 笔加油不在检查期间内，未比对`,
  });
  return notices;
}
