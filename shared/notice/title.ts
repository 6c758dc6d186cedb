import { shortNumber } from "#kernel/text/short-number.ts";
import { type NoticeMatter, recordIn } from "./notice.ts";

/** What a channel is called where people read it. */
export const channelNames = {
  mail: "邮件",
  wecom: "企业微信群机器人",
  dingtalk: "钉钉群机器人",
} as const;

const titles: Record<NoticeMatter["template"], string> = {
  assigned: "有新的待办",
  urged: "待办被催办",
  voided: "待办已作废，须重新审核",
  stuck: "事项无人承办",
  "taken-over": "您接手一项事项",
  inspects: "您被列入检查组",
  "signs-report": "检查报告待您签名",
  departed: "人员离岗，在办事项待移交",
  "line-changed": "您在人员名录中的信息已变更",
  "tie-registered": "回避关系由他人登记",
  "config-published": "区级配置已变更",
  "stands-in": "您被指定为代办人",
  escalated: "事项已逾期",
  settled: "待办已由他人办结",
  copied: "有事项抄送",
  blue: "事项即将到期",
  digest: "今日待办提醒",
  told: "事项有新的结果",
  "identity-opened": "信访件身份信息已打开",
  undelivered: "通知未能送达",
  "party-silent": "区委逾期未复事项周报",
  warnings: "预警清单",
  "calendar-missing": "节假日安排尚未载入",
  sealed: "每日封存值",
};

/** A notice's line in the system; as in every message, no more than a number. */
export function titleOf(matter: NoticeMatter): string {
  const record = recordIn(matter);
  const title = titles[matter.template];
  return record === undefined ? title : `${title}（${shortNumber(record)}）`;
}
