import type { OfficialDocument } from "#kernel/document/documents.ts";
import { subheading } from "#kernel/document/parts.ts";

const sentence =
  "经查，该单位在加油卡使用管理中存在副卡未绑定车牌、行驶里程未登记等问题，存在廉政风险（示例）。";

const letter: OfficialDocument = {
  classification: "工作秘密",
  issuers: ["中共示例区纪律检查委员会", "示例区监察委员会"],
  number: "示纪监建〔2026〕3号",
  title: "关于加强加油卡使用管理和村集体资金资产资源监督管理的纪检监察建议",
  addressee: "示例区城管二队（示例）",
  body: [
    { level: "heading", text: "一、监督调查情况" },
    { level: "text", text: sentence.repeat(3) },
    { level: "heading", text: "二、整改建议内容和要求" },
    subheading(1, "压实主体责任。党组织书记履行第一责任人职责，班子成员落实“一岗双责”（示例）。"),
    subheading(2, "制定风险防控措施"),
  ],
  signed: "sealed",
  date: "2026-09-04",
  copies: ["示例区城市管理委员会（示例）", "示例区财政局（示例）"],
  printedBy: "示例区纪委监委办公室",
  printedOn: "2026-09-04",
};

const one = ["中共示例区纪律检查委员会"];
const paragraphs = (count: number): OfficialDocument["body"] =>
  Array.from({ length: count }, (_, at) =>
    at % 4 === 0
      ? { level: "heading", text: `${"一二三四五六七八九十"[at / 4]}、有关情况` }
      : { level: "text", text: sentence },
  );

/** Papers that meet each rule of the layout, and ends at every place of a page. */
export const samplePapers: Readonly<Record<string, OfficialDocument>> = {
  joint: letter,
  secret: { ...letter, copyNumber: 12, classification: "秘密★5年", issuers: one },
  unsealed: {
    ...letter,
    issuers: one,
    signed: "unsealed",
    copies: [],
    enclosures: ["调取材料清单", "送达回证"],
  },
  upward: {
    ...letter,
    issuers: one,
    number: "示纪〔2026〕12号",
    signer: "周示一",
    title: "关于将赵示例等同志纳入提级监督的请示",
    addressee: "中共示例区委",
    note: "联系人：沈示十，电话：示例",
  },
  table: {
    ...letter,
    issuers: one,
    body: [
      { level: "text", text: "请于规定期限内提供下列材料：" },
      {
        level: "table",
        columns: [
          { title: "序号", share: 1 },
          { title: "材料名称", share: 5 },
          { title: "期限", share: 2 },
        ],
        rows: Array.from({ length: 30 }, (_, at) => [
          String(at + 1),
          `加油卡主卡、副卡清单及加油记录（示例）${at + 1}`,
          "2026-09-14",
        ]),
      },
      { level: "text", text: "特此通知，请予支持配合。" },
    ],
  },
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `end-${at + 4}`,
      { ...letter, issuers: at % 2 === 0 ? one : letter.issuers, body: paragraphs(at + 4) },
    ]),
  ),
  // No copies, and a short last line: the names and their imprint take it along to the last page.
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [
      `short-${at + 10}`,
      {
        ...{ ...letter, issuers: one, copies: [] },
        signed: at % 2 === 0 ? "sealed" : "unsealed",
        body: [...paragraphs(at + 10), { level: "text", text: "特此告知。" }],
      } satisfies OfficialDocument,
    ]),
  ),
};
