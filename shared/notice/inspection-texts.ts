import { message } from "./texts.ts";

/** A member of an inspection team hears that they are one; where and when, the system shows. */
export function inspects({ number }: { number: string }) {
  return message(
    `您被列入检查组（${number}）`,
    [
      `编号 ${number} 的监督检查已将您列入检查组。`,
      "请登录系统查看检查时间、内容和同组人员；有应当回避的情形请及时申报。",
    ],
    `编号 ${number} 的监督检查已确定检查组`,
  );
}

/** The group's report is written, and each of the group is to sign it. */
export function signsReport({ number }: { number: string }) {
  return message(
    `检查报告待您签名（${number}）`,
    [
      `编号 ${number} 的检查报告已经提交，须检查组成员逐人签名后方可报批。`,
      "请登录系统核对认定的事实和处理意见；有不同意见的，请与组长商议后修改报告。",
    ],
    `编号 ${number} 的检查报告待签名`,
  );
}
