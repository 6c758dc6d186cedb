import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Finding } from "#process/finding/schema.ts";
import { findingKinds, findingNumber } from "#process/finding/terms.ts";
import { follow } from "#process/incident/follow.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import type { LetterCommand } from "./commands.ts";
import type { LetterData } from "./events.ts";
import type { LetterContent } from "./paper/content.ts";
import { letter } from "./process.ts";
import type { Letter } from "./schema.ts";

const accountability = "对问题反弹负有责任的人员提出问责建议";

/**
 * What has come back after a letter was closed needs a new letter with a proposal to hold people to
 * account (process sheet §4.4); it is drafted for the proposer of the first one, once.
 */
export async function draftAfterRelapse(world: World, event: Event): Promise<void> {
  const { relapsed, finding } = event.data as LetterData["letter.revisited"];
  if (relapsed !== "yes") return;
  const { state } = (await world.store.get(recordKey("letter", event.id))) as unknown as {
    state: Letter;
  };
  const content = {
    ...state.content,
    situation: `回访发现：${finding}`,
    demands: [...state.content.demands, accountability],
  };
  await draftOnce(world, event, derivedId("letter", event.id, "relapse"), {
    type: "draft-for",
    content,
    follows: event.id,
    proposer: state.proposer,
  });
}

/** A letter whose id follows from its cause is drafted once; a repeated event finds it there. */
function draftOnce(
  world: World,
  event: Event,
  id: string,
  command: Extract<LetterCommand, { type: "draft-for" }>,
): Promise<void> {
  return follow(world, event, "letter", {
    process: letter,
    id,
    decide: ({ state }, context) =>
      state === undefined ? letter.decide(state, command, context) : [],
  });
}

/** A finding about a unit itself. */
type UnitFinding = Finding & { subject: Extract<Finding["subject"], { type: "unit" }> };

/**
 * Loopholes and risks of a unit call for a letter or for simple rectification (process sheet §4.3).
 * One letter a unit is drafted for the proposer of the inspection, who completes it or withdraws it;
 * nothing is sent by itself.
 */
export async function proposeLetters(world: World, event: Event): Promise<void> {
  const { id } = event;
  const item = await world.store.get(recordKey("targeted", id));
  if (item === undefined) return;
  const { findings, proposer } = item.state as Targeted;
  for (const [unitId, ofUnit] of Map.groupBy(findings.filter(isOfUnit), unitOf))
    await draftOnce(world, event, derivedId("letter", id, unitId), {
      type: "draft-for",
      content: contentOf(ofUnit),
      source: { kind: "targeted", id },
      proposer,
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
  return `${findingNumber(n)}${findingKinds[kind]}）${description}`;
}
