import { siteUrl } from "../edge/distribution.ts";
import { files } from "./storage.ts";

/** Browsers on the site send and fetch files by themselves, at addresses signed for them. */
new aws.s3.BucketCorsConfiguration("FilesCors", {
  bucket: files.id,
  corsRules: [
    {
      allowedOrigins: [siteUrl],
      allowedMethods: ["GET", "PUT"],
      allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
      maxAgeSeconds: 3600,
    },
  ],
});
