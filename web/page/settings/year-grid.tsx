import { dayMark, monthOf, weeksOf, type YearOf } from "../deadlines/months.ts";
import { WeekHead } from "../deadlines/week-head.tsx";

const months = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, "0"));

/** A year's twelve months: days off and make-up days stand out by a word and by their ground. */
export function YearGrid({ year, today }: { year: YearOf; today: string | undefined }) {
  return (
    <div className="year-grid">
      {months.map((month) => (
        <table key={month}>
          <caption>{Number(month)} 月</caption>
          <WeekHead />
          <tbody>
            {weeksOf(`${year.year}-${month}`).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <Day
                    key={day}
                    day={monthOf(day) === `${year.year}-${month}` ? day : undefined}
                    year={year}
                    today={today}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** One day; a day of a neighbouring month is an empty cell. */
function Day({
  day,
  year,
  today,
}: {
  day: string | undefined;
  year: YearOf;
  today: string | undefined;
}) {
  if (day === undefined) return <td />;
  const mark = dayMark(year, day);
  // Weekends are told by their column; a word stands where the notice made the day something else.
  const isNamed = year.holidays.includes(day) || year.makeups.includes(day);
  const looks = [
    mark === "休" ? "off" : "",
    mark === "班" ? "work" : "",
    day === today ? "today" : "",
  ];
  return (
    <td className={looks.join(" ").trim() || undefined}>
      {Number(day.slice(8))}
      {isNamed ? <small>{mark}</small> : null}
    </td>
  );
}
