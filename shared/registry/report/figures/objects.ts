import type { Enrollment } from "#process/enrollment/schema.ts";
import { districtFocus, objectClasses } from "#process/enrollment/terms.ts";
import { type At, figures, isIn, when } from "../figure.ts";

/** Objects of direct supervision (ledger L1, sheet B). */
export const objectFigures = figures({
  objects: {
    label: "期末在管对象",
    unit: "人",
    of: { enrollment: (state, at) => when(isHeld(state, at)) },
  },
  objectsByClass: {
    label: "期末在管对象（按类别）",
    unit: "人",
    split: objectClasses,
    shares: "yes",
    of: {
      enrollment: (state, at) =>
        when(isHeld(state, at), { key: state.nomination?.objectClass ?? "" }),
    },
  },
  objectsByFocus: {
    label: "期末在管对象（按聚焦领域）",
    unit: "人",
    split: districtFocus,
    of: {
      enrollment: (state, at) => when(isHeld(state, at), { key: state.nomination?.focus ?? "" }),
    },
  },
  objectsByTown: {
    label: "期末在管对象（按街镇）",
    unit: "人",
    split: "open",
    of: {
      enrollment: (state, at) =>
        when(isHeld(state, at), { key: at.townOf(state.candidate.unitId) || "未填街镇" }),
    },
  },
  objectsNew: {
    label: "新纳入对象",
    unit: "人",
    of: { enrollment: (state, at) => when(isIn(at, state.effectiveOn)) },
  },
  objectsRemoved: {
    label: "退出对象",
    unit: "人",
    of: { enrollment: (state, at) => when(isIn(at, removedOn(state))) },
  },
  reviews: {
    label: "完成年度评估",
    unit: "人次",
    of: {
      enrollment: ({ reviews = [] }, at) =>
        reviews.flatMap(({ on }, part) => when(isIn(at, on), { part })),
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
