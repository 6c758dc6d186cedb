import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { runCommand } from "../command-routes.ts";
import { debriefing } from "../debriefing/process.ts";
import { Asked, type Debriefing } from "../debriefing/schema.ts";
import { clearBox, closeBox, openBox } from "./box.ts";
import { nextRound } from "./count.ts";
import { type Counts, grades, isQuorate } from "./score.ts";

const path = "/debriefings";
const tag = "述责述廉";
const Codes = z.object({ codes: z.array(z.string()), closesOn: z.string() });
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** Issuing codes and counting papers: what reaches the boxes, and so the vault. */
export const boxRoutes: Route[] = [
  route({
    method: "post",
    path: `${path}/{id}/opinion-forms`,
    tag,
    summary: "发出征求意见表（一次性意见码，只显示一次）",
    right: "debriefing.handle",
    body: Asked,
    answer: Codes,
    versioned: "yes",
    handle: async (call) => {
      const { names } = call.body;
      const id = call.params.id ?? "";
      const box = `${id}.opinion.1`;
      const found = await theirs(call, "debriefing.handle");
      if (isRefusal(found)) return found;
      const begun = await runCommand(debriefing, call, {
        id,
        action: "debriefing.handle",
        command: { type: "gather", names, box },
      });
      const closesOn = found.plan?.meetingOn ?? dayOf(call.world.clock());
      return isRefusal(begun)
        ? begun
        : issue(call, found, { id: box, closesOn, purpose: "opinion" }, names.length);
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/opinions`,
    tag,
    summary: "收回征求意见表",
    right: "debriefing.handle",
    answer: z.object({ received: z.int() }),
    handle: async (call) => {
      const found = await theirs(call, "debriefing.handle");
      if (isRefusal(found)) return found;
      const box = found.asked?.box ?? "";
      const texts = await closeBox(call.world, box);
      if (isRefusal(texts)) return texts;
      return counted(
        call,
        box,
        "debriefing.handle",
        { type: "collect", texts: [...texts] },
        { received: texts.length },
      );
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/ballot-codes`,
    tag,
    summary: "发放一次性测评码（不记名，只显示一次）",
    right: "debriefing.assess",
    body: z.object({ participants: z.int().check(z.gte(1), z.lte(2000)) }),
    answer: Codes,
    versioned: "yes",
    handle: async (call) => {
      const { participants } = call.body;
      const id = call.params.id ?? "";
      const found = await theirs(call, "debriefing.assess");
      if (isRefusal(found)) return found;
      const round = nextRound(found);
      const box = boxOf(call, round);
      const opened = await runCommand(debriefing, call, {
        id,
        action: "debriefing.assess",
        command: { type: "open-ballot", participants, box, round },
      });
      if (!isRefusal(opened) && found.ballot !== undefined)
        await clearBox(call.world, found.ballot.box);
      const closesOn = dayOf(call.world.clock());
      return isRefusal(opened)
        ? opened
        : issue(call, found, { id: box, closesOn, purpose: "ballot" }, participants);
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/ballot-count`,
    tag,
    summary: "结束测评并计票",
    right: "debriefing.assess",
    answer: z.record(z.string(), z.int()),
    handle: async (call) => {
      const found = await theirs(call, "debriefing.assess");
      if (isRefusal(found)) return found;
      if (found.ballot === undefined) {
        // A count that was recorded, but broke off before its papers were destroyed.
        await clearBox(call.world, boxOf(call, found.counted.at(-1)?.round ?? 0));
        return refuse("assessment.closed");
      }
      const papers = await closeBox(call.world, found.ballot.box);
      if (isRefusal(papers)) return papers;
      const counts = sumsOf(papers);
      return counted(
        call,
        found.ballot.box,
        "debriefing.assess",
        { type: "count-ballots", counts },
        isQuorate(counts, found.ballot.participants) ? counts : { cast: papers.length },
      );
    },
  }),
];

/** A debriefing that the caller's right reaches. */
async function theirs(call: AnyCall, right: Action): Promise<Debriefing | Refusal> {
  const { id = "" } = call.params;
  const found = await readRecord<Debriefing>(call, { kind: "debriefing", id, right });
  return isRefusal(found) ? found : found.state;
}

/** A round has one box: its id follows from the round. */
function boxOf({ params: { id = "" } }: AnyCall, round: number): string {
  return `${id}.ballot.${round}`;
}

/** Codes are drawn unlinked to anybody; they are shown to this request and to nobody else. */
async function issue(
  { world, caller, idempotency, params: { id = "" } }: AnyCall,
  { personName, unitName, year }: Debriefing,
  box: { id: string; closesOn: string; purpose: "ballot" | "opinion" },
  count: number,
): Promise<{ codes: readonly string[]; closesOn: string } | Refusal> {
  const title = `${personName}（${unitName}）${year} 年度述责述廉`;
  const subject = { kind: "debriefing", id };
  const { district, actor } = caller;
  const request = `${actor.id}#${idempotency.key}`;
  const codes = await openBox(world, { ...box, subject, title, district }, { count, request });
  return isRefusal(codes) ? codes : { codes, closesOn: box.closesOn };
}

/** Records what a box held, then destroys its key and papers. */
async function counted<A>(
  call: AnyCall,
  box: string,
  action: Action,
  command: Parameters<typeof debriefing.decide>[1],
  answer: A,
): Promise<A | Refusal> {
  const id = call.params.id ?? "";
  const recorded = await runCommand(debriefing, call, { id, action, command });
  if (isRefusal(recorded)) return recorded;
  await clearBox(call.world, box);
  return answer;
}

function sumsOf(papers: readonly string[]): Counts {
  const of = (grade: string) => papers.filter((paper) => paper === grade).length;
  const valid = Object.keys(grades).reduce((sum, grade) => sum + of(grade), 0);
  return {
    good: of("good"),
    fair: of("fair"),
    plain: of("plain"),
    poor: of("poor"),
    invalid: papers.length - valid,
  };
}
