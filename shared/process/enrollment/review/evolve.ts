import type { Evolve } from "#kernel/conduct/evolve.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { supplemented } from "../supplement/evolve.ts";

/** The enrollment after each event of its review or removal. */
export const afterReview = {
  "enrollment.review-called": (state, call, { at }) => ({ ...state, reviewCall: { ...call, at } }),
  "enrollment.review-submitted": (
    { reviewCall: _answered, supplementExtension: _before, ...state },
    submitted,
  ) => ({
    ...state,
    review: { ...submitted, returns: 0 },
  }),
  "enrollment.review-revised": (state, revised) => withReview(supplemented(state), revised),
  "enrollment.review-returned": (state) =>
    withReview(state, { returns: (state.review?.returns ?? 0) + 1 }),
  "enrollment.removal-began": withReview,
  "enrollment.guard-overridden": (state, overridden, { actor, at }) =>
    withReview(state, { override: { ...overridden, by: actor, at } }),
  "enrollment.removal-requested": (state, removalRequest) => ({ ...state, removalRequest }),
  "enrollment.removal-returned": (state, { on }) =>
    withReview(state, { sentBack: [...(state.review?.sentBack ?? []), on] }),
  "enrollment.review-concluded": ({ review, ...state }, concluded) => {
    if (review === undefined) return state;
    const { cause, sheet } = review;
    return { ...state, reviews: [...(state.reviews ?? []), { cause, sheet, ...concluded }] };
  },
  "enrollment.removed": (state, removal) => ({ ...state, removal }),
  "enrollment.removal-told": (state, told) =>
    state.removal === undefined ? state : { ...state, removal: { ...state.removal, told } },
} satisfies Partial<Evolve<Enrollment, EnrollmentData>>;

function withReview(state: Enrollment, change: Partial<Enrollment["review"]>): Enrollment {
  return state.review === undefined ? state : { ...state, review: { ...state.review, ...change } };
}
