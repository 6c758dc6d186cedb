import { createKey, forAlarms } from "../data/keys.ts";
import { firewall } from "../edge/firewall.ts";
import { alarm } from "./alarm.ts";
import { createTopic } from "./topic.ts";

/** Who is told of what AWS keeps in us-east-1 only. */
export const edgeAlarms = firewall === undefined ? undefined : watchFirewall(firewall);

/** The firewall's figures are where CloudFront's are, in us-east-1, and so must be who tells of them. */
function watchFirewall({ metricName, provider }: NonNullable<typeof firewall>) {
  const options = { provider };
  const key = createKey("EdgeKey", [forAlarms()], options);
  const topic = createTopic("EdgeAlarms", key.id, { region: "us-east-1", options });
  alarm(
    "firewall-blocks",
    "AWS/WAFV2",
    "BlockedRequests",
    { WebACL: metricName, Rule: "ALL" },
    { over: 200 },
    { topic, options },
  );
  return { topic, options };
}
