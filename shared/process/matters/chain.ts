import { byEvent, declareChain } from "#kernel/conduct/chain.ts";
import { form } from "#kernel/route/form.ts";
import { approval, asks, work } from "#kernel/task/words.ts";
import { Handling } from "./schema.ts";
import { mattersStatuses } from "./terms.ts";

const declared = { declares: "no-ties" } as const;

/**
 * The course of a report (process sheet §4.8). While the person writes, one question lies beside the
 * course, so that their link stays the same from the first word to the last; the workflow conducts
 * review, check and what follows.
 */
export const chain = declareChain({
  kind: "matters",
  title: "个人有关事项报告",
  statuses: mattersStatuses,
  moves: {
    "matters.opened": "DUE",
    "matters.begun": "DRAFT",
    "matters.submitted": "SUBMITTED",
    "matters.reviewed": { outcome: "leads" },
    "matters.picked": "SPOT_CHECK",
    "matters.judged": { outcome: "result" },
    "matters.clue-opened": "HANDLED",
    "matters.ended": "ENDED",
  },
  ways: {
    SUBMITTED: {
      approve: byEvent,
      return: "RETURNED",
      ACCEPTED: "ACCEPTED",
      SPOT_CHECK: "SPOT_CHECK",
    },
    SPOT_CHECK: {
      judged: byEvent,
      CONSISTENT: "CONSISTENT",
      OMITTED: "OMITTED",
      CONCEALED: "CONCEALED",
    },
    OMITTED: { handled: "HANDLED" },
  },
  stages: {
    SUBMITTED: approval(
      "审核个人有关事项报告（内容请登录系统查看）",
      "ROOM_DIRECTOR",
      "D-PMR-5",
      { approve: "受理", return: "退回补正" },
      declared,
    ),
    SPOT_CHECK: work("核实个人有关事项报告", "ROOM_DIRECTOR", "D-PMR-CHECK"),
    OMITTED: asks("处理漏报", "ROOM_DIRECTOR", "D-PMR-HANDLE", {
      handle: {
        label: "已处理",
        outcome: "handled",
        opinion: "optional",
        form: form(Handling.shape),
      },
    }),
  },
  beside: {
    REPORT: work("填写个人有关事项报告", "object", "D-PMR-1", {
      linkLife: "with-due",
      fills: "report",
    }),
    /** Told of by the person's own choice (规定 Art. 4): they are reminded, and nobody else hears of it. */
    VOLUNTARY: work("填写个人有关事项报告（自愿）", "object", "D-PMR-VOLUNTARY", {
      linkLife: "with-due",
      fills: "report",
      escalation: "nobody",
    }),
  },
});
