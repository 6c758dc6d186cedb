import { describe, expect, it } from "vitest";
import { problemOfConfig } from "#functions/api/office/config-problem.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { isCountable } from "#kernel/task/open.ts";
import { kindNames, processOf } from "#processes";

const login = "login" as const;
const problem = (more: Partial<DistrictConfig>) =>
  problemOfConfig({ ...DistrictConfig.parse({}), ...more });

/** A setting that names nothing would do nothing: a step meant for the login would go on by a code. */
describe("S21: steps that a configuration names are steps", () => {
  it.each([
    "enrollment.DEPUTY_REVEIW",
    "enrolment.DEPUTY_REVIEW",
    "constructor.NAME",
    "enrollment.CONSTRUCTOR",
    "file.ANY",
  ])("%s is none", async (step) => {
    const path = (table: string) => ({
      refused: "config.invalid",
      fields: [{ path: `config.${table}.${step}` }],
    });
    expect(await problem({ factors: { [step]: login } })).toMatchObject(path("factors"));
    expect(await problem({ policies: { [step]: { type: "all" } } })).toMatchObject(
      path("policies"),
    );
  });

  it("every step of every process is one", async () => {
    const steps: string[] = [];
    for (const kind of kindNames)
      for (const stage of Object.keys((await processOf(kind))?.stages ?? {}))
        steps.push(`${kind}.${stage}`);
    expect(steps.length).toBeGreaterThan(100);
    const factors = Object.fromEntries(steps.map((step) => [step, login]));
    expect(await problem({ factors })).toBeUndefined();
  });

  it("what each must answer for themselves, and what no role approves, is counted in one way only", async () => {
    const processes = await Promise.all(
      kindNames.map(async (kind) => [kind, await processOf(kind)] as const),
    );
    const fixed = processes.flatMap(([kind, process]) =>
      process?.stageIn === undefined
        ? Object.entries(process?.stages ?? {}).flatMap(([stage, spec]) =>
            isCountable(spec) ? [] : [`${kind}.${stage}`],
          )
        : [],
    );
    expect(fixed.length).toBeGreaterThan(10);
    for (const step of fixed) {
      const found = await problem({ policies: { [step]: { type: "any" } } });
      expect([step, found?.fields?.[0]?.message]).toEqual([
        step,
        expect.stringContaining("不能另设"),
      ]);
    }
  });
});
