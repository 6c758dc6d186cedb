/** Mails as people read them: an item number and a link, never a name, unit or matter. */

export type NoticeText = { subject: string; text: string };

const footer = ["", "打开链接不会直接作出决定。链接仅供您本人使用，请勿转发。"];

/** A new task for one person. */
export function assigned({ number, due, url }: { number: string; due: string; url: string }) {
  return lines(`您有一项待办事项（${number}）`, [
    `您有一项待办事项，编号 ${number}。`,
    `请在 ${due} 前处理：`,
    url,
  ]);
}

/** A step of the ladder: 黄 or 红. */
export function escalated({
  number,
  colour,
  due,
}: {
  number: string;
  colour: string;
  due: string;
}) {
  return lines(`【${colour}】事项 ${number} 已逾期`, [
    `编号 ${number} 的事项已逾期（应于 ${due} 前办结），预警等级：${colour}。`,
    "请登录系统督促办理。",
  ]);
}

/** All that waits for one person, once a working day. */
export function digest(items: readonly { number: string; due: string; url: string }[]) {
  return lines(`今日待办提醒：${items.length} 项`, [
    `您有 ${items.length} 项待办事项临近或超过期限：`,
    ...items.flatMap(({ number, due, url }) => ["", `编号 ${number}，期限 ${due}`, url]),
  ]);
}

/** Something has ended that the person had started. */
export function told({ number }: { number: string }) {
  return lines(`事项 ${number} 有新的结果`, [
    `您发起的事项（编号 ${number}）有新的结果，请登录系统查看。`,
  ]);
}

/** A verification code for the link page. */
export function verificationCode({ code }: { code: string }): NoticeText {
  return {
    subject: "验证码",
    text: [`您的验证码是 ${code}，10 分钟内有效。`, "如非本人操作，请忽略并告知办公室。"].join(
      "\n",
    ),
  };
}

function lines(subject: string, body: readonly string[]): NoticeText {
  return { subject, text: [...body, ...footer].join("\n") };
}
