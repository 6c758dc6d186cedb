import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import type { chain } from "./chain.ts";
import { ask } from "./declaration/write.ts";
import { fact } from "./events.ts";
import type { Matters } from "./schema.ts";

/** What follows from review and from the handling of an omission. */
export const answers: Answers<Matters, typeof chain> = {
  SUBMITTED: {
    approve: ({ type }) => [
      fact("matters.reviewed", { leads: type === "PROMOTION" ? "SPOT_CHECK" : "ACCEPTED" }),
    ],
    return: (state, { ballot }, context) => {
      const on = dayOf(context.now);
      const due = dueFor(context.rules, "D-PMR-4", on);
      const returned = { on, reason: ballot?.opinion ?? "" };
      const asked = ask({ ...state, returned }, { stage: "REPORT", due }, context);
      return isRefusal(asked) ? asked : [fact("matters.returned", { ...returned, due }), ...asked];
    },
  },
  OMITTED: {
    handle: ({ person, verdict }, { form }, { now }) => {
      const least = verdict?.on ?? "";
      if (form.decidedOn > dayOf(now) || form.decidedOn < least)
        return {
          ...refuse("input.invalid"),
          fields: [{ path: "form.decidedOn", message: `应在 ${least} 至今天之间` }],
        };
      const until = influenceEnd(form.measure, form.decidedOn);
      return [
        fact("matters.disposed", {
          ...form,
          personId: person.personId,
          basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
          ...(until === undefined ? {} : { influenceUntil: until }),
        }),
      ];
    },
  },
};
