import { type RefObject, useEffect } from "react";

/** Keeps the columns of a long table as wide as its first rows made them, whatever is drawn later. */
export function useSteadyWidths(table: RefObject<HTMLTableElement | null>, isLong: boolean): void {
  useEffect(() => {
    const shown = table.current;
    if (!isLong || shown === null) return;
    const heads = [...shown.querySelectorAll("th")];
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    for (const [place, head] of heads.entries()) head.style.width = `${widths[place] ?? 0}px`;
    shown.classList.add("steady");
    return () => {
      for (const head of heads) head.style.width = "";
      shown.classList.remove("steady");
    };
  }, [table, isLong]);
}
