import { weekdays } from "./months.ts";

/** The head of a table of weeks. */
export function WeekHead() {
  return (
    <thead>
      <tr>
        {weekdays.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
