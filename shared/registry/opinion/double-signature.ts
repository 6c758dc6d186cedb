import type { OfficialDocument } from "#kernel/document/documents.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { wordings } from "#process/standing/terms.ts";

/** What the form is called where a letter says what is enclosed. */
export const doubleSignatureName = "廉洁自律情况“双签字”表";

/** Whether a request recommends people upwards, so that two secretaries sign for their integrity. */
export function isSignedTwice({ request }: Pick<Opinion, "request">): boolean {
  return request.use === "PROMOTION" && request.upward === "yes";
}

/**
 * The form on which the party committee's secretary and the commission's secretary both sign for the
 * integrity of those who are recommended upwards (norms §2.8 凡提四必, process sheet §4.9). It bears the
 * verdicts of one letter and nothing of what they rest on; undefined where none is to be signed.
 */
export function doubleSignatureForm(
  state: Opinion,
  n: number,
  { district }: { district: string },
): OfficialDocument | undefined {
  const reply = state.replies[n - 1];
  if (reply === undefined || !isSignedTwice(state)) return undefined;
  const { request, people } = state;
  const rows = reply.answers.flatMap(({ n: place, verdict }) => {
    const one = people.find((person) => person.n === place && person.withdrawn === undefined);
    if (one === undefined) return [];
    const { name, unit, post, proposed } = one;
    return [[name, `${unit}${post}`, proposed, wordings.PROMOTION[verdict]]];
  });
  return {
    classification: "工作秘密",
    issuers: [`中共${district}纪律检查委员会`],
    title: doubleSignatureName,
    body: [
      {
        level: "table",
        columns: [
          { title: "姓名", share: 15 },
          { title: "单位及现任职务", share: 30 },
          { title: "拟任职务", share: 25 },
          { title: "结论性意见", share: 30 },
        ],
        rows,
      },
      // Word makes one table of two that touch, and repeats the names' head over the signatures.
      {
        level: "text",
        text: `对应来函${request.number}，复函${reply.number}。两人签字后方可上报。`,
      },
      {
        level: "form",
        rows: [
          [
            { label: "党委（党组）书记签字", value: "" },
            { label: "签字日期", value: "" },
          ],
          [
            { label: "纪委书记（纪检监察组组长）签字", value: "" },
            { label: "签字日期", value: "" },
          ],
        ],
      },
    ],
    signed: "unsealed",
    date: reply.on,
    copies: [],
    printedBy: `${district}纪委监委办公室`,
    printedOn: reply.on,
  };
}
