import { checkDigit } from "#registry/import/check/id-number.ts";
import type { PersonRow } from "./workbook.ts";

const surnames = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"];
const middles = [..."示例样"];
const lasts = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"];

/** The n-th invented name; never that of 赵示例, who is there once. */
export function inventedName(n: number): string {
  const surname = surnames[n % surnames.length] ?? "";
  const middle = middles[Math.floor(n / surnames.length) % middles.length] ?? "";
  const last = lasts[Math.floor(n / (surnames.length * middles.length) + n * 7) % lasts.length];
  return `${surname}${middle}${last ?? ""}`;
}

/** The n-th invented ID number: area 000000, which nobody has, with a right check digit. */
export function inventedIdNumber(n: number): string {
  const day = String((n % 28) + 1).padStart(2, "0");
  const month = String((Math.floor(n / 28) % 12) + 1).padStart(2, "0");
  const year = 1966 + (Math.floor(n / (28 * 12)) % 36);
  const order = String(Math.floor(n / (28 * 12 * 36)) * 2 + (n % 2)).padStart(3, "0");
  const first17 = `000000${year}${month}${day}${order}`;
  return `${first17}${checkDigit(first17)}`;
}

const educations = ["大学", "大学", "研究生", "大专"];

/** The n-th invented person, on a post in a unit. */
export function inventedPerson(
  n: number,
  at: { unit: string; post: string; isHead: boolean; name?: string },
): PersonRow {
  const idNumber = inventedIdNumber(n);
  const born = Number(idNumber.slice(6, 10));
  const isMember = at.isHead || n % 3 !== 0;
  const isSupport = !at.isHead && n % 11 === 0;
  return {
    number: n + 1,
    name: at.name ?? inventedName(n),
    gender: Number(idNumber[16]) % 2 === 1 ? "男" : "女",
    idNumber,
    bornIn: `${born}-${idNumber.slice(10, 12)}`,
    ethnicity: n % 17 === 0 ? "回族" : "汉族",
    nativePlace: "示例省示例市",
    politicalStatus: isMember ? "中共党员" : "群众",
    ...(isMember ? { joinedOn: `${born + 25}-07` } : {}),
    education: educations[n % educations.length] ?? "大学",
    workingSince: `${born + 22}-08`,
    unit: at.unit,
    post: at.post,
    rank: at.isHead ? (n % 2 === 0 ? "乡科级正职" : "乡科级副职") : "科员",
    inPostSince: `${Math.max(2015, born + 30)}-0${(n % 9) + 1}`,
    nature: isSupport ? "工勤" : n % 4 === 0 ? "行政" : "事业",
    class: at.isHead ? "科级领导" : isSupport ? "工勤" : "一般",
    ...(at.isHead ? { portfolio: "主持全面工作" } : {}),
    isKeyObject: at.isHead ? "是" : "否",
    ...(at.isHead
      ? {
          objectClass: "科级党政主要领导干部",
          basis: "关于进一步加强基层监督的工作方案",
          criteria: "权力相对集中、资金量大、与民计民生息息相关",
        }
      : {}),
    status: "在岗",
  };
}
