import * as z from "zod/mini";
import { type AnyCommand, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { field } from "#kernel/route/form.ts";
import { Id, text } from "#kernel/text/text.ts";
import { mergedInto } from "./answers.ts";
import type { ClueData } from "./events.ts";
import { fact } from "./events.ts";
import { joined } from "./forms.ts";
import { Archive, type Clue, Report } from "./schema.ts";
import { ended, mergeable } from "./terms.ts";
import { departure } from "./ways/departure.ts";
import { keptFrom, reportMade } from "./ways/receive.ts";
import { study } from "./ways/study.ts";
import { talk } from "./ways/talk.ts";
import { trial } from "./ways/trial.ts";
import { verify } from "./ways/verify.ts";

/** 登记来源、人员变动、失密、优先：what may be told of a clue whatever its step. */
const telling = commandsFor<Clue>()({
  report: {
    makes: "record",
    summary: "接收问题线索",
    right: "clue.register",
    body: z.object({ report: field("问题线索", Report) }),
    decide: (state, { report }, context) =>
      state === undefined ? reportMade(report, context) : [],
  },
  receive: internalMaking(
    (
      state: Clue | undefined,
      received: Omit<ClueData["clue.received"], "district">,
      { district, officers },
    ) =>
      state === undefined
        ? [fact("clue.received", { ...received, ...keptFrom(received, officers), district })]
        : [],
  ),
  "join-other": {
    verb: "merger",
    summary: "两个部门持有同一线索时并案",
    right: "clue.approve",
    in: mergeable,
    body: z.object({ into: joined, reason: text(500) }),
    decide: (state, body, context) => {
      const merged = mergedInto(state, body, context);
      return isRefusal(merged) ? merged : ends(state, "merged", merged, context);
    },
  },
  "report-leak": {
    verb: "leak",
    summary: "报告线索泄密（对有关人员另立线索）",
    right: "clue.leak",
    body: z.object({ officer: field("被反映的工作人员", Id), facts: text(2000) }),
    decide: (_, leak, { officers }) =>
      officers.some(({ id }) => id === leak.officer)
        ? [fact("clue.leak-reported", leak)]
        : refuse("clue.handler", leak.officer),
  },
  archive: {
    verb: "archive",
    leads: "on",
    summary: "归档（归档号和归档目录）",
    right: "clue.handle",
    in: ended,
    otherwise: "线索尚未办结",
    unless: ({ archive }) => (archive === undefined ? undefined : refuse("record.state", "已归档")),
    body: z.object({ archive: field("归档", Archive) }),
    decide: (_, { archive }, { now }) => [fact("clue.archived", { ...archive, on: dayOf(now) })],
  },
  route: internal((state: Clue, { room, object }: ClueData["clue.routed"]) =>
    state.routing.object === "NONE" ? [fact("clue.routed", { room, object })] : [],
  ),
  prioritise: internal((state: Clue, { reason }: { reason: string }) =>
    state.priority === "yes" || (ended as readonly string[]).includes(state.status)
      ? []
      : [fact("clue.prioritised", { reason })],
  ),
  /** What was joined to a clue that has ended meanwhile, or to this very one, nobody would look at. */
  join: internal((state: Clue, { other }: { other: string }) => {
    if (state.merged.includes(other)) return [];
    const isOver = (ended as readonly string[]).includes(state.status);
    return isOver && (state.mergedInto ?? other) === other
      ? refuse("clue.merge-target", "所并入的线索已办结，请另行登记处理")
      : [fact("clue.joined", { other })];
  }),
});

/** Every command of a clue; what its step asks for is offered before what may be told at any time. */
export const commands = {
  ...study,
  ...talk,
  ...verify,
  ...trial,
  ...departure,
  ...telling,
} satisfies Record<string, AnyCommand | object>;
