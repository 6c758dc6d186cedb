import { kindOf } from "#process/letter/paper/content.ts";
import type { Letter } from "#process/letter/schema.ts";
import { letterKinds } from "#process/letter/terms.ts";
import { type Figure, figures, isIn, when } from "../figure.ts";

const kindNames = Object.fromEntries(Object.values(letterKinds).map((name) => [name, name]));

/** A letter that something happened to on a day of the period. */
function on(dayOf: (letter: Letter) => string | undefined): Figure["of"] {
  return { letter: (state, at) => when(isIn(at, dayOf(state))) };
}

/** Letters of recommendation (ledger L7). */
export const letterFigures = figures({
  lettersSigned: { label: "签发建议书", unit: "份", of: on(({ signedOn }) => signedOn) },
  lettersByKind: {
    label: "签发建议书（按种类）",
    unit: "份",
    split: kindNames,
    of: {
      letter: ({ signedOn, content }, at) => when(isIn(at, signedOn), { key: kindOf(content) }),
    },
  },
  lettersServed: { label: "送达建议书", unit: "份", of: on(({ service }) => service?.servedOn) },
  lettersPlanned: { label: "收到整改方案", unit: "份", of: on(({ plan }) => plan?.submittedOn) },
  lettersAnswered: {
    label: "收到整改反馈",
    unit: "份",
    of: {
      letter: ({ feedbacks }, at) =>
        feedbacks.flatMap(({ submittedOn }, part) => when(isIn(at, submittedOn), { part })),
    },
  },
  lettersLate: {
    label: "其中逾期反馈",
    unit: "份",
    of: {
      letter: ({ feedbacks }, at) =>
        feedbacks.flatMap(({ submittedOn, lateDays }, part) =>
          when(isIn(at, submittedOn) && lateDays > 0, { part }),
        ),
    },
  },
  lettersRedone: {
    label: "要求进一步整改",
    unit: "份",
    of: {
      letter: ({ evaluations }, at) =>
        evaluations.flatMap(({ evaluatedOn, conclusion }, part) =>
          when(isIn(at, evaluatedOn) && conclusion === "redo", { part }),
        ),
    },
  },
  lettersInstitutions: {
    label: "推动建立、修订制度",
    unit: "项",
    of: {
      letter: ({ evaluations }, at) =>
        evaluations.flatMap(({ evaluatedOn, institutionsMade = 0 }, part) =>
          when(isIn(at, evaluatedOn) && institutionsMade > 0, { part, amount: institutionsMade }),
        ),
    },
  },
  lettersOverdue: {
    label: "期末逾期未办的建议书",
    unit: "份",
    of: {
      task: ({ due: { effectiveDue }, subject, status }, { to }) =>
        when(
          subject.kind === "letter" &&
            status === "OPEN" &&
            effectiveDue !== null &&
            effectiveDue <= to,
          { once: subject.id },
        ),
    },
  },
  lettersClosed: { label: "销号建议书", unit: "份", of: on(({ closedOn }) => closedOn) },
  lettersRefused: { label: "拒不采纳", unit: "份", of: on(({ refusal }) => refusal?.on) },
  lettersRelapsed: {
    label: "回访发现问题反弹",
    unit: "份",
    of: on(({ revisit }) => (revisit?.relapsed === "yes" ? revisit.on : undefined)),
  },
  lettersOpen: {
    label: "期末未销号建议书",
    unit: "份",
    of: {
      letter: ({ signedOn, closedOn, refusal, status }, { to }) =>
        when(
          signedOn !== undefined &&
            signedOn <= to &&
            (closedOn === undefined || closedOn > to) &&
            (refusal === undefined || refusal.on > to) &&
            status !== "REVOKED",
        ),
    },
  },
});
