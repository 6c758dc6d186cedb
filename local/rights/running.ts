import { AsyncLocalStorage } from "node:async_hooks";
import { type FunctionName, type FunctionSpec, topology } from "#topology";

const running = new AsyncLocalStorage<FunctionName>();

/** Does the work as a function of the product: with its rights, and no others. */
export function runAs<T>(name: FunctionName, work: () => T): T {
  return running.run(name, work);
}

/** The function that is at work; undefined for the host itself and for its operator. */
export function whoRuns(): FunctionName | undefined {
  return running.getStore();
}

const addresses = (Object.entries(topology.functions) as [FunctionName, FunctionSpec][])
  .flatMap(([name, { paths = [] }]) => paths.map(({ path }) => ({ name, path })))
  .map(({ name, path }) => ({ name, path, pattern: patternOf(path) }))
  .sort((a, b) => rank(b.path) - rank(a.path));

/** The function behind a path, by API Gateway's order: exact, with a variable, greedy and longest. */
export function functionAt(pathname: string): FunctionName | undefined {
  return addresses.find(({ pattern }) => pattern.test(pathname))?.name;
}

function patternOf(path: string): RegExp {
  const parts = path.split("/").map((part) => {
    if (part === "*") return ".+";
    return part.startsWith("{") ? "[^/]+" : part.replaceAll(".", "\\.");
  });
  return new RegExp(`^${parts.join("/")}$`);
}

/** Greater is asked first (HTTP API guide, "Routing API requests"). */
function rank(path: string): number {
  if (path.endsWith("*")) return path.length;
  return path.includes("{") ? 1_000 : 2_000;
}
