import type { Counts } from "../shell/counts.ts";
import { Tabs } from "../shell/tabs.tsx";
import { colourWords } from "./due.tsx";

/** Worst first. */
const { NONE, BLUE, YELLOW, RED } = colourWords;
const words = { RED, YELLOW, BLUE, NONE };

/** The inbox by colour, each count a filter; what is overdue is said in words. */
export function ColourCounts({
  counts: { waiting, overdue, byColour, atLeast },
  chosen,
  choose,
}: {
  counts: Counts;
  chosen: string;
  choose: (colour: string) => void;
}) {
  if (waiting === 0) return null;
  const shown = Object.entries(words).filter(([colour]) => (byColour[colour] ?? 0) > 0);
  return (
    <>
      <p className="quiet counts">
        共 {waiting}
        {atLeast ? " 件以上" : " 件"}
        {overdue === 0 ? "，没有逾期" : `，其中逾期 ${overdue} 件`}
      </p>
      {shown.length < 2 && chosen === "" ? null : (
        <Tabs
          label="按预警颜色筛选"
          entries={{
            "": "全部",
            ...Object.fromEntries(
              shown.map(([colour, word]) => [colour, `${word} ${byColour[colour] ?? 0}`]),
            ),
          }}
          chosen={chosen}
          choose={choose}
        />
      )}
    </>
  );
}
