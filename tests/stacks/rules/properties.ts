import { must, present, type Rule } from "./rule.ts";

/** What AWS China does not have, on every resource of a kind elsewhere. */
export const worldwide: Rule[] = [
  must("lambda/function:Function", { "tracingConfig.mode": "Active" }),
  must("sfn/stateMachine:StateMachine", { "tracingConfiguration.enabled": true }),
  must("cloudfront/distribution:Distribution", {
    webAclId: present,
    "defaultCacheBehavior.cachePolicyId": present,
    "defaultCacheBehavior.responseHeadersPolicyId": present,
    "defaultCacheBehavior.functionAssociations.0.functionArn": present,
  }),
  must("cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
    "securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec": 31_536_000,
    "securityHeadersConfig.contentTypeOptions.override": true,
    "securityHeadersConfig.frameOptions.frameOption": "DENY",
    "securityHeadersConfig.contentSecurityPolicy.contentSecurityPolicy": present,
  }),
  must("wafv2/webAcl:WebAcl", {
    scope: "CLOUDFRONT",
    "rules.0.action.block": present,
    "visibilityConfig.sampledRequestsEnabled": false,
  }),
];

/** Encryption, retention, failure paths: what must stand on every resource of a kind. */
export const properties: Rule[] = [
  must("dynamodb/table:Table", {
    billingMode: "PAY_PER_REQUEST",
    deletionProtectionEnabled: true,
    "pointInTimeRecovery.enabled": true,
    "serverSideEncryption.enabled": true,
    "serverSideEncryption.kmsKeyArn": present,
    "ttl.enabled": true,
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
  }),
  must("kms/key:Key", { enableKeyRotation: true, deletionWindowInDays: 30 }),
  must("lambda/function:Function", {
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    kmsKeyArn: present,
    role: present,
    "loggingConfig.logGroup": present,
  }),
  must("cloudwatch/logGroup:LogGroup", { retentionInDays: 365, kmsKeyId: present }),
  must("sqs/queue:Queue", { sqsManagedSseEnabled: true, messageRetentionSeconds: 1_209_600 }),
  must("sns/topic:Topic", { kmsMasterKeyId: present }),
  must("sfn/stateMachine:StateMachine", {
    type: "STANDARD",
    publish: true,
    roleArn: present,
    "loggingConfiguration.level": "ALL",
    "loggingConfiguration.includeExecutionData": false,
    "loggingConfiguration.logDestination": present,
  }),
  must("sfn/alias:Alias", {
    name: "live",
    "routingConfigurations.0.stateMachineVersionArn": present,
    "routingConfigurations.0.weight": 100,
  }),
  must("lambda/eventSourceMapping:EventSourceMapping", {
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    "destinationConfig.onFailure.destinationArn": present,
  }),
  must("scheduler/schedule:Schedule", {
    scheduleExpressionTimezone: "Asia/Shanghai",
    "target.retryPolicy.maximumRetryAttempts": 3,
    "target.deadLetterConfig.arn": present,
  }),
  must("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", {
    "destinationConfig.onFailure.destination": present,
  }),
  must("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }),
  must("s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
    "rule.defaultRetention.mode": "COMPLIANCE",
    "rule.defaultRetention.years": 30,
  }),
  must("s3/bucketVersioning:BucketVersioning", { "versioningConfiguration.status": "Enabled" }),
  must("s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
    "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm": present,
  }),
  must("s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
    "rules.0.noncurrentVersionExpiration.noncurrentDays": present,
  }),
  must("apigatewayv2/stage:Stage", {
    "defaultRouteSettings.throttlingRateLimit": 100,
    "accessLogSettings.destinationArn": present,
  }),
  must("apigatewayv2/authorizer:Authorizer", {
    authorizerType: "JWT",
    "jwtConfiguration.issuer": present,
    "jwtConfiguration.audiences": present,
  }),
  must("cloudfront/distribution:Distribution", {
    "viewerCertificate.minimumProtocolVersion": "TLSv1.2_2021",
    "defaultCacheBehavior.viewerProtocolPolicy": "redirect-to-https",
  }),
  must("secretsmanager/secret:Secret", { kmsKeyId: present, recoveryWindowInDays: 30 }),
  must("cloudtrail/trail:Trail", {
    enableLogFileValidation: true,
    kmsKeyId: present,
    s3BucketName: present,
  }),
  must("cloudwatch/metricAlarm:MetricAlarm", { "alarmActions.0": present }),
  must("cloudwatch/dashboard:Dashboard", { dashboardBody: present }),
];
