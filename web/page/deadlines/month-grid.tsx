import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import type { Colour } from "../../record/types.ts";
import type { Deadlines } from "./deadlines.ts";
import { dayMark, monthOf, weeksOf, type YearOf } from "./months.ts";
import { WeekHead } from "./week-head.tsx";

const worst: readonly Colour[] = ["RED", "YELLOW", "BLUE", "NONE"];

/** A month of days, each with how much is due; days off and make-up days are marked in words. */
export function MonthGrid({
  month,
  deadlines: { items, today },
  chosen,
  choose,
}: {
  month: string;
  deadlines: Deadlines;
  chosen: string | undefined;
  choose: (day: string) => void;
}) {
  const calendars = useQuery({
    queryKey: ["calendars"],
    queryFn: () => call<{ years: readonly YearOf[] }>({ path: "/calendars" }),
    staleTime: 60 * 60_000,
  });
  const year = calendars.data?.years.find((each) => each.year === Number(month.slice(0, 4)));
  return (
    <table className="month-grid">
      <caption className="skip">{month} 每日到期事项</caption>
      <WeekHead />
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const due = items.filter((item) => item.due === day);
              const colour = worst.find((each) => due.some((item) => item.colour === each));
              const mark = dayMark(year, day);
              return (
                <td
                  key={day}
                  className={[
                    monthOf(day) === month ? "" : "other",
                    mark === "休" ? "off" : "",
                    day === today ? "today" : "",
                  ].join(" ")}
                >
                  <span className="date">
                    {Number(day.slice(8))}
                    {mark === "" ? null : <small>{mark}</small>}
                    {day === today ? <small>今天</small> : null}
                  </span>
                  {due.length === 0 ? null : (
                    <button
                      type="button"
                      className={`colour ${colour ?? "NONE"}`}
                      aria-pressed={chosen === day}
                      aria-label={`${day} 到期 ${due.length} 项`}
                      onClick={() => choose(day)}
                    >
                      {due.length} 项
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
