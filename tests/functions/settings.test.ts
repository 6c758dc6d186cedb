import { describe, expect, it } from "vitest";
import { readConfig } from "#functions/config.ts";

const table = { SST_RESOURCE_Records: '{"name":"Records"}' };
const key = Buffer.alloc(32, 7).toString("base64");

/** What reading says of one variable: nothing where it is right. */
function said(name: string, text: string): string {
  try {
    readConfig({ ...table, [name]: text });
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

const wrong: readonly (readonly [name: string, text: string])[] = [
  ["SST_RESOURCE_Records", "plain-name"],
  ["SST_RESOURCE_Files", '{"name":7}'],
  ["SST_RESOURCE_Seals", '{"name":""}'],
  ["SITE_URL", "tiji.example.test"],
  ["LINK_KEY", "short"],
  ["LINK_KEY", `${key}!`],
  ["VAULT_KEY", Buffer.alloc(31).toString("base64")],
  ["IDENTITY_KEY", ""],
  ["SMTP_URL", "localhost"],
  ["ROBOTS", "[]"],
  ["ROBOTS", '{"a":{"url":"no"}}'],
  ["ROBOTS", '{"a":{"url":"https://a.example.test","secret":""}}'],
  ["SMS_GATEWAY", '{"url":"https://a.example.test"}'],
  ["SMS_GATEWAY", '{"url":"https://a.example.test","secret":"0123456789abcde"}'],
  ["SMS_GATEWAY", '{"url":"https://a.example.test","secret":"0123456789abcdef","more":1}'],
  ["OIDC_ISSUER", "//login"],
  ["OIDC_JWKS_URL", "keys"],
  ["LINK_LOGIN", '{"secret":"s"}'],
  ["LINK_LOGIN", '{"id":"a","secret":""}'],
  ["LINK_LOGIN", "null"],
  ["SCAN", "clamav"],
  ["AWS_ENDPOINT_URL_DYNAMODB", "localhost:8000x"],
];

describe("the configuration of a function", () => {
  it.each(wrong)(
    "%s=%s fails before the first request, by name and without its value",
    (name, text) => {
      const message = said(name, text);
      expect(message).toContain(`Bad configuration:\n${name} must be `);
      if (text.length > 2) expect(message).not.toContain(text);
    },
  );

  it("every wrong variable is named at once; the table alone is needed", () => {
    expect(said("SITE_URL", "x")).not.toContain("SCAN");
    expect(() => readConfig({ ...table, SITE_URL: "x", SCAN: "y" })).toThrow(/SITE_URL.*\n.*SCAN/);
    expect(() => readConfig({})).toThrow("set SST_RESOURCE_Records");
    expect(readConfig(table)).toMatchObject({
      table: "Records",
      bucket: undefined,
      scan: "none",
      siteUrl: "http://localhost:3000",
      region: "us-east-1",
      robots: {},
      originKeyHashes: [],
    });
  });

  it("reads what a deployment sets", () => {
    const config = readConfig({
      ...table,
      SITE_URL: "https://tiji.example.test/",
      LINK_KEY: key,
      ROBOTS: '{"office":{"url":"https://robot.example.test","secret":"s"}}',
      SMS_GATEWAY: '{"url":"https://sms.example.test","secret":"0123456789abcdef"}',
      OIDC_ISSUER: "https://login.example.test",
      OIDC_AUDIENCE: "tiji",
      LINK_LOGIN: '{"id":"links"}',
      ORIGIN_KEY_HASHES: "aa,,bb",
    });
    expect(config).toMatchObject({
      siteUrl: "https://tiji.example.test",
      linkKey: new Uint8Array(32).fill(7),
      robots: { office: { url: "https://robot.example.test", secret: "s" } },
      smsGateway: { url: "https://sms.example.test", secret: "0123456789abcdef" },
      identity: { issuer: "https://login.example.test", audience: "tiji" },
      linkLogin: { issuer: "https://login.example.test", clientId: "links" },
      originKeyHashes: ["aa", "bb"],
    });
  });

  it("a gateway and a login that are `{}` are none", () => {
    const config = readConfig({
      ...table,
      OIDC_ISSUER: "https://login.example.test",
      SMS_GATEWAY: "{}",
      LINK_LOGIN: "{}",
    });
    expect([config.smsGateway, config.linkLogin]).toEqual([undefined, undefined]);
  });
});
