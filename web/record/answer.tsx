import fieldsJson from "../build/fields.json";
import { Button } from "../part/button.tsx";
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
  const led = leadOf(value);
  if (led !== undefined) return led;
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

/**
 * Where an answer leads: `{ url, name }` to a file for a few minutes; `{ page, pass }` to a page of this
 * site that the pass opens. The pass is posted, so that no address ever holds it.
 */
function leadOf(value: object) {
  const { url, name, page, pass, until } = value as Record<string, unknown>;
  if (typeof url === "string" && typeof name === "string")
    return (
      <a href={url} rel="noreferrer">
        打开：{name}
      </a>
    );
  if (typeof page !== "string" || typeof pass !== "string") return undefined;
  return (
    <form method="post" action={new URL(page).pathname} target="_blank" rel="noreferrer">
      <input type="hidden" name="pass" value={pass} />
      <p>
        <Button submit="yes" look="main">
          在新窗口打开
        </Button>{" "}
        <span className="quiet">有效至 {plainText(until)}</span>
      </p>
    </form>
  );
}

/** `{ label, value }`, `{ on, text }` and `{ title, lines }` read as one line, not as two fields. */
function lineOf(value: object): { label: string; value: unknown } | undefined {
  const { label, value: said, title, lines, on, text } = value as Record<string, unknown>;
  if (typeof label === "string") return { label, value: said };
  if (typeof title === "string" && lines !== undefined) return { label: title, value: lines };
  const isWhole = Object.keys(value).length === 2;
  return isWhole && typeof on === "string" && typeof text === "string"
    ? { label: on, value: text }
    : undefined;
}

function plainText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? localTime(text) : text;
}
