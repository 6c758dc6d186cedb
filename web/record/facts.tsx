import type { Line } from "./types.ts";

/** What a matter says. */
export function Facts({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="card">
      <h2>内容</h2>
      <Lines lines={lines} />
    </section>
  );
}

/** Labels and values, in the order in which they are sealed. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="facts">
      {lines.map(({ label, value }, index) => (
        // The same label may stand twice, e.g. one line a finding.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move within a text
        <FactLine key={`${index}${label}`} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ label, value }: Line) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value === "" ? "—" : value}</dd>
    </>
  );
}
