import type { Finding, FindingCode } from "#kernel/verify/finding.ts";
import type { Verification } from "./verify.ts";

const words: Record<FindingCode, string> = {
  "event.altered": "事件内容与散列值不符，或与前一事件不相连",
  "event.missing": "事件缺失，序号不连续",
  "event.misplaced": "事件所在位置与其内容不符",
  "event.backdated": "事件所记时间与封存日期相差过大",
  "event.unsealed": "事件早应封存而从未封存",
  "head.differs": "记录所记链尾与实际最后事件不符",
  "record.missing": "应有的记录不在",
  "state.differs": "记录现状与由事件重演的结果不符",
  "index.differs": "记录的检索信息与现状不符",
  "task.missing": "待办不在",
  "task.differs": "待办（含各人意见）与事件不符",
  "task.unknown": "没有事件开启过这一待办",
  "seat.differs": "待办箱中的行与事件不符",
  "text.missing": "决定时所示文本不在",
  "text.altered": "决定时所示文本与其散列值不符",
  "number.differs": "文号不连续、重复，或与计数不符",
  "link.unknown": "办理链接与待办不符",
  "receipt.differs": "重复请求的回执与事件不符",
  "seal.missing": "封存文件不在",
  "seal.altered": "封存文件内容与其散列值不符",
  "seal.unchained": "封存值与前一日不相连",
  "seal.contradicts": "事件与当日封存的链尾不符（历史被改写）",
  "seal.marked-otherwise": "数据表所记封存值与封存文件不符",
  "night.missing": "当日没有封存",
  "heads.differ": "数据表所存当日链尾与封存文件不符",
};

/** One line a finding, in the order of records, and what was looked at. */
export function reportOf(verification: Verification): string {
  const { findings, records, events, seals, destroyed } = verification;
  const looked = `已核验 ${records} 项记录、${events} 个事件、${seals} 个封存日`;
  const lines = findings.map(lineOf).sort();
  const gone = destroyed.map(
    ({ id, on, by, ground }) =>
      `${id} 的内容已依规于 ${on} 由 ${by.join("、")} 销毁，依据：${ground}`,
  );
  return [
    ...lines,
    ...gone.sort(),
    lines.length === 0 ? `${looked}：未发现问题` : `${looked}：发现 ${lines.length} 处问题`,
  ].join("\n");
}

function lineOf({ code, kind, id, seq, what }: Finding): string {
  const place = seq === undefined ? "" : ` 第 ${seq} 号事件`;
  const more = what === undefined ? "" : ` ${what}`;
  return `${kind} ${id}${place}${more}：${words[code]}（${code}）`;
}
