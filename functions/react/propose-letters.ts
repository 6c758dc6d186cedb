import { type Event, systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { derivedId } from "#kernel/id.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Finding } from "#process/finding/schema.ts";
import { findingKinds } from "#process/finding/terms.ts";
import type { LetterContent } from "#process/letter/content.ts";
import { letter } from "#process/letter/process.ts";
import type { Targeted } from "#process/targeted/schema.ts";

/** A finding about a unit itself. */
type UnitFinding = Finding & { subject: Extract<Finding["subject"], { type: "unit" }> };

/**
 * Loopholes and risks of a unit call for a letter or for simple rectification (process sheet §4.3).
 * One letter a unit is drafted for whoever proposed the inspection, who completes it or withdraws it;
 * nothing is sent by itself.
 */
export async function proposeLetters(world: World, event: Event): Promise<void> {
  const { id, district } = event;
  const item = await world.store.get(recordKey("targeted", id));
  if (item === undefined) return;
  const { findings, proposer } = item.state as Targeted;
  for (const [unitId, ofUnit] of Map.groupBy(findings.filter(isOfUnit), unitOf))
    await execute(world, {
      process: letter,
      id: derivedId("letter", id, unitId),
      district,
      actor: systemActor,
      decide: ({ state }, context) =>
        state === undefined
          ? letter.decide(
              state,
              {
                type: "draft",
                content: contentOf(ofUnit),
                source: { kind: "targeted", id },
                proposer,
              },
              context,
            )
          : [],
    });
}

function isOfUnit(finding: Finding): finding is UnitFinding {
  return finding.subject.type === "unit" && ["LOOPHOLE", "RISK"].includes(finding.kind);
}

function unitOf({ subject }: UnitFinding): string {
  return subject.unitId;
}

/** What the findings say; causes, demands and periods are for the drafter. */
function contentOf(findings: readonly UnitFinding[]): LetterContent {
  const [{ subject } = { subject: { unitId: "", unitName: "" } }] = findings;
  const { unitId, unitName } = subject;
  const areas = [...new Set(findings.map(({ area }) => contentAreas[area]))];
  return {
    subject: `关于${areas.join("、")}等问题的建议`.slice(0, 100),
    ground: findings.some(({ kind }) => kind === "RISK") ? "POWER" : "RULES",
    addressee: { unitId, unitName, organs: "UNIT" },
    copies: [],
    classification: "内部",
    situation: `靶向性检查发现：${findings.map(lineOf).join("；")}。`,
    demands: [],
  };
}

function lineOf({ n, kind, description }: UnitFinding): string {
  return `问题 ${n}（${findingKinds[kind]}）${description}`;
}
