import type { Colour, Due } from "../record/types.ts";

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

/** The day until which something is due, with its colour. */
export function DueText({ due, colour }: { due: Due | undefined; colour: Colour }) {
  const day = due?.effectiveDue ?? due?.provisional;
  return (
    <span>
      {day === undefined || day === null ? "期限待定" : `${day} 前`}
      {due?.effectiveDue === null && due.provisional !== undefined ? "（暂定）" : ""}{" "}
      {colour === "NONE" ? null : <ColourMark colour={colour} />}
    </span>
  );
}
