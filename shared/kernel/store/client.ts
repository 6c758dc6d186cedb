import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/**
 * The document client. In AWS the role's credentials come from the environment; the local host gives
 * its own endpoint, and the key that opens its database.
 */
export function connect(config: {
  region: string;
  dynamodbEndpoint: string | undefined;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    region: config.region,
    ...(config.dynamodbEndpoint === undefined ? {} : { endpoint: config.dynamodbEndpoint }),
    ...(config.credentials === undefined ? {} : { credentials: config.credentials }),
  });
  // It logs to a logger that we do not set, and clones every answer for it.
  client.middlewareStack.remove("loggerMiddleware");
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
