/** More choices than this are a list to open, so that they do not fill the page. */
const mostTabs = 8;

/** Choices of which one is pressed, e.g. the statuses of a list. */
export function Tabs<K extends string>({
  label,
  entries,
  chosen,
  choose,
}: {
  label: string;
  entries: Readonly<Record<K, string>>;
  chosen: string;
  choose: (key: K) => void;
}) {
  const choices = Object.entries(entries) as [K, string][];
  if (choices.length > mostTabs)
    return (
      <p className="filters">
        <label>
          {label}
          <select
            className="native"
            value={chosen}
            onChange={({ target }) => choose(target.value as K)}
          >
            {choices.map(([key, text]) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </p>
    );
  return (
    <fieldset className="tabs" aria-label={label}>
      {choices.map(([key, text]) => (
        <button key={key} type="button" aria-pressed={chosen === key} onClick={() => choose(key)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
