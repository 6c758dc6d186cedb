import type { DistrictConfig } from "#kernel/district/config.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { isCountable } from "#kernel/task/open.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { processOf } from "#processes";

/** What is wrong with a configuration by what its names stand for; a setting that names nothing does nothing. */
export async function problemOfConfig(config: DistrictConfig): Promise<Refusal | undefined> {
  return (await problemOfPapers(config)) ?? (await problemOfSteps(config));
}

/** What is wrong with a district's own sentences of papers; most districts have none. */
async function problemOfPapers({ papers }: DistrictConfig): Promise<Refusal | undefined> {
  if (papers === undefined) return undefined;
  return (await import("#registry/paper/papers.ts")).problemOfTexts(papers);
}

/** Each step that is set must be one, and be counted in another way only where that is done. */
async function problemOfSteps({ factors, policies }: DistrictConfig): Promise<Refusal | undefined> {
  const said = [
    ...Object.keys(factors ?? {}).map((step) => ({ table: "factors", step })),
    ...Object.keys(policies ?? {}).map((step) => ({ table: "policies", step })),
  ];
  const fields = await Promise.all(
    said.map(async ({ table, step }) => {
      const [kind = "", stage = ""] = step.split(".");
      const process = await processOf(kind);
      const spec = own<StageSpec>(process?.stages ?? {}, stage);
      const path = `config.${table}.${step}`;
      if (spec === undefined) return [{ path, message: `没有“${step}”这个环节` }];
      // What some records ask otherwise is counted as each of them asks.
      return table === "policies" && process?.stageIn === undefined && !isCountable(spec)
        ? [{ path, message: `“${spec.title}”的签批方式由规定确定，不能另设` }]
        : [];
    }),
  );
  const wrong = fields.flat();
  return wrong.length === 0 ? undefined : { ...refuse("config.invalid"), fields: wrong };
}
