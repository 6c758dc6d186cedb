import type { DistrictConfig } from "#kernel/district/config.ts";
import {
  type District,
  type DistrictCommand,
  districtProcess,
  type Overrides,
} from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Call } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { newId } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";
import { changedSettings } from "./changed-settings.ts";
import { roster, standing } from "./process.ts";
import type { Setting } from "./schema.ts";
import type { Declared } from "./weaker.ts";

type AnyCall = Call<Record<string, string>, unknown, unknown>;
type Wanted = { config: DistrictConfig; overrides: Overrides };

/**
 * Publishes a configuration at once, or, where it weakens a check or the supervision of anybody
 * (`weakenedBy`), asks a second person first. It is judged against what is in force: where that has changed
 * meanwhile, nothing happens (`record.version`).
 */
export async function publishConfig(call: AnyCall, wanted: Wanted): Promise<Receipt | Refusal> {
  const { world, caller, expectVersion } = call;
  const item = await world.store.get(recordKey("district", caller.district));
  if (expectVersion !== undefined && item?.version !== expectVersion)
    return refuse("record.version");
  const { rules } = districtOf(item);
  const state = item?.state as District | undefined;
  const inForce = { config: rules.config, overrides: state?.overrides ?? {} };
  const declared = await declaredIn(call, [inForce.config, wanted.config]);
  const weakens = (await import("./weaker.ts")).weakenedBy(inForce, wanted, declared);
  if (weakens.length === 0) return publish(call, wanted, standing(rules));
  const changed = [
    ...changedSettings(inForce.config, wanted.config),
    ...changedSettings(inForce.overrides, wanted.overrides),
  ].map(({ path }) => path);
  return propose(call, { ...wanted, weakens, changed: changed.slice(0, 100) }, state);
}

function publish(
  { world, caller, expectVersion }: AnyCall,
  wanted: Wanted,
  judgedBy: string,
): Promise<Receipt | Refusal> {
  const { district, actor } = caller;
  return execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor,
    right: "district.configure",
    expectVersion,
    decide: ({ state }, context) =>
      standing(context.rules) === judgedBy
        ? districtProcess.decide(state, commandOf(wanted), context)
        : refuse("record.version"),
  });
}

function propose(
  { world, caller }: AnyCall,
  setting: Setting,
  inForce: District | undefined,
): Promise<Receipt | Refusal> {
  return execute(world, {
    process: roster,
    id: newId("roster", world.clock(), world.random(10)),
    district: caller.district,
    actor: caller.actor,
    right: "district.configure",
    decide: ({ state }, context) => {
      const published = districtProcess.decide(inForce, commandOf(setting), context);
      return isRefusal(published)
        ? published
        : roster.decide(state, { type: "propose-setting", setting }, context);
    },
  });
}

function commandOf({ config, overrides }: Wanted): DistrictCommand {
  return { type: "publish-config", config, overrides };
}

/** What the processes declare of every step that one of these configurations sets. */
async function declaredIn(
  { processOf }: AnyCall,
  configs: readonly DistrictConfig[],
): Promise<Declared> {
  const steps = configs.flatMap(({ factors = {}, policies = {} }) => [
    ...Object.keys(factors),
    ...Object.keys(policies),
  ]);
  const found = new Map<string, StageSpec>();
  for (const step of new Set(steps)) {
    const [kind = "", stage = ""] = step.split(".");
    const spec = own<StageSpec>((await processOf(kind))?.stages ?? {}, stage);
    if (spec !== undefined) found.set(step, spec);
  }
  return (step) => found.get(step);
}
