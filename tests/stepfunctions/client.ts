import { SFNClient } from "@aws-sdk/client-sfn";
import { type StepFunctionsOptions, startStepFunctions } from "#local/stepfunctions/server.ts";

type Invoke = StepFunctionsOptions["invoke"];

/** A clock that stands still until a test moves it. */
function handClock(start = Date.parse("2026-01-01T00:00:00Z")) {
  let time = start;
  return {
    now: () => time,
    advance(seconds: number) {
      time += seconds * 1000;
    },
  };
}

/** Step Functions in memory, with a client of the real SDK and a clock of its own. */
export async function startService(
  invoke: Invoke = async (_name, payload) => ({ payload }),
  more: Partial<StepFunctionsOptions> = {},
) {
  const clock = handClock();
  const service = await startStepFunctions({
    ...{ file: ":memory:", port: 0, clock, region: "eu-west-1", account: "000000000000" },
    ...{ invoke, pollMilliseconds: 0 },
    ...more,
  });
  const client = clientOf(service.url);
  return {
    service,
    client,
    clock,
    /** Lets time pass and everything that is due happen. */
    async pass(seconds: number): Promise<void> {
      await service.idle();
      clock.advance(seconds);
      await service.tick();
      await service.idle();
    },
    async stop(): Promise<void> {
      client.destroy();
      await service.close();
    },
  };
}

/** A client of the real SDK for an endpoint. */
export function clientOf(endpoint: string, accessKeyId = "local"): SFNClient {
  const credentials = { accessKeyId, secretAccessKey: "local" };
  return new SFNClient({ endpoint, region: "eu-west-1", credentials, maxAttempts: 1 });
}
