import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "../events.ts";
import type { Petition, Sealed } from "../schema.ts";
import type { Channel } from "../terms.ts";

/** So often papers of one petition are scanned at most; each time up to as many files as a report has. */
const maxScans = 20;

/** Channels by which somebody has come to this office themselves, and takes a receipt along. */
const receipted: readonly Channel[] = ["LETTER", "VISIT", "CALL"];

/** Why nothing may be scanned to a petition, if so: what goes up may not be copied (检举控告规则 Art. 15). */
function scanBar({ channel, status, scans = [] }: Petition): Refusal | undefined {
  if (channel === "WEB") return refuse("record.state", "网络举报的材料由举报人自己上传");
  if (status === "UPWARD" || status === "PURGE_APPROVAL")
    return refuse("record.state", "本件报上级，不得复制、扫描");
  return (
    closedBar({ status }) ??
    (scans.length >= maxScans
      ? refuse("record.state", `扫描件已登记 ${maxScans} 次，请合并后另附`)
      : undefined)
  );
}

/** Why no receipt may be made, if so: a second one would let others than its reporter look on. */
function receiptBar({ channel, receiptHash, status }: Petition): Refusal | undefined {
  if (receiptHash !== undefined)
    return refuse("record.state", "本件已有查询码；查询码不存原文，无法再次显示");
  if (!receipted.includes(channel))
    return refuse("record.state", "查询码只发给来信、来访、来电的反映人");
  return closedBar({ status });
}

function closedBar({ status }: Pick<Petition, "status">): Refusal | undefined {
  return status === "OUT_OF_LEVEL" || status === "ARCHIVED"
    ? refuse("record.state", "本件已报上级或者已归档")
    : undefined;
}

/** What may be done at the counter with a petition, and why not where it may not. */
export function counterOffers(state: Petition): {
  scan: Refusal | undefined;
  receipt: Refusal | undefined;
} {
  return { scan: scanBar(state), receipt: receiptBar(state) };
}

/** The counter's page is opened for one petition; refused where nothing can be done there. */
export function openCounter(state: Petition, _: unknown, { actor }: Context): Fact[] | Refusal {
  const { scan, receipt } = counterOffers(state);
  return scan !== undefined && receipt !== undefined
    ? scan
    : [fact("petition.counter-opened", { officer: actor.id })];
}

/** Papers that came with a letter or visit, as scans; the same ones sent twice are one lot. */
export function scanned(
  state: Petition,
  { content }: { content: Sealed },
  { now }: Context,
): Fact[] | Refusal {
  if (state.scans?.some((one) => one.content.hash === content.hash) === true) return [];
  return scanBar(state) ?? [fact("petition.scanned", { content, on: dayOf(now) })];
}

/** A receipt made at the counter: its hash, as with one of the public pages. */
export function receiptIssued(
  state: Petition,
  { receiptHash }: { receiptHash: string },
): Fact[] | Refusal {
  return receiptBar(state) ?? [fact("petition.receipt-issued", { receiptHash })];
}
