import { dueDayOf } from "#kernel/deadline/count.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Petition } from "#process/petition/schema.ts";
import { isNamed } from "#process/petition/shown/named.ts";
import { categories, channels, conclusions, signatures } from "#process/petition/terms.ts";
import { type At, type Figure, figures, isIn, type Row, when } from "../figure.ts";

/** Petitions received in the period. */
function received(rowOf: (state: Petition) => Row | undefined): Figure["of"] {
  return {
    petition: (state, at) => {
      const row = rowOf(state);
      return isIn(at, state.receivedOn) && row !== undefined ? [row] : [];
    },
  };
}

const ifSo = (holds: boolean): Row | undefined => (holds ? {} : undefined);

/** Petitions (ledger L6); nothing of who reported. */
export const petitionFigures = figures({
  petitions: { label: "接收信访举报", unit: "件", of: received(() => ({})) },
  petitionsByCategory: {
    label: "接收信访举报（按类别）",
    unit: "件",
    split: { ...categories, NONE: "待分类" },
    shares: "yes",
    of: received(({ category }) => ({ key: category ?? "NONE" })),
  },
  accusations: {
    label: "其中检举控告类",
    unit: "件",
    of: received(({ category }) => ifSo(category === "ACCUSATION")),
  },
  petitionsBySignature: {
    label: "接收信访举报（实名、匿名）",
    unit: "件",
    split: signatures,
    of: received((state) => ({ key: isNamed(state) ? "NAMED" : "ANONYMOUS" })),
  },
  petitionsNamed: {
    label: "实名举报",
    unit: "件",
    of: received((state) => ifSo(isNamed(state))),
  },
  petitionsRepeated: {
    label: "重复举报",
    unit: "件",
    of: received(({ duplicateOf }) => ifSo(duplicateOf !== undefined)),
  },
  petitionsByChannel: {
    label: "接收信访举报（按渠道）",
    unit: "件",
    split: channels,
    shares: "yes",
    of: received(({ channel }) => ({ key: channel })),
  },
  petitionsByTown: {
    label: "接收信访举报（按街镇）",
    unit: "件",
    split: "open",
    of: received(({ registration }) => ({ key: registration?.town || "未填街镇" })),
  },
  petitionsByArea: {
    label: "接收信访举报（按问题领域）",
    unit: "件",
    split: contentAreas,
    of: received(({ registration }) =>
      registration === undefined ? undefined : { key: registration.area },
    ),
  },
  /** Top accused: who they are is told by their petitions alone, to those who may read these. */
  petitionsByAccused: {
    label: "被反映较多的人（前十位，身份见所列信访件）",
    unit: "件",
    split: "ranked",
    of: received(({ registration }) =>
      registration === undefined
        ? undefined
        : { key: registration.personId ?? `${registration.accused} ${registration.post}` },
    ),
  },
  petitionsAccepted: {
    label: "受理信访举报",
    unit: "件",
    of: { petition: ({ acceptedOn }, at) => when(isIn(at, acceptedOn)) },
  },
  petitionsCompleted: {
    label: "办结信访举报",
    unit: "件",
    of: { petition: ({ completed }, at) => when(isIn(at, completed?.on)) },
  },
  petitionsByConclusion: {
    label: "办结信访举报（按结论）",
    unit: "件",
    split: conclusions,
    shares: "yes",
    of: {
      petition: ({ completed }, at) =>
        when(isIn(at, completed?.on), { key: completed?.conclusion ?? "" }),
    },
  },
  noticesDue: {
    label: "应告知受理的实名举报（15 个工作日）",
    unit: "件",
    of: { petition: (state, at) => when(isIn(at, noticeDue(state, at))) },
  },
  noticesInTime: {
    label: "其中按期告知",
    unit: "件",
    of: {
      petition: (state, at) => {
        const due = noticeDue(state, at);
        return when(isIn(at, due) && isBy(state.noticedOn, due));
      },
    },
  },
  feedbackDue: {
    label: "应反馈结果的实名举报（15 个工作日）",
    unit: "件",
    of: { petition: (state, at) => when(isIn(at, feedbackDue(state, at))) },
  },
  feedbackInTime: {
    label: "其中按期反馈",
    unit: "件",
    of: {
      petition: (state, at) => {
        const due = feedbackDue(state, at);
        const told = state.feedback.find(({ reached }) => reached === "yes")?.on;
        return when(isIn(at, due) && isBy(told, due));
      },
    },
  },
});

function noticeDue(state: Petition, { rules }: At): string | undefined {
  return isNamed(state) ? dueDayOf(dueFor(rules, "D-PET-1", state.receivedOn)) : undefined;
}

function feedbackDue(state: Petition, { rules }: At): string | undefined {
  const { completed } = state;
  return isNamed(state) && completed !== undefined
    ? dueDayOf(dueFor(rules, "D-PET-2", completed.on))
    : undefined;
}

function isBy(day: string | undefined, due: string | undefined): boolean {
  return day !== undefined && due !== undefined && day <= due;
}
