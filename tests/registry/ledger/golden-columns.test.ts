import { describe, expect, it } from "vitest";
import { sameForm } from "#kernel/text/name.ts";
import { letterColumns } from "#process/letter/paper/ledger.ts";
import { sections } from "#registry/dossier/sections.ts";
import { clueColumns } from "#registry/ledger/clues/columns.ts";
import { debriefingColumns } from "#registry/ledger/duties/debriefing-row.ts";
import { educationColumns } from "#registry/ledger/duties/education.ts";
import { mattersColumns } from "#registry/ledger/duties/matters.ts";
import { opinionColumns } from "#registry/ledger/duties/opinion.ts";
import { approvalColumns, recusalColumns } from "#registry/ledger/objects/approval.ts";
import { libraryPersonColumns, libraryUnitColumns } from "#registry/ledger/objects/library.ts";
import { petitionColumns } from "#registry/ledger/petitions/columns.ts";
import { ledgerColumns } from "#registry/ledger/row.ts";

const titles = (columns: readonly (readonly [string, ...unknown[]])[]) =>
  columns.map(([title]) => title);
const names = (text: string) => text.split("|").map((name) => sameForm(name.trim()));

/** What an office expects to find in each ledger after 序号, in this order. */
const wanted: readonly (readonly [ledger: string, has: readonly string[], wants: string])[] = [
  [
    "L1 单位",
    libraryUnitColumns,
    `单位代码|单位名称|上级单位|类别|街镇|区域类型|聚焦领域|核定编制数|实有人数|空编|工勤人数|党组织名称|
    党组织类型|党员数|书记|换届日期|工作职责|主要权力事项|年度资金量(万元)|集体资金/资产/资源|年集体收入|
    班子职数|班子成员|分工|责任监督检查室|更新日期|更新人|版本`,
  ],
  [
    "L1 人员",
    libraryPersonColumns,
    `姓名|性别|身份证号(脱敏)|出生年月|民族|籍贯|政治面貌|入党时间|学历|参加工作时间|单位|职务|职级|
    任现职时间|编制性质|人员类别|分管工作|是否提级监督对象|对象类别|纳入依据|纳入标准|有关事项范围|
    区纪委研究日期及纪要号|区委同意日期及文号|生效日期|下次评估日期|状态|退出日期|退出原因|备注`,
  ],
  [
    "L2",
    Object.values(ledgerColumns),
    `编号|对象/单位|监督日期|季度|监督类型|主题|监督内容|监督方式|检查组组长|成员|回避情况|查阅资料清单|
    访谈人数|发现问题数|问题描述|性质|涉及人员|涉及金额|处理方式|移交线索编号|建议书文号|整改要求|
    整改期限|整改完成日期|是否按期|复查结果|销号日期|承办人|备注`,
  ],
  [
    "L3",
    titles(clueColumns),
    `线索编号|线索来源|来源编号|收到日期|登记日期|被反映人|单位及职务|职级|政治面貌|是否提级监督对象|
    主要问题|问题类别|涉及金额|反映人(实名/匿名)|是否重复件|分办日期|承办部门|承办人|签收日期|
    处置意见应提出日|实际提出日|处置方式|审批人及日期|谈话/函询日期|回复日期|初核起止|暂存原因及复研日|
    处置结果|形态|处分种类|办结日期|已办天数|预警颜色|归档号|备注`,
  ],
  [
    "L5",
    titles(debriefingColumns),
    `年度|姓名|单位职务|对象类别|述的层级|形式|征求意见数|报告提交日|审核次数|述责述廉日|参评人数|有效票|
    好|较好|一般|差|得分|满意率|提问数|反馈日|问题数|整改期限|完成日|谈话情况|结果运用|备注`,
  ],
  [
    "L6",
    titles(petitionColumns),
    `信访编号|查询码(脱敏)|收到日期|登记日期|渠道|实名/匿名|身份核实|类别|被反映人|单位职务|街镇|问题领域|
    主要内容摘要|是否初次|关联件|受理情况|告知应到日|告知日期/方式|转办部门|转办日期|承办部门|线索编号|
    办结应到日|办结日期|结论|反馈应到日|反馈日期/方式|异议|是否逾期|归档号`,
  ],
  [
    "L7",
    letterColumns,
    "文号|种类|被建议单位|事由|签发|送达|异议|方案|期限|延期|反馈|评估|复查|销号|回访",
  ],
  [
    "L8",
    opinionColumns,
    "用途|来函单位|来函日期|姓名|单位职务|回复意见|复函文号|复函日期|签发人|有效期至|备注",
  ],
  ["L9", mattersColumns, "姓名|单位|职务|年度|应报日|提交日|是否按期|抽查结论|处理方式"],
  ["L10", educationColumns, "姓名|单位|教育类型|主题|日期|出勤|测试成绩|补课日期|备注"],
  ["L11", recusalColumns, "申请日期|申请人|被申请回避人|回避情形|具体关系|决定"],
  ["L12", approvalColumns, "事项|环节|审批方式|审批人|决定|意见|决定日期|应办日|是否逾期"],
];

describe("golden rows: each ledger has the columns of the sheet of ledgers (§5.3), in order", () => {
  it.each(wanted)("%s", (_, has, wants) => {
    const here = has.map(sameForm);
    const asked = names(wants);
    expect(asked.filter((name) => !here.includes(name))).toEqual([]);
    // What the office wants stands in the order in which it reads it.
    expect(here.filter((name) => asked.includes(name))).toEqual(asked);
  });

  it("L6: no column of who reported; that lies in a vault of its own", () => {
    expect(
      titles(petitionColumns).filter((title) => /举报人|信访人|反映人姓名/u.test(title)),
    ).toEqual([]);
  });

  it("L4: the file of a person has every section", () => {
    const has = Object.values(sections).map(({ title }) => sameForm(title));
    const asked = names(
      `家庭成员|任免与提级监督|人事档案情况|奖惩|个人有关事项|不如实报告处理|信访核查表|线索及处置|谈话函询|诫勉|
      廉政谈话|初核、审查材料目录|第一种形态处理|处分|党风廉政意见回复|述责述廉|教育记录|民主生活会说明|其他`,
    );
    expect(has).toEqual(asked);
  });
});
