import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadConfig } from "#functions/load-config.ts";

const linkKey = Buffer.alloc(32, 7).toString("base64");

/** Secrets Manager's wire protocol as far as one question goes. */
const kept: Readonly<Record<string, string>> = {
  "link/v1": linkKey,
  "mail/v3": "smtps://user:word@mail.example.test:465",
};

let server: Server;
const asked: object[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const question = JSON.parse((await request.toArray()).join("")) as Record<string, string>;
    asked.push(question);
    const value = kept[`${question.SecretId}/${question.VersionId}`];
    response.statusCode = value === undefined ? 400 : 200;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(
      JSON.stringify(
        value === undefined ? { __type: "ResourceNotFoundException" } : { SecretString: value },
      ),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterAll(() => new Promise((done) => server.close(done)));

const table = { SST_RESOURCE_Records: '{"name":"Records"}' };
const secret = (arn: string, version: string) => JSON.stringify({ arn, version });

describe("secrets of a function", () => {
  it("are read where the environment says, in the version that it names", async () => {
    const config = await loadConfig({
      ...table,
      SECRET_LINK_KEY: secret("link", "v1"),
      SECRET_SMTP_URL: secret("mail", "v3"),
    });
    expect(Buffer.from(config.linkKey ?? []).toString("base64")).toBe(linkKey);
    expect(config.smtpUrl).toBe(kept["mail/v3"]);
  });

  it("in the environment itself are taken from there, and nobody is asked", async () => {
    const before = asked.length;
    const config = await loadConfig({ ...table, LINK_KEY: linkKey });
    expect(Buffer.from(config.linkKey ?? []).toString("base64")).toBe(linkKey);
    expect(asked).toHaveLength(before);
  });

  it("that are not there stop the start, and are not named by their value", async () => {
    await expect(
      loadConfig({ ...table, SECRET_LINK_KEY: secret("link", "v2") }),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});
