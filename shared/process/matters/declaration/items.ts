import type { MattersType } from "../terms.ts";

/** One field of an item's entries; all are short texts that a phone can take. */
type Item = { title: string; group: "FAMILY" | "PROPERTY" | "OCCASION"; fields: Fields };
type Fields = Readonly<Record<string, string>>;

const family = (title: string, fields: Fields) => ({ title, group: "FAMILY", fields }) as const;
const property = (title: string, fields: Fields) => ({ title, group: "PROPERTY", fields }) as const;

/** The eight family and six property items (规定 Art. 3, 4), and what is told of an occasion. */
export const items = {
  MARRIAGE: family("本人婚姻情况", {
    what: "变化情况（结婚、离婚、复婚、丧偶）",
    who: "配偶姓名",
    on: "日期",
  }),
  PASSPORT: family("持有普通护照及因私出国", {
    document: "证件名称和号码",
    on: "出国日期",
    where: "去向和事由",
  }),
  HKMT: family("持有往来港澳台证件及因私往来", {
    document: "证件名称和号码",
    on: "往来日期",
    where: "去向和事由",
  }),
  CHILD_FOREIGN: family("子女与外国人、无国籍人通婚", {
    who: "子女姓名",
    spouse: "配偶姓名和国籍",
    on: "登记日期",
  }),
  CHILD_HKMT: family("子女与港澳以及台湾居民通婚", {
    who: "子女姓名",
    spouse: "配偶姓名和地区",
    on: "登记日期",
  }),
  ABROAD: family("配偶、子女移居国（境）外或者连续在外工作生活一年以上", {
    who: "姓名和称谓",
    where: "国家（地区）和城市",
    on: "起始日期",
  }),
  WORK: family("配偶、子女及其配偶的从业情况", {
    who: "姓名和称谓",
    where: "单位",
    post: "职务",
  }),
  CRIME: family("配偶、子女及其配偶被追究刑事责任", {
    who: "姓名和称谓",
    what: "原因",
    result: "处理结果",
    on: "日期",
  }),
  PAY: property("工资及各类奖金、津贴、补贴", { what: "项目", amount: "全年金额（万元）" }),
  LABOUR: property("讲学、写作、咨询、审稿、书画等劳务所得", {
    what: "项目",
    amount: "金额（万元）",
  }),
  HOUSE: property("本人、配偶、共同生活的子女的房产（含车位、车库、储藏间）", {
    who: "产权人",
    where: "地址",
    area: "面积（平方米）",
    source: "来源和去向",
    amount: "交易金额（万元）",
    on: "交易日期",
  }),
  SECURITIES: property("股票、基金、投资型保险", {
    who: "持有人",
    what: "名称或者代码",
    amount: "市值或者保费（万元）",
  }),
  BUSINESS: property("配偶、子女及其配偶经商办企业", {
    who: "姓名和称谓",
    what: "企业或者市场主体名称",
    amount: "出资额和比例",
    on: "注册日期",
  }),
  FOREIGN_ASSETS: property("国（境）外的存款和投资", {
    who: "姓名和称谓",
    where: "国家（地区）和机构",
    amount: "金额和币种",
  }),
  OCCASION: {
    title: "婚丧喜庆事宜",
    group: "OCCASION",
    fields: {
      what: "事由",
      on: "日期",
      where: "地点",
      guests: "邀请（到场）人数和范围",
      cost: "费用和来源",
      gifts: "收受礼金礼品和处置（事后填写）",
    },
  },
} as const satisfies Readonly<Record<string, Item>>;
export type ItemKey = keyof typeof items;

/** What a report is, as far as its items hang on it. */
export type Asked = { type: MattersType; item?: ItemKey | undefined };

/** The items that a report has to state, in their order. */
export function itemsOf({ type, item }: Asked): ItemKey[] {
  if (type === "WEDDING_FUNERAL") return ["OCCASION"];
  if (type === "CHANGE" && item !== undefined) return [item];
  return (Object.keys(items) as ItemKey[]).filter((key) => items[key].group !== "OCCASION");
}
