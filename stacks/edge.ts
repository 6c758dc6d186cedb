import { topology } from "#topology";
import { setBucketPolicy } from "./bucket.ts";
import { consoleBucket } from "./console.ts";
import { settings } from "./deployment.ts";
import { firewall } from "./firewall.ts";
import { gateway } from "./gateway.ts";

/** CloudFront's own policies, the same ids everywhere: nothing kept, and all but Host sent on. */
const keepNothing = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const keepFiles = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const allButHost = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

const paths = Object.values(topology.functions).flatMap((spec) =>
  "paths" in spec ? spec.paths.map(({ path }) => path) : [],
);

const access = new aws.cloudfront.OriginAccessControl("ConsoleAccess", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

export const distribution = new aws.cloudfront.Distribution("Edge", {
  enabled: true,
  httpVersion: "http2",
  defaultRootObject: "index.html",
  webAclId: firewall?.arn,
  aliases: settings.domain === undefined ? [] : [settings.domain],
  viewerCertificate: certificate(),
  restrictions: { geoRestriction: { restrictionType: "none" } },
  origins: [
    {
      originId: "api",
      domainName: gateway.apiEndpoint.apply((url) => new URL(url).host),
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
      },
    },
    {
      originId: "console",
      domainName: consoleBucket.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
  ],
  defaultCacheBehavior: behaviour("console", ["GET", "HEAD"], keepFiles),
  orderedCacheBehaviors: paths.map((pathPattern) => ({
    pathPattern,
    ...behaviour("api", ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"], keepNothing),
    originRequestPolicyId: allButHost,
  })),
});

/** What links in mails begin with. */
export const siteUrl =
  settings.domain === undefined
    ? $interpolate`https://${distribution.domainName}`
    : `https://${settings.domain}`;

setBucketPolicy("Console", consoleBucket, [
  {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: $interpolate`${consoleBucket.arn}/*`,
    Condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
  },
]);

function behaviour(targetOriginId: string, allowedMethods: string[], cachePolicyId: string) {
  return {
    targetOriginId,
    allowedMethods,
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId,
    viewerProtocolPolicy: "redirect-to-https",
    compress: true,
  };
}

/** China's CloudFront takes certificates from IAM only. */
function certificate() {
  const { certificate } = settings;
  if (certificate === undefined) return { cloudfrontDefaultCertificate: true };
  const how = { sslSupportMethod: "sni-only", minimumProtocolVersion: "TLSv1.2_2021" };
  return "acm" in certificate
    ? { acmCertificateArn: certificate.acm, ...how }
    : { iamCertificateId: certificate.iam, ...how };
}
