import { submit } from "../chain.ts";
import { post, type Site } from "../site.ts";
import { timed } from "../statistics.ts";

/** Milliseconds of one chain, seen by those who decide. */
export type Times = { decision: number; nextQuestion: number; recordedComplete: number };

const approve = { action: "approve", declaration: "none" };

/** Submission and two decisions, until the third question is open. */
export async function twoStages(site: Site): Promise<Times> {
  const id = await submit(site);
  const first = await decide(site, id, ["u-feng", "ROOM_REVIEW", "DEPUTY_REVIEW"]);
  const last = await decide(site, id, ["u-wu", "DEPUTY_REVIEW", "COMMISSION_PENDING"]);
  return {
    decision: first.answered,
    nextQuestion: first.followed,
    recordedComplete: last.followed,
  };
}

async function decide(site: Site, id: string, [who, stage, next]: [string, string, string]) {
  await site.until(`${id}.${stage}.1`);
  let answered = 0;
  const followed = await timed(async () => {
    answered = await timed(() => post(site, who, `/tasks/${id}.${stage}.1/decision`, approve));
    await site.until(`${id}.${next}.1`);
  });
  return { answered, followed };
}
