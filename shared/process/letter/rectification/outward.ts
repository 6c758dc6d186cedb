import type { Letter } from "../schema.ts";

/** What the unit may see of its letter: the letter and what passed between both sides. */
export function outwardOf(state: Letter): Partial<Letter> {
  const { status, enteredAt, content, number, approvedOn, signedOn, service, servedTo } = state;
  const { clocks, objection, plan, extension, feedbacks, closedOn } = state;
  return {
    status,
    enteredAt,
    content,
    ...(number && { number }),
    ...(approvedOn && { approvedOn }),
    ...(signedOn && { signedOn }),
    ...(service && { service }),
    ...(servedTo && { servedTo }),
    ...(clocks && { clocks }),
    ...(objection && { objection }),
    ...(plan && { plan }),
    ...(extension && { extension }),
    feedbacks,
    evaluations: state.evaluations.filter(({ conclusion }) => conclusion !== undefined),
    ...(closedOn && { closedOn }),
  };
}
