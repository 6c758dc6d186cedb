import { nameOf } from "./deployment.ts";
import { createLogGroup } from "./logs.ts";

/** The API without its routes: the edge needs its address, the functions need the edge's. */
export const gateway = new aws.apigatewayv2.Api("Api", {
  name: nameOf("api"),
  protocolType: "HTTP",
});

const logs = createLogGroup("ApiAccessLogs", `/aws/vendedlogs/apis/${nameOf("api")}`);

/** No address and no agent of the caller is logged: whistle-blowers come this way too. */
const logged = {
  requestId: "$context.requestId",
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
        throttlingBurstLimit: 40,
        throttlingRateLimit: 20,
        detailedMetricsEnabled: true,
      })),
      accessLogSettings: { destinationArn: logs.arn, format: JSON.stringify(logged) },
    },
    { dependsOn },
  );
}
