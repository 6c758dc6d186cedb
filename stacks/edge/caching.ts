import { settings } from "../deployment.ts";

/** CloudFront's own policies, the same ids everywhere but in China, which has none. */
const policies = {
  nothing: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  files: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  allButHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};

type Part = Partial<aws.types.input.cloudfront.DistributionOrderedCacheBehavior>;

/** What the functions read; without policies CloudFront takes away what is not named. */
const headers = ["Authorization", "Idempotency-Key", "If-Match", "If-None-Match", "Accept"];

/** What is kept at the edge and what is sent on: China's CloudFront knows the older form only. */
export const caching: Record<"nothing" | "documents" | "files", Part> = settings.china
  ? {
      nothing: {
        forwardedValues: { queryString: true, headers, cookies: { forward: "all" } },
        minTtl: 0,
        defaultTtl: 0,
        maxTtl: 0,
      },
      documents: unchanged(300),
      files: unchanged(86_400),
    }
  : {
      nothing: {
        cachePolicyId: policies.nothing,
        originRequestPolicyId: policies.allButHost,
      },
      documents: { cachePolicyId: policies.files },
      files: { cachePolicyId: policies.files },
    };

/** The same for everybody: nothing of the request is sent on. `seconds` where the answer says nothing. */
function unchanged(seconds: number): Part {
  return {
    forwardedValues: { queryString: false, cookies: { forward: "none" } },
    minTtl: 0,
    defaultTtl: seconds,
    maxTtl: 31_536_000,
  };
}

/** `X` of `GET /x` never reaches somebody else: without this an error is kept for ten seconds. */
export const noErrorsKept = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map(
  (errorCode) => ({ errorCode, errorCachingMinTtl: 0 }),
);
