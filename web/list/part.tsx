import { type ReactNode, useEffect, useRef, useState } from "react";

/** So far beyond the screen rows are drawn already, so that scrolling meets no gap. */
const ahead = "1200px 0px";
/** What a part takes before it has been drawn once, px. */
const guess = 2400;

/**
 * Some rows of a long table: drawn while they are near the screen, on paper always; elsewhere one empty
 * row keeps their place. What has the focus stays.
 */
export function Part({
  columns,
  begins,
  rows,
}: {
  columns: number;
  begins: "drawn" | "away";
  rows: () => ReactNode;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const height = useRef(guess);
  const [isNear, setNear] = useState(begins === "drawn");
  useEffect(() => {
    const seen = body.current;
    if (seen === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // A busy page is told of several crossings at once, oldest first: the last one holds.
        const entry = entries[entries.length - 1];
        if (entry === undefined) return;
        const holdsFocus = seen.contains(document.activeElement);
        if (!entry.isIntersecting && holdsFocus) return;
        if (!entry.isIntersecting) height.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting);
      },
      { rootMargin: ahead },
    );
    observer.observe(seen);
    const print = () => setNear(true);
    addEventListener("beforeprint", print);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", print);
    };
  }, []);
  return (
    <tbody ref={body}>
      {isNear ? (
        rows()
      ) : (
        <tr>
          <td className="away" colSpan={columns} style={{ height: height.current }} />
        </tr>
      )}
    </tbody>
  );
}
