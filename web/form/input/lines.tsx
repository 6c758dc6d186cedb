import { useState } from "react";

/** A list of short texts, one a line. */
export function TextLines({
  id,
  value,
  change,
}: {
  id: string;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState(value.join("\n"));
  return (
    <textarea
      id={id}
      rows={4}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        change(
          event.target.value
            .split("\n")
            .map((each) => each.trim())
            .filter((each) => each !== ""),
        );
      }}
    />
  );
}
