import { yuanOf } from "#process/finding/yuan.ts";
import type { Certainty } from "../theme.ts";
import { gradeText } from "./grade.ts";
import { type Charge, type Fill, type FuelRule, litres, sure } from "./hit.ts";
import type { Known } from "./known.ts";
import type { FillRow, VehicleRow } from "./tables.ts";

/** A rule passes a fill, charges it, or cannot judge it; the reason is Chinese and counted. */
export type Verdict = Charge | { unjudged: string } | undefined;

type FillRule = Exclude<FuelRule, "SAME_DAY" | "CONSUMPTION">;
type Judge = (
  fill: Fill,
  row: FillRow,
  known: Known,
) => Omit<Charge, "rule"> | Exclude<Verdict, Charge>;

/** The rules that look at one fill alone (process sheet §4.3). */
const judges: Readonly<Record<FillRule, Judge>> = {
  OVER_TANK: overTank,
  WRONG_GRADE: wrongGrade,
  UNLISTED_PLATE: unlistedPlate,
  NO_DISPATCH: noDispatch,
  OUTSIDE: outside,
  UNSIGNED: unsigned,
};
const entries = Object.entries(judges) as [FillRule, Judge][];

/** What each of these rules says of one fill, in the order of the rules. */
export function judgeFill(
  fill: Fill,
  row: FillRow,
  known: Known,
): { rule: FuelRule; verdict: Verdict }[] {
  return entries.flatMap(([rule, judge]) => {
    const verdict = judge(fill, row, known);
    if (verdict === undefined) return [];
    return [{ rule, verdict: "unjudged" in verdict ? verdict : { rule, ...verdict } }];
  });
}

/** The vehicle of the fill's plate; of a plate that the unit does not have, the card's own one. */
function vehicleOf({ plate = "", card }: Fill, { vehicles, cards }: Known): VehicleRow | undefined {
  return vehicles.get(plate) ?? vehicles.get(cards.get(card)?.plate ?? "");
}

const noVehicle = { unjudged: "车辆不在单位车辆清单，无油箱容积和油品可比" };

function overTank(fill: Fill, _row: FillRow, known: Known): ReturnType<Judge> {
  const { tankPercent } = known.settings;
  const vehicle = vehicleOf(fill, known);
  if (vehicle === undefined) return noVehicle;
  const { tankCentilitres, plate } = vehicle;
  const { centilitres } = fill;
  if (centilitres * 100 <= tankCentilitres * tankPercent) return undefined;
  const limit = (tankCentilitres * tankPercent) / 100;
  return {
    certainty: sure,
    explanation:
      `本次加油 ${litres(centilitres)}，超过${plate === fill.plate ? "" : `卡绑定车辆 ${plate} `}` +
      `油箱容积 ${litres(tankCentilitres)}的 ${tankPercent}%（${litres(limit)}）`,
    figures: { centilitres, tankCentilitres, tankPercent, limitCentilitres: limit, vehicle: plate },
  };
}

function wrongGrade(fill: Fill, { grade }: FillRow, known: Known): ReturnType<Judge> {
  const vehicle = vehicleOf(fill, known);
  if (vehicle === undefined) return noVehicle;
  if (vehicle.grades.includes(grade)) return undefined;
  const filled = gradeText(grade);
  const wanted = vehicle.grades.map(gradeText).join("、");
  return {
    certainty: sure,
    explanation: `本次加${filled}，车辆 ${vehicle.plate} 登记油品为${wanted}`,
    figures: { filled, wanted, vehicle: vehicle.plate },
  };
}

function unlistedPlate({ plate }: Fill, _row: FillRow, known: Known): ReturnType<Judge> {
  if (plate === undefined) return { unjudged: "加油明细和台账均未记车牌" };
  const { vehicles, standing } = known;
  if (vehicles.has(plate)) return undefined;
  return {
    certainty: doubtOf(standing.vehicles, "单位车辆清单"),
    explanation: `加油车牌 ${plate} 不在单位车辆清单（共 ${vehicles.size} 辆）内`,
    figures: { plate, vehicles: vehicles.size },
  };
}

function noDispatch({ day, plate }: Fill, _row: FillRow, known: Known): ReturnType<Judge> {
  const kind = known.workday(day);
  if (kind === "yes") return undefined;
  if (plate !== undefined && known.dispatched.get(plate)?.has(day)) return undefined;
  const reasons = [
    ...(kind === "unknown" ? [`${day.slice(0, 4)} 年放假安排尚未载入，是否工作日待定`] : []),
    ...(plate === undefined ? ["未记车牌，无法与派车单核对"] : []),
    ...(known.standing.dispatches === "partial" ? [partly("派车单")] : []),
  ];
  const what = kind === "unknown" ? `${day} 是否工作日尚不能确定` : `${day} 为非工作日`;
  const vehicle = plate === undefined ? "未记车牌，未见对应" : `未见车辆 ${plate} 当日`;
  return {
    certainty: reasons.length === 0 ? sure : { type: "pending", reason: reasons.join("；") },
    explanation: `${what}，${vehicle}派车单`,
    figures: { day, workday: kind, plate: plate ?? "" },
  };
}

function outside({ day, plate }: Fill, { place }: FillRow, known: Known): ReturnType<Judge> {
  const { places } = known.settings;
  if (places.some((name) => place.includes(name))) return undefined;
  const isSent = plate !== undefined && known.dispatched.get(plate)?.has(day) === true;
  return {
    certainty: sure,
    explanation:
      `加油地点“${place}”不在本区（${places.join("、")}）内，` +
      (isSent ? "当日有派车单" : "未见当日派车单"),
    figures: { place, dispatch: isSent ? "yes" : "no" },
  };
}

function unsigned({ centilitres, amountInFen }: Fill, { signed }: FillRow): ReturnType<Judge> {
  if (signed === "YES") return undefined;
  return {
    certainty: sure,
    explanation: `本次加油 ${litres(centilitres)}、${yuanOf(amountInFen)}，无签字小票`,
    figures: { centilitres, amountInFen },
  };
}

function doubtOf(standing: Known["standing"]["cards"], title: string): Certainty {
  return standing === "partial" ? { type: "pending", reason: partly(title) } : sure;
}

function partly(title: string): string {
  return `${title}有未能读取的行，请先核对`;
}
