import type { Schema } from "../../catalog/types.ts";

/** What people call a setting that the dry run names by its path, e.g. `meeting.quorum`. */
export function settingTitle(body: Schema | undefined, path: string): string {
  return steps(body, path)
    .map(({ title }, place) => title ?? path.split(".")[place] ?? "")
    .join("：");
}

/** A setting's value as its form shows it. */
export function settingValue(body: Schema | undefined, path: string, value: unknown): string {
  const all = steps(body, path);
  const schema = all[all.length - 1];
  if (value === undefined || value === null) return "未设定";
  if (value === "all" && schema?.anyOf !== undefined) return "不限";
  if (Array.isArray(value)) return value.length === 0 ? "无" : value.map(plain).join("、");
  if (schema?.["x-input"] === "money" && typeof value === "number")
    return `${(value / 100).toLocaleString("zh-CN")} 元`;
  return schema?.["x-labels"]?.[String(value)] ?? plain(value);
}

function plain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The schemas from a setting's outermost field to itself; a code in its name may have dots of its own. */
function steps(body: Schema | undefined, path: string): Schema[] {
  const found: Schema[] = [];
  let at = body?.properties?.config;
  let rest = path.replace(/^config\./, "");
  while (at?.properties !== undefined && rest !== "") {
    const name = Object.keys(at.properties)
      .filter((each) => rest === each || rest.startsWith(`${each}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (name === undefined) break;
    at = at.properties[name];
    if (at !== undefined) found.push(at);
    rest = rest.slice(name.length + 1);
  }
  return found;
}
