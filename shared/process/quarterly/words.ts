import type { QuarterlyData } from "./events.ts";

/** What people call the events of its trail, by type. */
export const words: Readonly<Record<keyof QuarterlyData, string>> = {
  "quarterly.opened": "下达检查任务",
  "quarterly.planned": "安排检查",
  "quarterly.noticed": "通知单位",
  "quarterly.begun": "开始现场检查",
  "quarterly.method-recorded": "登记监督方式",
  "quarterly.inspector-replaced": "更换检查人员",
  "quarterly.visit-ended": "结束现场检查",
  "quarterly.found": "登记问题",
  "quarterly.findings-confirmed": "确认问题",
  "quarterly.reported": "提交报告",
  "quarterly.attached": "调整附件",
  "quarterly.fed-back": "反馈单位",
  "quarterly.rectified": "登记整改",
  "quarterly.clue-linked": "关联问题线索",
  "quarterly.clue-ended": "问题线索办结",
  "quarterly.objects-joined": "增加监督对象",
  "quarterly.object-left": "监督对象离任或者退出",
  "quarterly.reopened": "重新下达检查任务",
  "quarterly.missed": "本季未检",
  "quarterly.miss-explained": "说明未检原因",
  "quarterly.waived": "批准免检",
  "quarterly.closed": "办结",
};
