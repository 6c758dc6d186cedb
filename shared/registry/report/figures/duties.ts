import { daysBetween, yearOf } from "#kernel/deadline/day.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { bands } from "#process/debriefing/terms.ts";
import type { Education } from "#process/education/schema.ts";
import { educationTypes, type Standing } from "#process/education/terms.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { uses, verdicts } from "#process/standing/terms.ts";
import { timingOf } from "../../ledger/duties/opinion.ts";
import { type At, type Figure, figures, isIn, type Row, when } from "../figure.ts";

/** Names of the letters received in the period, those left out that were withdrawn. */
function asked(rowOf: (timing: ReturnType<typeof timingOf>, state: Opinion) => Row | undefined) {
  const rule = (state: Opinion, at: At) =>
    state.people.flatMap(({ n, withdrawn }) => {
      const row = rowOf(timingOf(state, n, { rules: at.rules, day: at.to }), state);
      const isWanted = isIn(at, state.request.on) && withdrawn === undefined;
      return isWanted && row !== undefined ? [{ part: n, ...row }] : [];
    });
  return { opinion: rule } satisfies Figure["of"];
}

const ifSo = (holds: boolean): Row | undefined => (holds ? {} : undefined);

/** People of sessions on days of the period who stand so with them, as ledger L10 has a line of each. */
function attending(isWanted: (standing: Standing) => boolean) {
  const rule = ({ on, participants }: Education, at: At) =>
    participants.flatMap(({ personId, standing }) =>
      when(isIn(at, on) && isWanted(standing), { part: personId }),
    );
  return { education: rule } satisfies Figure["of"];
}

/** Debriefings (L5), education (L10), opinions (L8), and what is overdue. */
export const dutyFigures = figures({
  debriefings: {
    label: "本年度应述责述廉",
    unit: "人",
    of: { debriefing: (state, at) => when(isOfYear(state, at)) },
  },
  debriefed: {
    label: "本期完成述责述廉",
    unit: "人",
    of: {
      debriefing: ({ meeting, written }, at) => when(isIn(at, meeting?.on ?? written?.on)),
    },
  },
  debriefingsByBand: {
    label: "述责述廉测评（按等次）",
    unit: "人",
    split: bands,
    of: {
      debriefing: (state, at) =>
        when(isOfYear(state, at) && state.band !== undefined, { key: state.band ?? "" }),
    },
  },
  sessions: {
    label: "开展廉政教育",
    unit: "次",
    of: { education: ({ confirmedOn, on }, at) => when(confirmedOn !== undefined && isIn(at, on)) },
  },
  sessionsByType: {
    label: "开展廉政教育（按类型）",
    unit: "次",
    split: educationTypes,
    of: {
      education: ({ confirmedOn, on, type }, at) =>
        when(confirmedOn !== undefined && isIn(at, on), { key: type }),
    },
  },
  attendances: {
    label: "参加廉政教育",
    unit: "人次",
    of: attending((standing) => standing === "PRESENT" || standing === "MADE_UP"),
  },
  madeUp: {
    label: "其中补课",
    unit: "人次",
    of: attending((standing) => standing === "MADE_UP"),
  },
  absences: {
    label: "缺席廉政教育",
    unit: "人次",
    of: attending((standing) => standing === "ABSENT"),
  },
  opinionRequests: {
    label: "收到征求意见函",
    unit: "件",
    of: { opinion: ({ request }, at) => when(isIn(at, request.on)) },
  },
  opinionsByUse: {
    label: "收到征求意见函（按用途）",
    unit: "件",
    split: uses,
    of: { opinion: ({ request }, at) => when(isIn(at, request.on), { key: request.use }) },
  },
  opinionNames: {
    label: "征求意见人员",
    unit: "人次",
    of: asked(() => ({})),
  },
  opinionsAnswered: {
    label: "其中已答复",
    unit: "人次",
    of: asked(({ first }) => ifSo(first !== undefined)),
  },
  opinionsInTime: {
    label: "其中按期答复",
    unit: "人次",
    of: asked(({ timeliness }) => ifSo(timeliness === "按期")),
  },
  opinionsLate: {
    label: "逾期（含逾期未复）",
    unit: "人次",
    of: asked(({ timeliness }) => ifSo(timeliness.startsWith("逾期"))),
  },
  opinionDays: {
    label: "答复用时合计",
    unit: "天",
    of: asked(({ first }, { registeredOn }) =>
      first === undefined || registeredOn === undefined
        ? undefined
        : { amount: daysBetween(registeredOn, first) },
    ),
  },
  opinionReplies: {
    label: "答复意见函",
    unit: "件",
    of: {
      opinion: ({ replies }, at) => replies.flatMap(({ on }, part) => when(isIn(at, on), { part })),
    },
  },
  opinionsByVerdict: {
    label: "答复人员（按意见）",
    unit: "人次",
    split: verdicts,
    shares: "yes",
    of: {
      opinion: ({ replies }, at) =>
        replies.flatMap(({ on, round, answers }, place) =>
          answers.flatMap(({ n, verdict }) =>
            when(isIn(at, on), { part: `${place + 1}-${round}-${n}`, key: verdict }),
          ),
        ),
    },
  },
  overdue: {
    label: "期末逾期未办事项（按环节）",
    unit: "项",
    split: "open",
    of: {
      task: ({ due, title, status }, { to }) =>
        when(status === "OPEN" && due.effectiveDue !== null && due.effectiveDue <= to, {
          key: title,
        }),
    },
  },
  overdueByAge: {
    label: "期末逾期未办事项（按逾期天数）",
    unit: "项",
    split: { WEEK: "7 日以内", MONTH: "8 至 30 日", QUARTER: "31 至 90 日", LONGER: "90 日以上" },
    of: {
      task: ({ due: { effectiveDue }, status }, { to }) =>
        when(status === "OPEN" && effectiveDue !== null && effectiveDue <= to, {
          key: effectiveDue === null ? "" : ageOf(daysBetween(effectiveDue, to)),
        }),
    },
  },
});

function ageOf(days: number): string {
  if (days <= 7) return "WEEK";
  if (days <= 30) return "MONTH";
  return days <= 90 ? "QUARTER" : "LONGER";
}

function isOfYear({ year }: Debriefing, { to }: At): boolean {
  return year === yearOf(to);
}
