import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds as kindFacts } from "#kernel/record/kinds.ts";
import { operationIdOf } from "#kernel/route/route.ts";
import { commandRoutes } from "#process/command-routes.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { chain } from "#tests/kernel/conduct/toy/chain.ts";
import { commands, toy } from "#tests/kernel/conduct/toy/process.ts";
import { catalogOf } from "../../web/catalog/write.ts";

const path = "/toys";
const of = { kind: "toy", path, tag: "示例", title: "示例事项", action: "visit.read" } as const;
const routes = [...recordRoutes(of), ...commandRoutes(toy, { path, tag: of.tag })];
const { catalog, bodies } = await catalogOf(routes, async () => toy);
const [kind] = catalog.kinds;

/** Parts of the console that draw any process: all but pages of their own and the order of the menu. */
const general = ["api", "catalog", "form", "list", "part", "record", "shell", "task"];
/** Kinds whose names are words of forms and addresses too. */
const words = [
  "file",
  "reading",
  "unit",
  "person",
  "recusal",
  "opinion",
  "import",
  "report",
  "matters",
];
/** Where a kind may be named: the menu's order, what draws or begins one form its own way, who is looked up. */
const named = [
  ...["catalog/menu.ts", "form/drawn.ts", "form/starts.ts", "record/parts.ts"],
  "form/look-up/found.ts",
];

describe("a process added tomorrow shows up without a line in web/ (K)", () => {
  it("its list, with every status in words, stands in the menu", () => {
    expect(kind).toMatchObject({
      kind: "toy",
      title: "示例事项",
      path: "toys",
      reads: "visit.read",
    });
    expect(kind?.statuses).toEqual(chain.statuses);
    expect(kind?.group).toBe("其他");
  });

  it("its commands have a button with words, a right and a form; internal ones have none", () => {
    const offered = Object.values(commands).filter(({ access = "route" }) => access === "route");
    const summaries = catalog.operations.map(({ summary }) => summary);
    expect(summaries).toEqual(
      expect.arrayContaining(offered.flatMap((one) => ("summary" in one ? [one.summary] : []))),
    );
    expect(Object.keys(commands).length).toBeGreaterThan(offered.length);
    for (const operation of catalog.operations) {
      expect(operation.right).toMatch(/\./);
      expect(bodies.get("toys")?.[operation.id]).toBeDefined();
    }
    const creation = catalog.operations.find(({ path: at }) => at === path);
    expect(creation).toMatchObject({ method: "post", body: "form", summary: "列入述责计划" });
  });

  it("its list is narrowed and counted, and its record has facts, offers, questions and a trail", () => {
    const reads = routes.filter(({ method }) => method === "get").map(operationIdOf);
    expect(reads).toEqual(
      expect.arrayContaining(["getToys", "getToysCounts", "getToysId", "getToysIdTimeline"]),
    );
  });

  it("what draws any process names none", () => {
    const names = Object.keys(kindFacts).filter((name) => !words.includes(name));
    const naming = new RegExp(`"(?:${names.join("|")})"`);
    const found = general.flatMap((folder) =>
      filesOf(folder).filter((file) => naming.test(sourceOf(file))),
    );
    expect(found.filter((file) => !named.includes(file))).toEqual([]);
  });
});

const web = join(import.meta.dirname, "../../web");

function filesOf(folder: string): string[] {
  return readdirSync(join(web, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
}

function sourceOf(file: string): string {
  return readFileSync(join(web, file), "utf8");
}
