/** At most so many files are shown with one question. */
const most = 60;

/** Ids of the files that a matter names anywhere: attachments, evidence, scans. */
export function filesIn(state: unknown): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      if (/^fil_\w+$/.test(value)) found.add(value);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(state);
  return [...found].slice(0, most);
}
