import type { Graph } from "#stacks/synth/graph.ts";
import { at, every, type Rule } from "./rule.ts";

/** None of these can be made in AWS China (docs/deploy.md, "What China does not have"). */
const absent = [
  "wafv2/webAcl:WebAcl",
  "cloudfront/originAccessControl:OriginAccessControl",
  "cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
  "cloudfront/function:Function",
];

/** Fields of a behaviour that CloudFront refuses there: "can't be set for this region". */
const refused = ["cachePolicyId", "originRequestPolicyId", "responseHeadersPolicyId"];

export const china: Rule[] = [
  {
    name: "nothing that AWS China does not have",
    check: (graph) => absent.filter((type) => every(graph, type).length > 0),
  },
  {
    name: "CloudFront forwards by the older form, and keeps no answer of the API",
    check: (graph) => {
      const edge = every(graph, "cloudfront/distribution:Distribution")[0]?.inputs;
      const behaviours = [
        at(edge, "defaultCacheBehavior"),
        ...((at(edge, "orderedCacheBehaviors") ?? []) as object[]),
      ];
      return behaviours.flatMap((each) => {
        const headers = (at(each, "forwardedValues.headers") ?? []) as string[];
        const isApi = (at(each, "allowedMethods") as string[]).includes("POST");
        return [
          ...refused.filter((field) => at(each, field) !== undefined),
          ...(at(each, "forwardedValues") === undefined ? ["no forwardedValues"] : []),
          ...(isApi && (at(each, "maxTtl") !== 0 || !headers.includes("Authorization"))
            ? [String(at(each, "pathPattern"))]
            : []),
        ];
      });
    },
  },
  {
    name: "no traces: X-Ray does not take those of Lambda there",
    check: (graph: Graph) =>
      /"mode":"Active"|xray:|"tracingConfiguration":\{"enabled":true/.test(JSON.stringify(graph))
        ? ["tracing"]
        : [],
  },
  {
    name: "the console's files are encrypted by S3, as the older identity cannot ask KMS",
    check: (graph) =>
      every(
        graph,
        "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      )
        .filter(({ name }) => name === "ConsoleEncryption")
        .flatMap(({ inputs }) =>
          JSON.stringify(inputs).includes('"AES256"') ? [] : ["ConsoleEncryption"],
        ),
  },
];
