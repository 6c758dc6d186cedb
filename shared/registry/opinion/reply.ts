import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { type Say, sayingOf } from "#kernel/document/saying.ts";
import type { Opinion, Reply } from "#process/opinion/schema.ts";
import { uses, wordings } from "#process/standing/terms.ts";
import { doubleSignatureName, isSignedTwice } from "./double-signature.ts";

/** What a district may word in its own way; what stands in braces is filled in. */
export const replyTexts = {
  received: "贵单位《{来函标题}》（{来函文号}，{来函日期}）收悉。",
  first: "经研究，现回复如下：",
  again: "我委曾以{前次文号}回复。现将有关意见再次回复如下：",
  corrected: "我委曾以{前次文号}回复。现将有关意见更正如下：",
  validity:
    "本意见自签发之日起{有效月数}个月内有效（至{有效期至}），期间发现新情况的，我委将另行函告。",
  secrecy: "以上意见仅供贵单位研究使用，请按规定保管，不得向本人及无关人员泄露。",
} as const;

/**
 * A letter of an opinion as an official document: the verdicts in the wording of norms §2.8 and nothing
 * of what they rest on; undefined where there is no such letter.
 */
export function replyDocument(
  state: Opinion,
  n: number,
  { district, say = sayingOf(replyTexts) }: { district: string; say?: Say },
): OfficialDocument | undefined {
  const reply = state.replies[n - 1];
  if (reply === undefined) return undefined;
  const { request } = state;
  return {
    classification: "工作秘密",
    issuers: [`中共${district}纪律检查委员会`],
    number: reply.number,
    title: titleOf(state, reply),
    addressee: request.from,
    body: [
      { level: "text", text: openingOf(state, n, say) },
      ...verdictsOf(state, reply),
      { level: "text", text: validityOf(reply, say) },
      { level: "text", text: say("secrecy") },
    ],
    ...(isSignedTwice(state) ? { enclosures: [doubleSignatureName] } : {}),
    signed: "sealed",
    date: reply.on,
    copies: [],
    printedBy: `${district}纪委监委办公室`,
    printedOn: reply.on,
  };
}

function titleOf({ request, people }: Opinion, { round, answers }: Reply): string {
  const first = people.find(({ n }) => n === answers[0]?.n)?.name ?? people[0]?.name ?? "";
  const more = answers.length > 1 ? `等${answers.length}名` : "";
  const kind = { REPLY: "的回复", REANSWER: "的再次回复", CORRECTION: "的更正函" }[round];
  return `关于${first}${more}同志${uses[request.use]}党风廉政意见${kind}`;
}

function openingOf({ request, replies }: Opinion, n: number, say: Say): string {
  const asked = say("received", [
    ["来函标题", request.purpose],
    ["来函文号", request.number],
    ["来函日期", dateText(request.on)],
  ]);
  const before = replies[n - 2];
  if (before === undefined) return `${asked}${say("first")}`;
  const place = replies[n - 1]?.round === "CORRECTION" ? "corrected" : "again";
  return `${asked}${say(place, [["前次文号", before.number]])}`;
}

function verdictsOf(state: Opinion, { answers, round }: Reply): BodyPart[] {
  const { request, people } = state;
  const listed = people.filter(({ withdrawn }) => withdrawn === undefined);
  const lines = answers.flatMap(({ n, verdict }) => {
    const one = listed.find((person) => person.n === n);
    if (one === undefined) return [];
    return [`${one.name}（${one.unit}${one.post}）：${wordings[request.use][verdict]}。`];
  });
  const others =
    round === "REPLY"
      ? listed
          .filter(({ personId }) => personId === "none")
          .map(
            ({ name, unit }) =>
              `${name}（${unit}）：不属本委管理范围，请向有管理权限的机关征求意见。`,
          )
      : [];
  return [...lines, ...others].map((text, place) => ({
    level: "text",
    text: `${place + 1}. ${text}`,
  }));
}

function validityOf({ validity: { effectiveDue, nominalDue, period } }: Reply, say: Say): string {
  const months = "length" in period ? period.length : 0;
  return say("validity", [
    ["有效月数", String(months)],
    ["有效期至", dateText(effectiveDue ?? nominalDue)],
  ]);
}
