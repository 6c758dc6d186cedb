import { describe, expect, it } from "vitest";
import { readSettings } from "#stacks/settings.ts";

const env = {
  OIDC_ISSUER: "https://login.example.test",
  OIDC_AUDIENCE: "api",
  MAIL_FROM: "提级监督 <tixing@example.test>",
  ALARM_MAIL: "ops@example.test",
};

describe("what console.json tells before a login (console.md §3.2 no. 20)", () => {
  it("has the usual name and no record number unless they are set", () => {
    expect(readSettings(env, "dev").site).toEqual({ name: "提级监督", recordNumber: undefined });
  });

  it("has the site's own name and record number", () => {
    const set = { ...env, SITE_NAME: "示例区纪委监委", RECORD_NUMBER: "示ICP备00000000号" };
    expect(readSettings(set, "dev").site).toEqual({
      name: "示例区纪委监委",
      recordNumber: "示ICP备00000000号",
    });
  });
});
