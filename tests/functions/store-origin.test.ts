import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openBucket } from "#functions/bucket.ts";
import { storeOf } from "#functions/files.ts";

/** Pages name the store in their policy without loading its client. */
describe("the origin of the store that public pages allow", () => {
  beforeEach(() => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "sample");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "sample");
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each(["us-east-1", "eu-central-1", "ap-southeast-1", "cn-north-1"])(
    "is where a signed upload goes, in %s",
    async (region) => {
      const files = openBucket("sample-files", region, "none");
      const claim = { contentType: "image/png", bytes: 1, sha256: "0".repeat(64) };
      const { url } = await files.upload("petitions/raw/1", claim);
      expect(storeOf({ bucket: "sample-files", region })).toBe(new URL(url).origin);
    },
  );
});
