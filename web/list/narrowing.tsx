import { Button } from "../part/button.tsx";
import { colourWords } from "../task/due.tsx";
import { areAsked, type Counted, countOf, type ListCounts, roomsIn } from "./counts.ts";

/** Names of these filters in the address and in the API. */
export const narrowings = ["room", "colour", "from", "to", "order"] as const;

/** What a list is narrowed by besides its status; empty where it is not. */
export type Narrowing = Readonly<Partial<Record<(typeof narrowings)[number], string>>>;

type Change = (change: Partial<Record<keyof Narrowing, string>>) => void;
type Told = (room: string | undefined, of?: (counted: Counted) => number) => string;

const none = { room: "", colour: "", from: "", to: "", order: "" };

/** By room, colour and due day, each choice with how many there are; and in which order. */
export function NarrowingFields({
  status,
  chosen,
  counts,
  change,
}: {
  status: string | undefined;
  chosen: Narrowing;
  counts: ListCounts | undefined;
  change: Change;
}) {
  const rooms = new Set([
    ...(counts === undefined ? [] : roomsIn(counts)),
    ...(chosen.room === undefined ? [] : [chosen.room]),
  ]);
  const hasRooms = rooms.size > 1 || chosen.room !== undefined;
  const hasQuestions = isByDue(chosen) || (counts !== undefined && areAsked(counts));
  const isNarrowed = Object.values(chosen).some((one) => one !== undefined);
  const told: Told = (room, of) =>
    counts === undefined ? "" : `（${countOf(counts, { status, room }, of)}）`;
  if (!hasRooms && !hasQuestions) return null;
  return (
    <details className="narrowing" open={isNarrowed || matchMedia("(min-width: 761px)").matches}>
      <summary>筛选和排序</summary>
      <div className="filters">
        {hasRooms ? (
          <label>
            室
            <select
              value={chosen.room ?? ""}
              onChange={({ target }) => change({ room: target.value })}
            >
              <option value="">各室{told(undefined)}</option>
              {[...rooms].map((one) => (
                <option key={one} value={one}>
                  第 {one} 室{told(one)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {hasQuestions ? <DueFields chosen={chosen} told={told} change={change} /> : null}
        {isNarrowed ? <Button press={() => change(none)}>清除筛选</Button> : null}
      </div>
    </details>
  );
}

function DueFields({ chosen, told, change }: { chosen: Narrowing; told: Told; change: Change }) {
  const colours = Object.entries(colourWords) as [keyof typeof colourWords, string][];
  return (
    <>
      <label>
        预警
        <select
          value={chosen.colour ?? ""}
          onChange={({ target }) => change({ colour: target.value })}
        >
          <option value="">不限</option>
          {colours.map(([colour, word]) => (
            <option key={colour} value={colour}>
              {word}
              {told(chosen.room, ({ byColour }) => byColour[colour] ?? 0)}
            </option>
          ))}
        </select>
      </label>
      <label>
        期限自
        <input
          type="date"
          value={chosen.from ?? ""}
          max={chosen.to}
          onChange={({ target }) => change({ from: target.value })}
        />
      </label>
      <label>
        至
        <input
          type="date"
          value={chosen.to ?? ""}
          min={chosen.from}
          onChange={({ target }) => change({ to: target.value })}
        />
      </label>
      <label>
        排序
        <select
          value={isByDue(chosen) ? "due" : ""}
          disabled={isNarrowedByDue(chosen)}
          onChange={({ target }) => change({ order: target.value })}
        >
          <option value="">按状态，新的在前</option>
          <option value="due">按期限，先到期的在前</option>
        </select>
      </label>
    </>
  );
}

/** Whether only matters with an open question are listed. */
function isByDue(chosen: Narrowing): boolean {
  return chosen.order === "due" || isNarrowedByDue(chosen);
}

function isNarrowedByDue({ from, to, colour }: Narrowing): boolean {
  return [from, to, colour].some((one) => one !== undefined);
}
