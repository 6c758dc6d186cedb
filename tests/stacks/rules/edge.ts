import type { Graph } from "#stacks/synth/graph.ts";
import { topology } from "#topology";
import { environmentOf } from "./reach.ts";
import { at, every, type Rule } from "./rule.ts";

const distribution = "cloudfront/distribution:Distribution";
const edgeOf = (graph: Graph) => every(graph, distribution)[0]?.inputs;

/** "Path pattern", CloudFront guide, cache behavior settings: all that CreateDistribution takes. */
const takenByCloudFront = /^[A-Za-z0-9_\-.*$/~"'@:+&?]{1,255}$/;

function patternsOf(graph: Graph): string[] {
  const behaviours = (at(edgeOf(graph), "orderedCacheBehaviors") ?? []) as {
    pathPattern: string;
  }[];
  return behaviours.map(({ pathPattern }) => pathPattern);
}

/** Whether a pattern of CloudFront, where `*` is any characters, fits a path. */
function fits(pattern: string, path: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(path);
}

/** What CloudFront keeps for ten seconds, for everybody, unless told otherwise. */
const errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

const http = Object.entries(topology.functions).filter(([, { trigger }]) =>
  trigger.startsWith("http"),
);

export const edge: Rule[] = [
  {
    name: "path patterns hold only characters that CloudFront takes, and none hides another",
    check: (graph) => {
      const patterns = patternsOf(graph);
      return patterns.flatMap((pattern, index) => [
        ...(takenByCloudFront.test(pattern) ? [] : [pattern]),
        ...patterns.slice(0, index).filter((earlier) => fits(earlier, pattern)),
      ]);
    },
  },
  {
    name: "every path of the topology reaches the API and no path reaches the console by it",
    check: (graph) => {
      const paths = Object.values(topology.functions).flatMap((spec) =>
        "paths" in spec ? spec.paths.map(({ path }) => path) : [],
      );
      return paths.filter(
        (path) => !patternsOf(graph).some((pattern) => fits(pattern, path.replace("*", "x"))),
      );
    },
  },
  {
    name: "only what is the same for everybody is kept at the edge, and no error ever",
    check: (graph) => {
      const same = Object.values(topology.functions).flatMap((spec) =>
        "paths" in spec
          ? spec.paths.flatMap((each) => ("sameForAll" in each ? [each.path as string] : []))
          : [],
      );
      const behaviours = (at(edgeOf(graph), "orderedCacheBehaviors") ?? []) as {
        pathPattern: string;
        cachePolicyId?: string;
        maxTtl?: number;
      }[];
      const kept = behaviours
        .filter(
          ({ cachePolicyId, maxTtl }) =>
            cachePolicyId !== "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" && maxTtl !== 0,
        )
        .map(({ pathPattern }) => pathPattern)
        .filter((pattern) => !same.includes(pattern));
      const responses = (at(edgeOf(graph), "customErrorResponses") ?? []) as {
        errorCode: number;
        errorCachingMinTtl: number;
        responsePagePath?: string;
      }[];
      const unkept = responses.filter(
        (each) => each.errorCachingMinTtl === 0 && each.responsePagePath === undefined,
      );
      const forgotten = errors.filter(
        (code) => !unkept.some(({ errorCode }) => errorCode === code),
      );
      return [...kept, ...forgotten.map(String)];
    },
  },
  {
    name: "functions behind the edge answer nobody else: CloudFront shows a key, they know its hash",
    check: (graph) => {
      // One secret makes all of the origins secret, so their names are not to be read here.
      const shown = at(edgeOf(graph), "origins.0.customHeaders.0.value") === "[secret]";
      const deaf = http.filter(
        ([name]) => !environmentOf(graph, name as "api").includes("ORIGIN_KEY_HASHES"),
      );
      return [...(shown ? [] : ["no key shown"]), ...deaf.map(([name]) => name)];
    },
  },
  {
    name: "whoever may get objects may list the bucket, else what is missing is forbidden",
    check: (graph) =>
      ["iam/role:Role", "s3/bucketPolicy:BucketPolicy"].flatMap((type) =>
        every(graph, type).flatMap(({ name, inputs }) => {
          const text = String(inputs.policy ?? at(inputs, "inlinePolicies.0.policy"));
          return text.includes('"s3:GetObject"') && !text.includes('"s3:ListBucket"') ? [name] : [];
        }),
      ),
  },
];
