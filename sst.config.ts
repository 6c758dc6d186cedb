/// <reference path="./.sst/platform/config.d.ts" />

/** `production` is kept and protected; any other stage may be removed with all that it holds. */
export default $config({
  app: ({ stage }) => ({
    name: "elevated-supervision",
    home: "aws",
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
    providers: {
      aws: {
        region: (process.env.AWS_REGION ?? "ap-southeast-1") as aws.Region,
        defaultTags: { tags: { app: "elevated-supervision", stage } },
      },
    },
  }),
  run: async () => (await import("./stacks/main.ts")).outputs,
});
