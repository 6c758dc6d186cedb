import { nameOf } from "./deployment.ts";
import { createLogGroup } from "./logs.ts";

/** The API without its routes: the edge needs its address, the functions need the edge's. */
export const gateway = new aws.apigatewayv2.Api("Api", {
  name: nameOf("api"),
  protocolType: "HTTP",
});

export const accessLogs = createLogGroup("ApiAccessLogs", `/aws/vendedlogs/apis/${nameOf("api")}`);

/**
 * No address and no agent of the caller is logged: whistle-blowers come this way too. Staff are named
 * by the subject of their token, on routes that want one.
 */
const logged = {
  requestId: "$context.requestId",
  subject: "$context.authorizer.claims.sub",
  route: "$context.routeKey",
  status: "$context.status",
  error: "$context.error.responseType",
  millis: "$context.responseLatency",
};

/** Throttled as a whole; public routes lower still, see `routes.ts`. */
export function createStage(
  publicRoutes: string[],
  dependsOn: $util.Resource[],
): aws.apigatewayv2.Stage {
  return new aws.apigatewayv2.Stage(
    "ApiStage",
    {
      apiId: gateway.id,
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingBurstLimit: 200,
        throttlingRateLimit: 100,
        detailedMetricsEnabled: true,
      },
      routeSettings: publicRoutes.map((routeKey) => ({
        routeKey,
        // For everybody together; who sends too much alone is stopped by the firewall before.
        throttlingBurstLimit: 100,
        throttlingRateLimit: 50,
        detailedMetricsEnabled: true,
      })),
      accessLogSettings: { destinationArn: accessLogs.arn, format: JSON.stringify(logged) },
    },
    { dependsOn },
  );
}
