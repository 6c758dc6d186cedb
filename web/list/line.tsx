import { statusText } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { localDay } from "../record/days.ts";
import type { Colour } from "../record/types.ts";
import type { Me } from "../shell/me.ts";
import { ColourMark } from "../task/due.tsx";
import { cellText, columnsIn } from "./cells.ts";
import { countOf, type ListCounts } from "./counts.ts";
import type { Column } from "./data-table.tsx";
import { nothingOf } from "./reach.ts";

/** A line of any list of records. */
export type Line = {
  id: string;
  status: string;
  about: string;
  summary: Readonly<Record<string, unknown>>;
  updatedAt: string;
  /** The first due of what is open. */
  waits?: { title: string; due: string; colour: Colour };
};

/** Each status with how many there are of it, in the room that is looked at. */
export function counted(
  statuses: Kind["statuses"],
  counts: ListCounts | undefined,
  room: string | undefined,
): Record<string, string> {
  const told = (status?: string) =>
    counts === undefined ? "" : ` ${countOf(counts, { status, room })}`;
  const entries = Object.entries(statuses).map(([key, text]) => [key, `${text}${told(key)}`]);
  return { "": `全部${told()}`, ...Object.fromEntries(entries) };
}

/** Says which filter hides everything; without one, whether nothing is there or nothing for the reader. */
export function emptyText(
  { kind, title, urgent, reads }: Kind,
  rights: Me["rights"] | undefined,
  { status, urgent: isUrgent, ...more }: Readonly<Record<string, string | undefined>>,
): string {
  if (Object.values(more).some((one) => one !== undefined))
    return `没有符合所选条件的${title}，可以“清除筛选”再看。`;
  if (isUrgent !== undefined) return `没有“${urgent}”的事项，可以看看“不分缓急”。`;
  return status === undefined
    ? nothingOf(title, rights?.[reads])
    : `没有状态为“${statusText(kind, status)}”的事项，可以看看“全部”。`;
}

function waitingCell({ waits }: Line) {
  return waits === undefined ? (
    ""
  ) : (
    <span title={waits.title}>
      {waits.due} {waits.colour === "NONE" ? null : <ColourMark colour={waits.colour} />}
    </span>
  );
}

/** Name, status, what the kind says in its summaries, the next day, the last change. */
export function columnsFor(
  { kind, path, title, statuses }: Kind,
  rows: readonly Line[],
): Column<Line>[] {
  const more = columnsIn(rows.map(({ summary }) => summary));
  return [
    { title, cell: ({ id, about }) => <a href={`#/${path}/${id}`}>{about}</a> },
    ...(Object.keys(statuses).length < 2
      ? []
      : [
          {
            title: "状态",
            narrow: "yes" as const,
            cell: ({ status }: Line) => <span className="status">{statusText(kind, status)}</span>,
          },
        ]),
    ...more.map(({ field, label, narrow }) => ({
      title: label,
      ...(narrow === undefined ? {} : { narrow }),
      cell: ({ summary }: Line) => cellText(field, summary[field]),
    })),
    ...(rows.some(({ waits }) => waits !== undefined)
      ? [{ title: "办理期限", narrow: "yes" as const, cell: waitingCell }]
      : []),
    { title: "最近变动", narrow: "yes", cell: ({ updatedAt }) => localDay(updatedAt) },
  ];
}
