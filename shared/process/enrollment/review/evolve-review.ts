import type { Event } from "#kernel/record/event.ts";
import type { EnrollmentData } from "../events.ts";
import type { Enrollment } from "../schema.ts";

type Data = EnrollmentData;

/** The enrollment after an event of its review or removal; undefined for any other event. */
export function evolveReview(
  state: Enrollment,
  { type, data, at, actor }: Event,
): Enrollment | undefined {
  switch (type as keyof Data) {
    case "enrollment.review-called":
      return { ...state, reviewCall: { ...(data as Data["enrollment.review-called"]), at } };
    case "enrollment.review-submitted": {
      const { reviewCall: _answered, ...rest } = state;
      const review = { ...(data as Data["enrollment.review-submitted"]), returns: 0 };
      return { ...rest, review, status: "UNDER_REVIEW", enteredAt: at };
    }
    case "enrollment.review-revised":
      return withReview(state, data as Data["enrollment.review-revised"]);
    case "enrollment.review-returned":
      return withReview(state, { returns: (state.review?.returns ?? 0) + 1 });
    case "enrollment.removal-began":
      return withReview(state, data as Data["enrollment.removal-began"]);
    case "enrollment.guard-overridden": {
      const override = { ...(data as Data["enrollment.guard-overridden"]), by: actor, at };
      return withReview(state, { override });
    }
    case "enrollment.removal-requested":
      return { ...state, removalRequest: data as Data["enrollment.removal-requested"] };
    case "enrollment.review-concluded":
      return concluded(state, data as Data["enrollment.review-concluded"]);
    case "enrollment.removed":
      return { ...state, removal: data as Data["enrollment.removed"] };
    case "enrollment.removal-told":
      return state.removal === undefined
        ? state
        : {
            ...state,
            removal: { ...state.removal, told: data as Data["enrollment.removal-told"] },
          };
    default:
      return undefined;
  }
}

function withReview(state: Enrollment, change: Partial<Enrollment["review"]>): Enrollment {
  return state.review === undefined ? state : { ...state, review: { ...state.review, ...change } };
}

function concluded(
  { review, ...state }: Enrollment,
  data: Data["enrollment.review-concluded"],
): Enrollment {
  if (review === undefined) return state;
  const { cause, sheet } = review;
  return { ...state, reviews: [...(state.reviews ?? []), { cause, sheet, ...data }] };
}
