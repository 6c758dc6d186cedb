import { type FunctionSpec, topology } from "#topology";

type Path = NonNullable<FunctionSpec["paths"]>[number];

const paths: Path[] = Object.values(topology.functions as Record<string, FunctionSpec>).flatMap(
  ({ paths = [] }) => paths,
);

/**
 * The patterns by which CloudFront tells the API from the console: the topology's paths up to their
 * first variable, as `{` is not among the characters that it takes, without those that another
 * covers. First those that the edge may keep.
 */
export function edgePaths(): { pattern: string; sameForAll: boolean }[] {
  const kept = paths.filter(({ sameForAll }) => sameForAll).map(({ path }) => path);
  const others = paths
    .map(({ path }) => path.replace(/\{.*$/, "*"))
    .filter((path) => !kept.includes(path));
  const widest = [...new Set(others)].filter(
    (path) => !others.some((other) => other !== path && covers(other, path)),
  );
  return [
    ...kept.map((pattern) => ({ pattern, sameForAll: true })),
    ...widest.map((pattern) => ({ pattern, sameForAll: false })),
  ];
}

function covers(pattern: string, path: string): boolean {
  return pattern.endsWith("*") && path.startsWith(pattern.slice(0, -1));
}
