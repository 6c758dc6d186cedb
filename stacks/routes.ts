import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { functions } from "./compute/functions.ts";
import { settings } from "./deployment.ts";
import { createStage, gateway } from "./gateway.ts";

/**
 * API Gateway itself fetches the issuer's keys by its discovery document, from the public Internet, and
 * takes tokens signed by RSA only (HTTP API guide, "JWT authorizers").
 */
const authorizer = new aws.apigatewayv2.Authorizer("Login", {
  apiId: gateway.id,
  authorizerType: "JWT",
  identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { issuer: settings.oidc.issuer, audiences: [settings.oidc.audience] },
});

const routes = (Object.entries(topology.functions) as [FunctionName, FunctionSpec][]).flatMap(
  ([name, { paths = [] }]) => (paths.length === 0 ? [] : connect(name, paths)),
);

createStage(
  routes.filter(({ access }) => access === "public").map(({ key }) => key),
  routes.map(({ route }) => route),
);

function connect(name: FunctionName, paths: NonNullable<FunctionSpec["paths"]>) {
  const { arn } = functions[name].function;
  const integration = new aws.apigatewayv2.Integration(`${name}Integration`, {
    apiId: gateway.id,
    integrationType: "AWS_PROXY",
    integrationUri: arn,
    payloadFormatVersion: "2.0",
  });
  new aws.lambda.Permission(`${name}FromApi`, {
    action: "lambda:InvokeFunction",
    function: arn,
    principal: "apigateway.amazonaws.com",
    sourceArn: $interpolate`${gateway.executionArn}/*`,
  });
  return paths.map(({ path, access }) => {
    const key = `ANY ${path.replace("*", "{proxy+}")}`;
    const route = new aws.apigatewayv2.Route(`${name}Route${path.replaceAll(/\W+/g, "-")}`, {
      apiId: gateway.id,
      routeKey: key,
      target: $interpolate`integrations/${integration.id}`,
      ...(access === "login"
        ? { authorizationType: "JWT", authorizerId: authorizer.id }
        : { authorizationType: "NONE" }),
    });
    return { key, access, route };
  });
}
