import { type ReactElement, useState } from "react";

/** Whether tables are cards here; the width at which the styles make them so. */
export function isPhone(): boolean {
  return matchMedia("(max-width: 760px)").matches;
}

/** A row that shows its first cells as a card on a phone, and the others once they are asked for. */
export function FoldedRow({
  place,
  first,
  cells,
}: {
  /** Of a long table, which row it is. */
  place: number | undefined;
  first: readonly ReactElement[];
  cells: readonly ReactElement[];
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <tr aria-rowindex={place} className={isOpen ? undefined : "folded"}>
      {first}
      {cells}
      <td className="unfold">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "收起" : `其余 ${cells.length} 项`}
        </button>
      </td>
    </tr>
  );
}
