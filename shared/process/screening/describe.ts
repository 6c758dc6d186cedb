import { nameOfListed, pickedOf } from "./listed.ts";
import type { Screening } from "./schema.ts";
import { results } from "./terms.ts";

type Line = { label: string; value: string };

/** The screening as its room reads it: by which lines, where the list is, what came of it. */
export function describe(state: Screening): Line[] {
  const { year, room, threshold, listed = [], unlisted = 0, conclusion } = state;
  const { collectiveAssetsInFen, collectiveIncomeInFen, petitionsIn12Months } = threshold;
  return [
    { label: "年度", value: String(year) },
    { label: "监督检查室", value: `第 ${room} 监督检查室` },
    {
      label: "本区标准",
      value: [
        `集体资产 ${tenThousands(collectiveAssetsInFen)} 万元`,
        `年集体收入 ${tenThousands(collectiveIncomeInFen)} 万元`,
        `12 个月内检举控告 ${petitionsIn12Months} 件`,
      ].join("；"),
    },
    {
      label: "办理方法",
      value:
        "打开“筛选研判”页，查看达到标准的人员、村（社区）“两委”班子和集体经济组织及其依据；名单仅供选择，由监督检查室综合研判。下列筛选名单不含信访情况，信访达到标准的在“筛选研判”页按查阅权限显示",
    },
    ...listed.map((one, at) => ({
      label: `筛选名单 ${at + 1}`,
      value: `${nameOfListed(one)}：${one.items.map(({ item }) => item).join("；")}`,
    })),
    ...(unlisted === 0 ? [] : [{ label: "未列出", value: `另有 ${unlisted} 个，见“筛选研判”页` }]),
    ...(conclusion === undefined
      ? []
      : [
          { label: "结果", value: results[conclusion.result] },
          ...pickedOf(listed, conclusion.picked).map((one) => ({
            label: "列为候选对象",
            value: nameOfListed(one),
          })),
          ...(conclusion.chosen === undefined
            ? []
            : [{ label: "拟列为候选人的对象", value: conclusion.chosen }]),
          { label: "综合研判", value: conclusion.judgment },
        ]),
  ];
}

function tenThousands(fen: number): string {
  return String(fen / 1_000_000);
}
