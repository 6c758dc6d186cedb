import { daysBetween } from "#kernel/deadline/day.ts";
import { choice, code, day, decimal, moment, plate, text, time } from "../cells.ts";
import { blank, optional, type RowOf, required, table } from "../table.ts";
import { tableTitles } from "../titles.ts";
import { grade, grades } from "./grade.ts";

/** 主/副卡台账: which card is for which vehicle, and who keeps it. */
export const cards = table(
  tableTitles.cards,
  {
    card: required("卡号", code, "加油卡号"),
    kind: required("卡类型", choice({ MAIN: ["主卡", "主"], SUB: ["副卡", "副"] }), "主副卡"),
    plate: blank("绑定车牌", plate, "车牌号", "车牌", "限用车牌"),
    holder: blank("持卡人", text(50), "使用人", "保管人"),
  },
  { unique: "card" },
);

/** 单位车辆清单: what the tank holds (0.01 L) and what goes into it. */
export const vehicles = table(
  tableTitles.vehicles,
  {
    plate: required("车牌号", plate, "车牌", "车牌号码"),
    tankCentilitres: required(
      "油箱容积(升)",
      decimal(2, 5),
      "油箱容积",
      "油箱容量(升)",
      "油箱容量",
    ),
    grades: required("油品", grades, "燃油标号", "油品标号", "燃料种类"),
  },
  { unique: "plate" },
);

/** Longest trip that one slip may cover; more is a slip of the pen. */
const longestTripDays = 31;

/** 派车单: which vehicle was out on which days, both included. */
export const dispatches = table(
  tableTitles.dispatches,
  {
    slip: required("派车单号", text(40), "单号", "编号"),
    plate: required("车牌号", plate, "车牌", "车牌号码"),
    from: required("出车日期", day, "用车日期", "出车时间", "用车时间"),
    to: blank("返回日期", day, "收车日期", "返回时间", "收车时间"),
  },
  {
    check: ({ from, to = from }) => {
      const days = daysBetween(from, to);
      if (days < 0) return { column: "to", problem: "不能早于出车日期" };
      return days < longestTripDays
        ? undefined
        : { column: "to", problem: `距出车日期超过 ${longestTripDays} 天，请核对` };
    },
  },
);

/** 里程: the odometer (0.1 km) of a vehicle on a day. */
export const mileage = table(tableTitles.mileage, {
  plate: required("车牌号", plate, "车牌", "车牌号码"),
  day: required("日期", day, "登记日期", "加油日期"),
  hectometres: required(
    "里程表读数(公里)",
    decimal(1, 7),
    "里程表读数",
    "里程读数",
    "里程数(公里)",
  ),
});

/** 加油明细: litres in 0.01 L, money in fen. */
export const fills = table(
  tableTitles.fills,
  {
    id: required("流水号", text(40), "交易流水号", "单据号"),
    card: required("卡号", code, "加油卡号"),
    at: required("加油日期", moment, "交易日期", "日期", "加油时间", "交易时间"),
    time: optional("加油时间", time, "交易时间", "时间"),
    plate: blank("车牌号", plate, "车牌", "车牌号码"),
    grade: required("油品", grade, "油品名称", "燃油标号"),
    centilitres: required("升数", decimal(2, 5), "加油量(升)", "加油升数", "数量(升)"),
    amountInFen: required("金额(元)", decimal(2, 7), "金额", "交易金额", "加油金额(元)"),
    place: required("加油地点", text(100), "加油站", "站点", "网点名称"),
    signed: blank(
      "小票签字",
      choice({ YES: ["是", "有"], NO: ["否", "无"] }),
      "是否签字",
      "签字小票",
    ),
    person: optional("加油人", text(50), "驾驶员", "经办人"),
  },
  { unique: "id" },
);

/** Rows as the rules see them. */
export type CardRow = RowOf<typeof cards.columns>;
export type VehicleRow = RowOf<typeof vehicles.columns>;
export type FillRow = RowOf<typeof fills.columns>;
