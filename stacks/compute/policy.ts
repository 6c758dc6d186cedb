import { accountId, nameOf } from "../deployment.ts";

export type Statement = {
  /** Allowed, unless said otherwise. */
  Effect?: "Deny";
  Action: string | string[];
  Resource: $util.Input<string> | $util.Input<string>[];
  Condition?: Record<string, Record<string, $util.Input<string> | $util.Input<string>[]>>;
};

/** A policy document of these statements; they allow, where they do not say that they deny. */
export function policyOf(statements: readonly Statement[]): $util.Output<string> {
  return $jsonStringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
  });
}

/** Services that do not send their source when they assume a role. */
const sourceless: readonly string[] = ["lambda.amazonaws.com", "backup.amazonaws.com"];

/** A role for one service in this account (no confused deputy), with one inline policy. */
export function createRole(
  name: string,
  service: string,
  statements: readonly Statement[],
): aws.iam.Role {
  const [Effect, Action] = ["Allow", "sts:AssumeRole"];
  const Condition = { StringEquals: { "aws:SourceAccount": accountId } };
  return new aws.iam.Role(name, {
    name: nameOf(name),
    assumeRolePolicy: $jsonStringify({
      Version: "2012-10-17",
      Statement: [
        sourceless.includes(service)
          ? { Effect, Action, Principal: { Service: service } }
          : { Effect, Action, Principal: { Service: service }, Condition },
      ],
    }),
    inlinePolicies: [{ name: "uses", policy: policyOf(statements) }],
  });
}
