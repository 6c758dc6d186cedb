import { settings } from "./deployment.ts";

const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  // Sampled requests would keep addresses of people who file petitions.
  sampledRequestsEnabled: false,
});

const managed = ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"];

/** In front of CloudFront, hence in us-east-1; an HTTP API takes no web ACL, China has none. */
export const firewall = settings.edge === "waf" ? createFirewall() : undefined;

function createFirewall(): aws.wafv2.WebAcl {
  const provider = new aws.Provider("UsEast1", { region: "us-east-1" });
  return new aws.wafv2.WebAcl(
    "Firewall",
    {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: visibility("firewall"),
      rules: [
        {
          name: "flood",
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 1000, aggregateKeyType: "IP" } },
          visibilityConfig: visibility("flood"),
        },
        ...managed.map((name, index) => ({
          name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
          visibilityConfig: visibility(name),
        })),
      ],
    },
    { provider },
  );
}
