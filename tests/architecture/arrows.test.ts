import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOf, root, type Source, sourcesOf } from "./sources.ts";

const product = sourcesOf("shared", "functions", "stacks", "local", "web");

/** Which folders a folder may import from, longest match first. */
const arrows: readonly (readonly [string, readonly string[]])[] = [
  ["shared/kernel/", ["shared/kernel/"]],
  ["shared/process/", ["shared/kernel/", "shared/process/"]],
  ["shared/registry/", ["shared/kernel/", "shared/process/", "shared/registry/"]],
  ["shared/notice/", ["shared/kernel/", "shared/process/", "shared/notice/"]],
  ["shared/topology", ["shared/"]],
  ["shared/processes.ts", ["shared/"]],
  ["functions/", ["shared/", "functions/"]],
  ["stacks/", ["shared/topology.ts", "shared/kernel/workflow.ts", "stacks/"]],
  ["local/", ["shared/", "functions/", "local/"]],
  // Made at build from the whole product; what runs in the browser talks HTTP.
  ["web/build.ts", ["web/"]],
  ["web/catalog/write.ts", ["shared/", "functions/", "web/"]],
  ["web/catalog/setting-names.ts", ["shared/", "web/"]],
  ["web/catalog/papers.ts", ["shared/", "web/"]],
  ["web/", ["web/"]],
];

function offences(find: (source: Source) => readonly string[]): string[] {
  return product.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));
}

describe("who may import whom", () => {
  it("arrows point the allowed way", () => {
    const wrong = offences(({ path, imports }) => {
      const allowed = arrows.find(([from]) => path.startsWith(from))?.[1] ?? [];
      return imports.filter((to) => !allowed.some((folder) => to.startsWith(folder)));
    });
    expect(wrong).toEqual([]);
  });

  it("the verifier shares no code path with the writers (S4): only what is pure of processes and tasks", () => {
    const writers = [
      "shared/kernel/store/keys.ts",
      "shared/kernel/record/",
      "shared/kernel/text/hash.ts",
    ];
    const allowed = ["shared/kernel/record/kinds.ts", "shared/kernel/record/event.ts"];
    const wrong = offences(({ path, text }) =>
      /^(shared\/kernel|functions)\/verify\//.test(path)
        ? [...text.matchAll(/^import (?!type )[^;]*from "([^"]+)";/gm)]
            .map(([, from = ""]) =>
              from.replace(/^#kernel\//, "shared/kernel/").replace(/^\.\.\//, "shared/kernel/"),
            )
            .filter((to) => writers.some((one) => to.startsWith(one)) && !allowed.includes(to))
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it("what must leave a trace is handed out by reading routes only", () => {
    const steps = [
      "functions/world.ts",
      "functions/files.ts",
      "shared/registry/import/",
      // Read by reading routes, and by `openFile`, which writes the reading down first.
      "shared/process/file/use.ts",
      // Read by reading routes, and by the page on which a reporter sees what they wrote.
      "shared/process/petition/intake/contents.ts",
      // Opens a box's own key for the count, hands out sums, and destroys it.
      "shared/process/assessment/box.ts",
      // Read by reading routes, and by the pages on which a person fills in their own report.
      "shared/process/matters/declaration/contents.ts",
    ];
    const opens = /\.vault\.open\(|\.files\.download\(/;
    const wrong = offences(({ path, text }) =>
      opens.test(text) &&
      !text.includes("readingRoute({") &&
      !steps.some((at) => path.startsWith(at))
        ? ["hands out without a trace"]
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it("there are no import cycles", () => {
    const graph = new Map(product.map(({ path, imports }) => [path, imports]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of runtimeOnly(graph)) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it("only the store speaks DynamoDB, only react and step speak Step Functions", () => {
    const wrong = product
      .filter(({ path }) => !path.startsWith("local/"))
      .flatMap(({ path, packages }) =>
        packages.filter(
          (name) =>
            (/client-dynamodb$|lib-dynamodb$/.test(name) &&
              !path.startsWith("shared/kernel/store/")) ||
            (/client-sfn$/.test(name) && !/^functions\/(react|step)\//.test(path)),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

/** Type-only imports are erased, so they cannot close a cycle at run time. */
function runtimeOnly(graph: Map<string, string[]>): string[] {
  for (const source of product) {
    const erased = [...source.text.matchAll(/import type [^;]*? from "([^"]+)"/g)].map(
      ([, name]) => name ?? "",
    );
    const kept = source.imports.filter(
      (path) => !erased.some((name) => path.endsWith(name.replace(/^[.#/]*(?:[a-z]+\/)?/, ""))),
    );
    graph.set(source.path, kept);
  }
  return [...graph.keys()];
}

describe("how the code reads", () => {
  it("no file is over 300 lines", () => {
    const all = [...product, ...sourcesOf("tests", "bench")];
    const long = all.filter(({ text }) => text.split("\n").length > 300);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("identifiers and log keys are English", () => {
    // In a page's markup Chinese is text; a name is declared by one of these words.
    const declared = /(?:const|let|function|type|class)\s+\p{Script=Han}+/gu;
    expect(
      offences(
        ({ path, text }) =>
          codeOf(text).match(path.endsWith(".tsx") ? declared : /\p{Script=Han}+/gu) ?? [],
      ),
    ).toEqual([]);
    const logged = /\.log\(\s*"[^"]*\p{Script=Han}/u;
    expect(
      offences(({ path, text }) =>
        !path.startsWith("local/") && logged.test(text) ? ["log"] : [],
      ),
    ).toEqual([]);
  });

  it("pure code knows neither clock nor chance", () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes/;
    const wrong = offences(({ path, text }) =>
      path.startsWith("shared/") && impure.test(codeOf(text)) ? ["clock or chance"] : [],
    );
    expect(wrong).toEqual([]);
  });

  it("no scans, no any, no skipped tests", () => {
    expect(
      offences(({ path, text }) =>
        !path.startsWith("local/") && /ScanCommand|paginateScan/.test(text) ? ["scan"] : [],
      ),
    ).toEqual([]);
    expect(
      offences(({ text }) => (/\bas any\b|: any\b|@ts-ignore/.test(codeOf(text)) ? ["any"] : [])),
    ).toEqual([]);
    const skipped = sourcesOf("tests").filter(({ text }) =>
      /\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(codeOf(text)),
    );
    expect(skipped.map(({ path }) => path)).toEqual([]);
  });

  it("a table is asked for a word by its own keys only (kernel/own.ts)", () => {
    const asks = /(?<![\w."'])(?!for\b)[a-z][\w.]*(?: \?\? "")? in [a-z]\w*/g;
    const reads =
      /\b(?:actions|stages|transitions|ways|commands|answers|loaders|listens|kinds|prefixes|tellings|readBy|readActions)\)?(?:\?\.)?\[[a-z]/g;
    const wrong = offences(({ path, text }) => {
      if (!/^(?:shared|functions)\//.test(path)) return [];
      const code = codeOf(text).replaceAll(/for \(const \w+ in |\[\w+ in |\{ \[/g, "");
      return [...(code.match(asks) ?? []), ...(code.match(reads) ?? [])];
    });
    expect(wrong).toEqual([]);
  });

  it("process.env is read at the edge only", () => {
    const wrong = offences(({ path, text }) =>
      path.startsWith("shared/") && /process\.env/.test(codeOf(text)) ? ["process.env"] : [],
    );
    expect(wrong).toEqual([]);
  });

  it("CONTRIBUTING is short", () => {
    const lines = readFileSync(join(root, "CONTRIBUTING.md"), "utf8").trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(30);
  });
});
