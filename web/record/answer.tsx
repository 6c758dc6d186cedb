import fieldsJson from "../build/fields.json";
import { localTime } from "./days.ts";

const words: Readonly<Record<string, string | undefined>> = fieldsJson;

/** What the API has handed out, in the product's words: labels beside values, lists below each other. */
export function Answer({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return value.length === 0 ? (
      <p className="quiet">无记录</p>
    ) : (
      <ul className="entries">
        {value.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move within an answer
          <li key={index}>
            <Answer value={each} />
          </li>
        ))}
      </ul>
    );
  if (typeof value !== "object" || value === null) return <>{plainText(value)}</>;
  const line = lineOf(value);
  if (line !== undefined)
    return (
      <>
        <strong>{line.label}</strong> <Answer value={line.value} />
      </>
    );
  return (
    <dl className="facts">
      {Object.entries(value).map(([name, inner]) => (
        <Pair key={name} name={name} value={inner} />
      ))}
    </dl>
  );
}

function Pair({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{words[name] ?? name}</dt>
      <dd>
        <Answer value={value} />
      </dd>
    </>
  );
}

/** `{ label, value }`, `{ on, text }` and `{ title, lines }` read as one line, not as two fields. */
function lineOf(value: object): { label: string; value: unknown } | undefined {
  const { label, value: said, title, lines, on, text } = value as Record<string, unknown>;
  if (typeof label === "string") return { label, value: said };
  if (typeof title === "string" && lines !== undefined) return { label: title, value: lines };
  return typeof on === "string" && typeof text === "string"
    ? { label: on, value: text }
    : undefined;
}

function plainText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? localTime(text) : text;
}
