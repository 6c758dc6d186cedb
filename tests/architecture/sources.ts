import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A source file and what it imports: project paths from the root, packages by name. */
export type Source = { path: string; text: string; imports: string[]; packages: string[] };

const aliases: Readonly<Record<string, string>> = {
  "#kernel/": "shared/kernel/",
  "#process/": "shared/process/",
  "#registry/": "shared/registry/",
  "#notice/": "shared/notice/",
  "#functions/": "functions/",
  "#local/": "local/",
  "#stacks/": "stacks/",
  "#tests/": "tests/",
};

/** Every TypeScript file of these folders. */
export function sourcesOf(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => read(relative(root, join(entry.parentPath, entry.name)))),
  );
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    ([, specifier = ""]) => specifier,
  );
  const resolved = specifiers.map((specifier) => resolve(path, specifier));
  return {
    path,
    text,
    imports: resolved.filter(
      (each) => each.includes("/") && /\.tsx?$/.test(each) && !each.includes("${"),
    ),
    packages: specifiers.filter((each) => !each.startsWith(".") && !each.startsWith("#")),
  };
}

function resolve(from: string, specifier: string): string {
  if (specifier === "#topology") return "shared/topology.ts";
  if (specifier === "#processes") return "shared/processes.ts";
  for (const [alias, folder] of Object.entries(aliases))
    if (specifier.startsWith(alias)) return specifier.replace(alias, folder);
  return specifier.startsWith(".") ? normalize(join(dirname(from), specifier)) : specifier;
}

const inCode =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<=(?:[(=,:[!&|?{};\n]|return)\s*)\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|`|[{}]/g;
const inTemplate = /\\[\s\S]|`|\$\{/g;

/**
 * The code without comments, strings and regular expressions, for rules about identifiers. What
 * stands in a template's `${…}` is code again, to any depth.
 */
export function codeOf(text: string): string {
  let code = "";
  let at = 0;
  /** Open braces of each `${…}` around us; the first is the file itself. */
  const depths = [0];
  let pattern = inCode;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return pattern === inCode ? code + text.slice(at) : code;
    const [token] = match;
    if (pattern === inCode) code += text.slice(at, match.index);
    at = match.index + token.length;
    const top = depths.length - 1;
    const depth = depths[top] ?? 0;
    if (pattern === inTemplate) {
      if (token === "${") depths.push(0);
      if (!token.startsWith("\\")) pattern = inCode;
    } else if (token === "`") pattern = inTemplate;
    else if (token === "{") depths[top] = depth + 1;
    else if (token === "}" && depth === 0 && top > 0) {
      depths.pop();
      pattern = inTemplate;
    } else if (token === "}") depths[top] = depth - 1;
  }
}
