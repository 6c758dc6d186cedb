/** One resource of the program, with the inputs that it would be created with. */
export type Resource = { type: string; name: string; inputs: Record<string, unknown> };
/** What the builder is asked to do for one function. */
export type Build = { functionID: string; handler: string; properties: object };
export type Graph = { stage: string; region: string; resources: Resource[]; builds: Build[] };

const account = "000000000000";
/** As long as real ones, so that what holds it can be measured. */
const secretVersion = "00000000-0000-0000-0000-000000000000";

const outputsOf: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  "aws:dynamodb/table:Table": (arn) => ({ streamArn: `${arn}/stream/1` }),
  "aws:apigatewayv2/api:Api": (arn) => ({
    apiEndpoint: "https://api.example.test",
    executionArn: `${arn}/execution`,
  }),
  "aws:lambda/function:Function": (arn) => ({ invokeArn: `${arn}/invocations` }),
  "aws:sfn/stateMachine:StateMachine": (arn) => ({ stateMachineVersionArn: `${arn}:1` }),
  "aws:cloudfront/distribution:Distribution": () => ({ domainName: "edge.example.test" }),
  "aws:secretsmanager/secretVersion:SecretVersion": () => ({ versionId: secretVersion }),
  "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": (arn) => ({
    iamArn: arn,
    cloudfrontAccessIdentityPath: "origin-access-identity/cloudfront/E1",
  }),
  "aws:s3/bucket:Bucket": (arn) => ({ bucketRegionalDomainName: `${arn.split(":").at(-1)}.s3` }),
};

/** How each kind of resource is written in an ARN, after the service. */
const arnForms: Readonly<Record<string, string>> = {
  "aws:iam/role:Role": "iam::ACCOUNT:role/NAME",
  "aws:s3/bucket:Bucket": "s3:::NAME",
  "aws:dynamodb/table:Table": "dynamodb:REGION:ACCOUNT:table/NAME",
  "aws:lambda/function:Function": "lambda:REGION:ACCOUNT:function:NAME",
  "aws:sfn/stateMachine:StateMachine": "states:REGION:ACCOUNT:stateMachine:NAME",
  "aws:cloudwatch/logGroup:LogGroup": "logs:REGION:ACCOUNT:log-group:NAME",
  "aws:secretsmanager/secret:Secret": "secretsmanager:REGION:ACCOUNT:secret:NAME-AbCdEf",
  "aws:backup/vault:Vault": "backup:REGION:ACCOUNT:backup-vault:NAME",
  "aws:kms/key:Key": "kms:REGION:ACCOUNT:key/NAME",
};

/** What AWS would answer to a creation: an ARN in the right partition, and what hangs on it. */
export function stateOf({ type, name, inputs }: Resource, region: string) {
  const named = inputs.name ?? inputs.bucket;
  const id = typeof named === "string" ? named : name;
  const form = arnForms[type] ?? `${type.split(/[:/]/)[1]}:REGION:ACCOUNT:NAME`;
  const arn = `arn:${partitionOf(region)}:${form}`
    .replace("REGION", region)
    .replace("ACCOUNT", account)
    .replace("NAME", id);
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
  if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId: account };
  return { id: token, name: token };
}

function partitionOf(region: string): string {
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

const signature = "4dabf18193072939515e22adb298388d";

/** Secret outputs arrive wrapped under Pulumi's signature: what is in them is named, not told. */
export function redact(value: unknown, isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((each) => redact(each, isSecret));
  if (typeof value !== "object" || value === null) return isSecret ? "[secret]" : value;
  if (signature in value) return redact("value" in value ? value.value : undefined, true);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, redact(each, isSecret)]),
  );
}
