/** One resource of the program, with the inputs that it would be created with. */
export type Resource = { type: string; name: string; inputs: Record<string, unknown> };
export type Graph = { stage: string; region: string; resources: Resource[] };

const outputsOf: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  "aws:dynamodb/table:Table": (arn) => ({ streamArn: `${arn}/stream/1` }),
  "aws:apigatewayv2/api:Api": (arn) => ({
    apiEndpoint: "https://api.example.test",
    executionArn: `${arn}/execution`,
  }),
  "aws:lambda/function:Function": (arn) => ({ invokeArn: `${arn}/invocations` }),
  "aws:sfn/stateMachine:StateMachine": (arn) => ({ stateMachineVersionArn: `${arn}:1` }),
  "aws:cloudfront/distribution:Distribution": () => ({ domainName: "edge.example.test" }),
  "aws:s3/bucket:Bucket": (arn) => ({ bucketRegionalDomainName: `${arn.split(":").at(-1)}.s3` }),
};

/** What AWS would answer to a creation: an ARN in the right partition, and what hangs on it. */
export function stateOf({ type, name, inputs }: Resource, region: string) {
  const service = type.split(/[:/]/)[1] ?? "";
  const id = typeof inputs.name === "string" ? inputs.name : name;
  const arn = `arn:${partitionOf(region)}:${service}:${region}:000000000000:${id}`;
  return { id, state: { name: id, bucket: id, arn, ...inputs, ...outputsOf[type]?.(arn) } };
}

/** What AWS would answer to a question. */
export function answerOf(token: string, region: string): Record<string, unknown> {
  if (token === "aws:index/getPartition:getPartition")
    return {
      partition: partitionOf(region),
      dnsSuffix: region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
    };
  if (token === "aws:index/getRegion:getRegion") return { region, name: region, id: region };
  if (token === "aws:index/getCallerIdentity:getCallerIdentity")
    return { accountId: "000000000000" };
  return { id: token, name: token };
}

function partitionOf(region: string): string {
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

/** Secret outputs arrive wrapped under Pulumi's signature; nothing of them leaves. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== "object" || value === null) return value;
  if ("4dabf18193072939515e22adb298388d" in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redact(each)]));
}
