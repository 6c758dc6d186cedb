import { type FunctionSpec, topology } from "#topology";
import { nameOf, settings } from "../deployment.ts";
import {
  any,
  header,
  isPath,
  labelled,
  limit,
  managed,
  not,
  type Rule,
  startsWith,
  stop,
  visibility,
} from "./firewall-rules.ts";

const specs: FunctionSpec[] = Object.values(topology.functions);
const paths = specs.flatMap((spec) => spec.paths ?? []);
const filePaths = paths.filter(({ takesFiles }) => takesFiles).map(({ path }) => isPath(path));
const textPaths = paths
  .filter(({ takesFiles, takesText, access }) => (takesFiles || takesText) && access === "public")
  .map(({ path }) => isPath(path));

/** Rules that look into bodies, where a workbook is noise and a report is long. */
const bodyRules = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
];
const [tooLong = "", ...suspicious] = bodyRules.map((rule) => rule.replace(/BODY$/, "Body"));

/** What Lambda takes, 6 MB, holds so much once it is base64: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const over4500000 = "^(4[5-9]\\d{5}|[5-9]\\d{6}|\\d{8,})$";

const problem = { key: "problem", status: 403 } as const;

/**
 * All of an office come from one address, so who is signed in has much room there; links and pages
 * without a login have less. Workbooks and long texts pass on the staff's paths and where a form
 * without a login takes them (reports, rectification, opinions of a link), and nowhere else.
 */
const rules: Omit<Rule, "priority">[] = [
  limit("links", 600, startsWith("/l/"), { key: "page", status: 429 }),
  limit("anonymous", 3_000, not(header("authorization", "."))),
  limit("flood", 20_000),
  stop("too-large", [header("content-length", over4500000)], { key: "too-large", status: 413 }),
  managed("AWSManagedRulesCommonRuleSet", bodyRules),
  managed("AWSManagedRulesKnownBadInputsRuleSet"),
  stop(
    "long-bodies",
    [labelled(tooLong), not(any([startsWith("/api/v1/"), ...textPaths]))],
    problem,
  ),
  stop("suspicious-bodies", [any(suspicious.map(labelled)), not(any(filePaths))], problem),
];

/** What the firewall itself answers, in the words of the API's problem details. */
const answers = {
  problem: {
    contentType: "APPLICATION_JSON",
    content: JSON.stringify({
      type: "urn:elevated-supervision:problem:edge.blocked",
      code: "edge.blocked",
      title: "请求被防火墙拦截，请稍后重试；如反复出现请联系管理员",
    }),
  },
  "too-large": {
    contentType: "APPLICATION_JSON",
    content: JSON.stringify({
      type: "urn:elevated-supervision:problem:edge.too-large",
      code: "edge.too-large",
      title: "文件超过 4.5 MB，请拆分后分次上传",
      status: 413,
    }),
  },
  page: {
    contentType: "TEXT_HTML",
    content:
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>请稍候</title><p>访问过于频繁，请五分钟后再打开链接。',
  },
};

/** In front of CloudFront, hence in us-east-1; an HTTP API takes no web ACL, China has none. */
export const firewall = settings.edge === "waf" ? createFirewall() : undefined;

function createFirewall(): { acl: aws.wafv2.WebAcl; metricName: string; provider: aws.Provider } {
  const provider = new aws.Provider("UsEast1", { region: "us-east-1" });
  const metricName = nameOf("firewall");
  const acl = new aws.wafv2.WebAcl(
    "Firewall",
    {
      name: metricName,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: visibility(metricName),
      associationConfig: {
        requestBodies: [{ cloudfront: { defaultSizeInspectionLimit: "KB_64" } }],
      },
      customResponseBodies: Object.entries(answers).map(([key, answer]) => ({ key, ...answer })),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    },
    { provider },
  );
  return { acl, metricName, provider };
}
