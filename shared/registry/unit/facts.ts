import { districtTypes, unitClasses } from "../terms.ts";
import type { Unit } from "./schema.ts";

/** What the library knows of a unit: who it is, and the five field groups. */
export function factsOfUnit({ content, confirmedOn, closed }: Unit) {
  const { establishment, personnel, partyBuilding, duties, leadership } = content;
  const lines: [string, string | number | undefined][] = [
    ["单位代码", content.code],
    ["类别", unitClasses[content.class]],
    ["街镇", content.town],
    ["区域类型", content.districtType && districtTypes[content.districtType]],
    ["聚焦领域", content.focus],
    ["责任监督检查室", content.room],
    ["核定编制数", establishment.authorized],
    ["实有人数", establishment.actual],
    ["空编", establishment.vacant],
    ["工勤人数", personnel.supportStaff],
    ["党组织名称", partyBuilding.organization],
    ["党组织类型", partyBuilding.type],
    ["党员数", partyBuilding.members],
    ["书记", partyBuilding.secretary],
    ["换届日期", partyBuilding.electedOn],
    ["工作职责", duties.responsibilities],
    ["主要权力事项", duties.powers],
    ["年度资金量", yuan(duties.fundsInFen)],
    ["集体资金/资产/资源", duties.collectiveAssets],
    ["年集体收入", yuan(duties.collectiveIncomeInFen)],
    ["班子职数", leadership.posts],
    ["班子成员", leadership.members],
    ["分工", leadership.division],
    ["最近全面核对", confirmedOn],
    ["撤销日期", closed?.on],
    ["撤销原因", closed?.reason],
  ];
  return lines.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value: String(value) }],
  );
}

function yuan(fen: number | undefined): string | undefined {
  return fen === undefined ? undefined : `${(fen / 100).toLocaleString("zh-CN")} 元`;
}
