import { originKeys } from "../compute/secrets.ts";
import { setBucketPolicy } from "../data/bucket.ts";
import { files } from "../data/storage.ts";
import { nameOf, settings } from "../deployment.ts";
import { gateway } from "../gateway.ts";
import { caching, noErrorsKept } from "./caching.ts";
import { consoleBucket } from "./console.ts";
import { firewall } from "./firewall.ts";
import { edgePaths } from "./paths.ts";

/** How CloudFront shows the console's bucket who it is; China knows the older of the two ways only. */
type Identity =
  | { old: aws.cloudfront.OriginAccessIdentity }
  | { access: aws.cloudfront.OriginAccessControl };
const identity: Identity = settings.china
  ? { old: new aws.cloudfront.OriginAccessIdentity("ConsoleReader", { comment: "console" }) }
  : {
      access: new aws.cloudfront.OriginAccessControl("ConsoleAccess", {
        name: nameOf("console"),
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
      }),
    };

const headers = settings.china ? undefined : createHeaders();
const consoleHeaders = settings.china ? undefined : createConsoleHeaders();
const pages = settings.china ? undefined : createPages();

export const distribution = new aws.cloudfront.Distribution("Edge", {
  enabled: true,
  comment: nameOf("edge"),
  httpVersion: "http2",
  defaultRootObject: "index.html",
  webAclId: firewall?.acl.arn,
  aliases: settings.domain === undefined ? [] : [settings.domain],
  viewerCertificate: certificate(),
  restrictions: { geoRestriction: { restrictionType: "none" } },
  origins: [
    {
      originId: "api",
      domainName: gateway.apiEndpoint.apply((url) => new URL(url).host),
      // The functions answer nobody who does not show it, so the gateway's own address is closed.
      customHeaders: [
        { name: "x-origin-key", value: originKeys.apply(([current = ""]) => current) },
      ],
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
      ...("old" in identity
        ? {
            s3OriginConfig: { originAccessIdentity: identity.old.cloudfrontAccessIdentityPath },
          }
        : { originAccessControlId: identity.access.id }),
    },
  ],
  customErrorResponses: noErrorsKept,
  defaultCacheBehavior: {
    ...behaviour("console", ["GET", "HEAD"]),
    ...caching.files,
    responseHeadersPolicyId: consoleHeaders?.id,
    functionAssociations:
      pages === undefined ? [] : [{ eventType: "viewer-request", functionArn: pages.arn }],
  },
  orderedCacheBehaviors: edgePaths().map(({ pattern, sameForAll }) => ({
    pathPattern: pattern,
    ...(sameForAll
      ? { ...behaviour("api", ["GET", "HEAD"]), ...caching.documents }
      : {
          ...behaviour("api", ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]),
          ...caching.nothing,
        }),
  })),
});

/** What links in mails begin with. */
export const siteUrl =
  settings.domain === undefined
    ? $interpolate`https://${distribution.domainName}`
    : `https://${settings.domain}`;

const reader =
  "old" in identity
    ? { Principal: { AWS: identity.old.iamArn } }
    : {
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
      };

setBucketPolicy("Console", consoleBucket, [
  {
    Effect: "Allow",
    ...reader,
    Action: "s3:GetObject",
    Resource: $interpolate`${consoleBucket.arn}/*`,
  },
  // Without it a file that is not there is 403 and not 404.
  { Effect: "Allow", ...reader, Action: "s3:ListBucket", Resource: consoleBucket.arn },
]);

function behaviour(targetOriginId: string, allowedMethods: string[]) {
  return {
    targetOriginId,
    allowedMethods,
    cachedMethods: ["GET", "HEAD"],
    viewerProtocolPolicy: "redirect-to-https",
    compress: true,
    responseHeadersPolicyId: headers?.id,
  };
}

/** What every answer tells the browser; the pages' own policies, which say more, stay as they are. */
function createHeaders(): aws.cloudfront.ResponseHeadersPolicy {
  return new aws.cloudfront.ResponseHeadersPolicy("Headers", {
    name: nameOf("headers"),
    securityHeadersConfig: {
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: false },
      referrerPolicy: { referrerPolicy: "no-referrer", override: false },
      contentSecurityPolicy: {
        contentSecurityPolicy: "frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
        override: false,
      },
    },
  });
}

/**
 * What the console's page may do: run our own scripts and styles, and talk to us, to the login and to
 * the store of uploads. China's CloudFront has no such policies; there the page's own tags say less.
 */
function createConsoleHeaders(): aws.cloudfront.ResponseHeadersPolicy {
  const policy = $interpolate`default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' ${new URL(settings.oidc.issuer).origin} https://${files.bucketRegionalDomainName}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return new aws.cloudfront.ResponseHeadersPolicy("ConsoleHeaders", {
    name: nameOf("console-headers"),
    securityHeadersConfig: {
      strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "no-referrer", override: true },
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
    },
  });
}

/** An address without a file's name is the console's page: S3 would answer with an error in XML. */
function createPages(): aws.cloudfront.Function {
  return new aws.cloudfront.Function("Pages", {
    name: nameOf("pages"),
    runtime: "cloudfront-js-2.0",
    publish: true,
    code: `function handler(event) {
  var request = event.request;
  if (!/\\.[^/]+$/.test(request.uri)) request.uri = "/index.html";
  return request;
}`,
  });
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
