import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { districtFocus, objectClasses } from "#process/enrollment/terms.ts";
import { type At, figures, isIn, when } from "../figure.ts";

const outcomes = { CONTINUED: "继续纳入", KEPT: "未通过退出，继续监督", REMOVED: "退出" } as const;

/** Objects of direct supervision (ledger L1): people, and bodies with their people. */
export const objectFigures = figures({
  objects: {
    label: "期末在管对象",
    unit: "个",
    of: { enrollment: (state, at) => when(isHeld(state, at)) },
  },
  objectBodies: {
    label: "其中班子、集体经济组织",
    unit: "个",
    of: {
      enrollment: (state, at) => when(isHeld(state, at) && state.candidate.body !== undefined),
    },
  },
  objectPeople: {
    label: "在管对象涉及人员",
    unit: "人",
    of: {
      enrollment: (state, at) =>
        personsOf(state.candidate).flatMap(({ personId }) =>
          when(isHeld(state, at), { part: personId, once: personId, rank: 0 }),
        ),
    },
  },
  objectsByClass: {
    label: "期末在管对象（按类别）",
    unit: "个",
    split: objectClasses,
    shares: "yes",
    of: {
      enrollment: (state, at) =>
        when(isHeld(state, at), { key: state.nomination?.objectClass ?? "" }),
    },
  },
  objectsByFocus: {
    label: "期末在管对象（按聚焦领域）",
    unit: "个",
    split: districtFocus,
    of: {
      enrollment: (state, at) => when(isHeld(state, at), { key: state.nomination?.focus ?? "" }),
    },
  },
  objectsByTown: {
    label: "期末在管对象（按街镇）",
    unit: "个",
    split: "open",
    of: {
      enrollment: (state, at) =>
        when(isHeld(state, at), { key: at.townOf(state.candidate.unitId) || "未填街镇" }),
    },
  },
  objectsNew: {
    label: "新纳入对象",
    unit: "个",
    of: { enrollment: (state, at) => when(isIn(at, state.effectiveOn)) },
  },
  objectsRemoved: {
    label: "退出对象",
    unit: "个",
    of: { enrollment: (state, at) => when(isIn(at, removedOn(state))) },
  },
  reviews: {
    label: "完成年度评估",
    unit: "次",
    of: {
      enrollment: ({ reviews = [] }, at) =>
        reviews.flatMap(({ on }, part) => when(isIn(at, on), { part })),
    },
  },
  reviewsByOutcome: {
    label: "完成年度评估（按结果）",
    unit: "次",
    split: outcomes,
    shares: "yes",
    of: {
      enrollment: ({ reviews = [] }, at) =>
        reviews.flatMap(({ on, outcome }, part) => when(isIn(at, on), { part, key: outcome })),
    },
  },
});

function isHeld(state: Enrollment, { to }: At): boolean {
  const { effectiveOn } = state;
  const left = removedOn(state);
  return effectiveOn !== undefined && effectiveOn <= to && (left === undefined || left > to);
}

/** Day of removal; a review that concluded otherwise is none. */
function removedOn({ reviews = [] }: Enrollment): string | undefined {
  return reviews.findLast(({ outcome }) => outcome === "REMOVED")?.on;
}
