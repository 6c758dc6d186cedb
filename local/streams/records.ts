import type { _Record, AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb-streams";
import type { AttributeValue, DynamoDBRecord } from "aws-lambda";

type Image = Record<string, AttributeValue>;

/** A stream record of the SDK in the shape that Lambda hands to a function. */
export function lambdaRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { dynamodb = {}, eventID, eventName, eventVersion, awsRegion } = record;
  const { ApproximateCreationDateTime: at, SequenceNumber, SizeBytes, StreamViewType } = dynamodb;
  return {
    ...(eventID === undefined ? {} : { eventID }),
    ...(eventName === undefined ? {} : { eventName }),
    ...(eventVersion === undefined ? {} : { eventVersion }),
    ...(awsRegion === undefined ? {} : { awsRegion }),
    eventSource: "aws:dynamodb",
    eventSourceARN: streamArn,
    dynamodb: {
      ...(at === undefined ? {} : { ApproximateCreationDateTime: at.getTime() / 1000 }),
      ...(dynamodb.Keys === undefined ? {} : { Keys: image(dynamodb.Keys) }),
      ...(dynamodb.NewImage === undefined ? {} : { NewImage: image(dynamodb.NewImage) }),
      ...(dynamodb.OldImage === undefined ? {} : { OldImage: image(dynamodb.OldImage) }),
      ...(SequenceNumber === undefined ? {} : { SequenceNumber }),
      ...(SizeBytes === undefined ? {} : { SizeBytes }),
      ...(StreamViewType === undefined ? {} : { StreamViewType }),
    },
  };
}

function image(values: Record<string, SdkValue>): Image {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

/** Bytes become base64 text, as in JSON; everything else is the same in both shapes. */
function plain(value: SdkValue): AttributeValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.M !== undefined) return { M: image(value.M) };
  return value as AttributeValue;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** The place of a record in its shard. */
export function sequenceOf(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? "";
}
