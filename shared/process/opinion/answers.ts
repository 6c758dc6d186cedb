import type { Answers, Voices } from "#kernel/conduct/answers.ts";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { checkReturns, dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { isGraver } from "#process/standing/propose.ts";
import type { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { proposalsOn } from "./request/judge.ts";
import { missingOf, register, requestCounter } from "./request/register.ts";
import { type Check, namesOf, type Opinion } from "./schema.ts";
import { lettersParts, statusOfRound } from "./terms.ts";

/** What else becomes true with an answer, and what must not. */
export const answers: Answers<Opinion, typeof chain> = {
  REQUESTED: {
    register,
    return: (state, { ballot }, context) =>
      checkReturns(context.rules, state.returns.length, "opinion.return-limit") ?? [
        fact("opinion.returned", {
          missing: missingOf(state).map((part) => lettersParts[part]),
          reason: ballot?.opinion ?? "",
          on: dayOf(context.now),
        }),
      ],
    decline: (_, { ballot }, { now }) => [
      fact("opinion.withdrawn", { reason: ballot?.opinion ?? "", on: dayOf(now) }),
    ],
  },
  CHECKING: {
    sign: (state, { ballot, form, task }, context) => {
      const last = checkOf(state, { by: ballot?.by ?? "", form, task }, context);
      if (isRefusal(last)) return last;
      const known = { ...state, checks: [...state.checks, last] };
      return [fact("opinion.proposed", { proposals: proposalsOn(known, namesOf(state), context) })];
    },
  },
  DEPUTY: {
    approve: (state, { ballot }, context) =>
      state.request.use === "AWARD"
        ? sign(state, ballot?.by ?? "", context)
        : (stale(state, context) ?? [fact("opinion.agreed", { leads: "SECRETARY" })]),
    return: sendBack,
  },
  SECRETARY: {
    approve: (state, { ballot }, context) => sign(state, ballot?.by ?? "", context),
    return: sendBack,
  },
  SIGNED: {
    send: (_, { form }) => [fact("opinion.sent", form)],
  },
};

/** Each room and office answers for itself; the officer who answers signs (谁核查、谁签字、谁负责). */
export const voices: Voices<Opinion, typeof chain> = {
  CHECKING: {
    sign: (state, { ballot, form, task }, context) => {
      const check = checkOf(state, { by: ballot.by, form, task }, context);
      return isRefusal(check) ? check : [fact("opinion.checked", { check })];
    },
  },
};

/** The counter of a year's requests, and that of the commission's letters (norms §2.13). */
export function countersOf({ status, request }: Opinion, context: Context): string[] {
  if (status === "REQUESTED") return [requestCounter(context)];
  const signs = request.use === "AWARD" ? "DEPUTY" : "SECRETARY";
  return status === signs ? [letterCounter(context)] : [];
}

function letterCounter({ now, rules }: Context): string {
  return `${rules.config.documentCodes.reply}#${yearOf(dayOf(now))}`;
}

type Said = {
  by: string;
  form: { defer?: string | undefined; unsuitable?: string | undefined; note?: string | undefined };
  task: { seats: readonly { person: string; role: string; room?: string }[] };
};

function checkOf(state: Opinion, { by, form, task }: Said, { now }: Context): Check | Refusal {
  const defer = placesIn(form.defer);
  const unsuitable = placesIn(form.unsuitable);
  const note = form.note ?? "";
  const listed = namesOf(state).map(({ n }) => n);
  const wrong = (places: readonly number[]) => places.some((n) => !listed.includes(n));
  const fields = [
    ...(wrong(defer) ? [{ path: "form.defer", message: "名单中没有该序号" }] : []),
    ...(wrong(unsuitable) ? [{ path: "form.unsuitable", message: "名单中没有该序号" }] : []),
    ...(defer.length + unsuitable.length > 0 && note === ""
      ? [{ path: "form.note", message: "有上述人员的，须说明情况" }]
      : []),
  ];
  if (fields.length > 0) return { ...refuse("input.invalid"), fields };
  const { role = "", room } = task.seats.find(({ person }) => person === by) ?? {};
  const signed = { role, by, on: dayOf(now), defer, unsuitable, note };
  return room === undefined ? signed : { ...signed, room };
}

/** `1、3` as numbers; what is no number is none of the list. */
function placesIn(text = ""): number[] {
  const parts = text.split(/[,，、\s]+/).filter((part) => part !== "");
  return [...new Set(parts.map(Number))];
}

/** What has been found since the draft and would make it too mild: it is drafted anew. */
function stale(state: Opinion, context: Context): Refusal | undefined {
  const { draft } = state;
  const now = proposalsOn(state, namesOf(state), context);
  const milder = now.filter(({ n, verdict, findings }) => {
    const answer = draft?.answers.find((one) => one.n === n);
    if (answer === undefined) return true;
    const drafted = answer.findings[0]?.verdict ?? "NO_ISSUE";
    return isGraver(verdict, drafted) && findings.length > 0;
  });
  return milder.length === 0
    ? undefined
    : refuse("opinion.stale", `名单第 ${milder.map(({ n }) => n).join("、")} 位`);
}

function sign(state: Opinion, signedBy: string, context: Context): Fact[] | Refusal {
  const problem = stale(state, context);
  if (problem !== undefined) return problem;
  const on = dayOf(context.now);
  const counter = letterCounter(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const code = context.rules.config.documentCodes.reply;
  const validity = state.request.use === "AWARD" ? "D-OPN-4-AWARD" : "D-OPN-4";
  const reply = {
    round: state.round.kind,
    number: `${code}〔${yearOf(on)}〕${number}号`,
    on,
    signedBy,
    answers: (state.draft?.answers ?? []).filter(({ n }) =>
      namesOf(state).some((one) => one.n === n),
    ),
    validity: dueFor(context.rules, validity, on),
  };
  return [{ ...fact("opinion.signed", { leads: "SIGNED", reply }), takes: { counter, number } }];
}

function sendBack(
  { round }: Opinion,
  { ballot }: { ballot?: { opinion: string } | undefined },
): Fact[] {
  const leads = statusOfRound[round.kind];
  return [fact("opinion.draft-returned", { leads, reason: ballot?.opinion ?? "" })];
}
