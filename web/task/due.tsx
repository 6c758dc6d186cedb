import type { Colour, Due } from "../record/types.ts";
import { useMe } from "../shell/me.ts";

/** What people call the colours of a question. */
export const colourWords: Readonly<Record<Colour, string>> = {
  NONE: "正常",
  BLUE: "蓝色提醒",
  YELLOW: "黄色预警",
  RED: "红色预警",
};

/** The colour of a matter as a word; never as a colour alone. */
export function ColourMark({ colour }: { colour: Colour }) {
  return <span className={`colour ${colour}`}>{colourWords[colour]}</span>;
}

/** How long there is until a day, in words; `left` is in working days, below zero once it has gone by. */
export function leftText({ left, due, today }: { left: number; due: string; today: string }) {
  if (due === today) return "今日到期";
  if (due > today) return `剩 ${left} 个工作日`;
  return left === 0 ? "已逾期" : `逾期 ${-left} 个工作日`;
}

/** What is said in place of a day. */
function openText(due: Due | undefined): string {
  return due?.status === "RESTING" ? "监督中止，期限暂停" : "期限待定";
}

/** The day until which something is due, how long that is in working days, and its colour. */
export function DueText({
  due,
  left,
  colour,
}: {
  due: Due | undefined;
  left?: number | undefined;
  colour: Colour;
}) {
  const { data: me } = useMe();
  const day = due?.effectiveDue ?? due?.provisional ?? undefined;
  const today = me?.today;
  return (
    <span>
      {day === undefined ? openText(due) : `${day} 前`}
      {due?.effectiveDue === null && due.provisional !== undefined ? "（暂定）" : ""}
      {day === undefined || left === undefined || today === undefined ? null : (
        <>
          ，
          <span className={day < today ? "late left" : "left"}>
            {leftText({ left, due: day, today })}
          </span>
        </>
      )}{" "}
      {colour === "NONE" ? null : <ColourMark colour={colour} />}
    </span>
  );
}
