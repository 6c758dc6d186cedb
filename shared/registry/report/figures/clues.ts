import { colourOn } from "#kernel/deadline/colour.ts";
import { dueDayOf } from "#kernel/deadline/count.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Clue } from "#process/clue/schema.ts";
import { disposalWays, endings, sources, type Way } from "#process/clue/terms.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { studyDays } from "../../ledger/clues/study-days.ts";
import { type At, figures, isIn, when } from "../figure.ts";

/** Clues (ledger L3), counted as the month's reconciliation counts them (规则 Art. 24). */
export const clueFigures = figures({
  cluesBefore: {
    label: "期初在办线索",
    unit: "件",
    of: { clue: (state, at) => when(isBefore(state, at)) },
  },
  cluesReceived: {
    label: "新收线索",
    unit: "件",
    of: { clue: ({ receivedOn }, at) => when(isIn(at, receivedOn)) },
  },
  cluesInHand: {
    label: "期内在办线索",
    unit: "件",
    of: { clue: (state, at) => when(isBefore(state, at) || isIn(at, state.receivedOn)) },
  },
  cluesBySource: {
    label: "新收线索（按来源）",
    unit: "件",
    split: sources,
    of: { clue: ({ receivedOn, source }, at) => when(isIn(at, receivedOn), { key: source }) },
  },
  cluesByArea: {
    label: "新收线索（按问题领域）",
    unit: "件",
    split: contentAreas,
    of: { clue: ({ receivedOn, area }, at) => when(isIn(at, receivedOn), { key: area }) },
  },
  cluesDisposed: {
    label: "处置线索",
    unit: "件",
    of: { clue: ({ approved }, at) => when(approved.some(({ on }) => isIn(at, on))) },
  },
  cluesByWay: {
    label: "批准处置（按方式）",
    unit: "件",
    split: disposalWays,
    shares: "yes",
    of: {
      clue: ({ approved }, at) =>
        approved.flatMap(({ on, way }, part) => when(isIn(at, on), { key: way, part })),
    },
  },
  cluesVerified: way("批准初步核实", "PRELIM_VERIFY"),
  cluesFiled: way("批准立案", "FILE"),
  cluesFiledOfHeads: {
    label: "其中现任或者原任村（社区）书记、主任",
    unit: "件",
    of: {
      clue: ({ approved, person }, at) =>
        when(
          approved.some(({ on, way: to }) => to === "FILE" && isIn(at, on)) &&
            person.kind === "VILLAGE_CADRE" &&
            isHeadPost(person.post ?? ""),
        ),
    },
  },
  cluesPunished: {
    label: "作出处分决定",
    unit: "件",
    of: {
      clue: ({ disposals }, at) =>
        when(
          disposals.some(
            ({ decidedOn, measure }) => isIn(at, decidedOn) && (measureOf(measure).form ?? 0) > 1,
          ),
        ),
    },
  },
  cluesEnded: {
    label: "办结线索",
    unit: "件",
    of: { clue: ({ ending }, at) => when(isIn(at, ending?.on)) },
  },
  cluesByEnding: {
    label: "办结线索（按结果）",
    unit: "件",
    split: endings,
    of: { clue: ({ ending }, at) => when(isIn(at, ending?.on), { key: ending?.kind ?? "" }) },
  },
  /** The three tables of a study meeting (三表): as many rows as each of them has. */
  cluesProgress: {
    label: "列入处置和办理情况报告表",
    unit: "件",
    of: { clue: (state, at) => when(isIn(at, studyDays.progress(state))) },
  },
  cluesProposed: {
    label: "其中已提出意见、尚待批准",
    unit: "件",
    of: {
      clue: (state, at) => when(state.approved.length === 0 && isIn(at, studyDays.progress(state))),
    },
  },
  cluesTransferred: {
    label: "列入移送表",
    unit: "件",
    of: { clue: (state, at) => when(isIn(at, studyDays.transfer(state))) },
  },
  cluesByReceiver: {
    label: "移送线索（按接收单位）",
    unit: "件",
    split: "open",
    of: {
      clue: (state, at) =>
        when(isIn(at, studyDays.transfer(state)), { key: state.transfer?.receiver ?? "" }),
    },
  },
  cluesTransferredInTime: {
    label: "其中按期移送",
    unit: "件",
    of: {
      clue: (state, at) => {
        const sent = studyDays.transfer(state);
        const due = dueDayOf(dueFor(at.rules, "D-CLU-3", state.receivedOn));
        return when(sent !== undefined && isIn(at, sent) && sent <= due);
      },
    },
  },
  cluesClosedOut: {
    label: "列入办结情况月报表",
    unit: "件",
    of: { clue: (state, at) => when(isIn(at, studyDays.ending(state))) },
  },
  cluesOverdue: {
    label: "期末逾期线索（按预警颜色）",
    unit: "件",
    split: { RED: "红色预警", YELLOW: "黄色预警", BLUE: "蓝色预警" },
    of: {
      task: ({ due, subject, status }, { to, rules }) => {
        const isLate = status === "OPEN" && due.effectiveDue !== null && due.effectiveDue <= to;
        const colour = colourOn(due, to, rules);
        return when(subject.kind === "clue" && isLate && colour !== "NONE", {
          ...{ key: colour, once: subject.id, rank: ladder.indexOf(colour) },
        });
      },
    },
  },
  cluesAfter: {
    label: "期末在办线索",
    unit: "件",
    of: {
      clue: ({ receivedOn, ending }, { to }) =>
        when(receivedOn <= to && (ending === undefined || ending.on > to)),
    },
  },
});

/** From the least to what presses most. */
const ladder = ["NONE", "BLUE", "YELLOW", "RED"];

/** Whether a post is that of a village's first in party or committee; deputies are none. */
function isHeadPost(post: string): boolean {
  return /(?<!副)(?:书记|主任)/u.test(post);
}

function isBefore({ receivedOn, ending }: Clue, { from }: At): boolean {
  return receivedOn < from && (ending === undefined || ending.on >= from);
}

/** How often a way was approved; a clue on which it was approved twice counts twice. */
function way(label: string, wanted: Way) {
  return {
    label,
    unit: "件",
    of: {
      clue: ({ approved }: Clue, at: At) =>
        approved.flatMap((one, part) => when(isIn(at, one.on) && one.way === wanted, { part })),
    },
  } as const;
}
