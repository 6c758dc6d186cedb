import { message, type NoticeText } from "./texts.ts";

/** One item of the morning's list as a message says it: no name of whom it is about, nor of who has it. */
export type Warned = {
  colour: "红" | "黄" | "蓝";
  number: string;
  /** Kind of work and stage. */
  what: string;
  due: string;
  /** How late it is, or how long it still has. */
  left: string;
  /** Offices that have it. */
  handlers: string;
};

/** So many items are told; the system shows the rest. */
const most = 60;

/** 预警清单 of a morning (§5.1), 红 first. `system` is where the whole list lies. */
export function warningList(items: readonly Warned[], system: string): NoticeText {
  const counts = (["红", "黄", "蓝"] as const)
    .map((colour) => [colour, items.filter((one) => one.colour === colour).length] as const)
    .filter(([, count]) => count > 0)
    .map(([colour, count]) => `${colour}色 ${count} 项`)
    .join("，");
  return message(
    `预警清单：${counts}`,
    [
      "以下在办事项已逾期或者即将到期：",
      ...items
        .slice(0, most)
        .map(
          ({ colour, number, what, due, left, handlers }) =>
            `【${colour}】${what}，编号 ${number}，应于 ${due} 办结，${left}，承办：${handlers}`,
        ),
      ...(items.length > most ? [`其余 ${items.length - most} 项请登录系统查看。`] : []),
      `承办人姓名和完整清单请登录系统，在“台账”中查看“预警清单”：${system}`,
    ],
    `预警清单 ${counts}`,
  );
}
