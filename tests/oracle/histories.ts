import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import type { Move } from "#tests/kit/play.ts";
import * as confirmed from "../process/confirmation/cast.ts";
import * as debriefings from "../process/debriefing/cast.ts";
import * as taught from "../process/education/cast.ts";
import * as enrolled from "../process/enrollment/games.ts";
import * as late from "../process/ladder/cast.ts";
import { course } from "../process/letter/cast.ts";
import { content } from "../process/letter/sample.ts";
import * as reported from "../process/matters/cast.ts";
import * as opinions from "../process/opinion/life.ts";
import * as visits from "../process/quarterly/games.ts";
import * as counted from "../process/report/cast.ts";
import * as screened from "../process/screening/cast.ts";
import * as inspections from "../process/targeted/games.ts";
import { type AnyGame, players } from "./players.ts";
import { asked, held, received } from "./samples.ts";

const conduct = { do: "conduct" } as const;
const by = <C>(who: string, command: C): Move<C> => ({ do: "command", by: who, command });
const says = (who: string, action: string, stage?: string) =>
  ({ do: "answer", by: who, action, ...(stage === undefined ? {} : { stage }) }) as const;
const steps = <C>(...moves: Move<C>[]): Move<C>[] => moves;

const opened = visits.opening.slice(0, 1);
const planned = visits.opening.slice(0, 2);

/** Scripted histories, which between them meet nearly every event of their process. */
export const histories: { [K in keyof typeof players]: Record<string, () => AnyGame> } = {
  report: {
    "returned, signed, corrected": () => players.report(counted.story),
  },
  screening: {
    chosen: () => players.screening(screened.story("choose")),
    none: () => players.screening(screened.story("none")),
  },
  education: {
    "postponed, held, made up": () => players.education(taught.sessionStory),
    cancelled: () =>
      players.education([
        taught.enter,
        conduct,
        taught.tell({ type: "cancel", reason: "示例" } as const, 1, "chen"),
      ]),
  },
  matters: {
    "returned, drawn, omitted": () => players.matters(reported.story("OMITTED")),
    concealed: () => players.matters(reported.story("CONCEALED")),
  },
  learning: { story: () => players.learning(taught.learningStory) },
  quarterly: {
    course: () => players.quarterly(visits.opening),
    waived: () =>
      players.quarterly([
        ...planned,
        by<QuarterlyCommand>("wu", { type: "waive", reason: "撤并" }),
      ]),
    "missed and made up": () =>
      players.quarterly([
        ...opened,
        { do: "wake", wait: 25 },
        ...steps<QuarterlyCommand>(
          by("feng", { type: "explain-miss", reason: "力量不足（示例）" }),
          by("feng", {
            type: "plan",
            plan: {
              on: "2026-04-08",
              team: ["chen", "chu"].map((officer) => ({ officer, ties: "none" as const })),
              focus: ["资金支出"],
              contents: ["COLLECTIVE_ASSETS"],
              methods: ["INTERVIEW"],
            },
          }),
          by("chen", {
            type: "replace-inspector",
            officer: "chu",
            relation: "relative",
            detail: "表亲（示例）",
            replacement: { officer: "li", ties: "none" },
          }),
          by("chen", { type: "notify", notice: { kind: "NOTICED", number: "通知1号" } }),
          by("chen", { type: "begin" }),
        ),
      ]),
    "returned, attached, without findings": () =>
      players.quarterly([
        ...visits.opening
          .filter(
            (move) => move.do !== "command" || !["find", "rectify"].includes(move.command.type),
          )
          .slice(0, 7),
        ...steps<QuarterlyCommand>(
          by("chen", { type: "report", report: "报告（示例）" }),
          conduct,
          says("feng", "return"),
          conduct,
          by("chen", {
            type: "attach",
            attachments: [{ id: "fil_a", name: "底稿.pdf", bytes: 9, sha256: "ab" }],
          }),
          by("chen", { type: "report", report: "报告二稿（示例）" }),
          conduct,
          by("chen", {
            type: "attach",
            attachments: [{ id: "fil_b", name: "底稿二.pdf", bytes: 9, sha256: "cd" }],
          }),
          conduct,
          says("feng", "approve"),
          by("system", { type: "record-failure", error: "UnexpectedStatus" }),
          by("shen", { type: "resume" }),
          conduct,
          says("wu", "approve"),
          conduct,
          by("chen", {
            type: "feed-back",
            feedback: { letterNumber: "函1号", receivedBy: "村主任", servedOn: "2026-03-29" },
          }),
          conduct,
          says("feng", "sign"),
          by("system", { type: "note-clue", clue: { clueId: "clu_a", personId: "per_a" } }),
        ),
      ]),
  },
  targeted: {
    course: () => players.targeted(inspections.opening),
    "rejected after a return": () =>
      players.targeted([
        ...inspections.opening.slice(0, 3),
        ...steps<TargetedCommand>(
          says("feng", "return"),
          by("chen", { type: "submit" }),
          conduct,
          says("feng", "approve"),
          conduct,
          says("wu", "reject"),
          by("shen", { type: "resume" }),
        ),
      ]),
    "cancelled after a failure": () =>
      players.targeted([
        ...inspections.opening.slice(0, 8),
        ...steps<TargetedCommand>(
          by("system", { type: "record-failure", error: "UnexpectedStatus" }),
          by("shen", { type: "resume" }),
          conduct,
          by("chen", { type: "go-on-partial", reason: "缺派车单" }),
          by("chen", { type: "analyze-again" }),
          by("chen", { type: "cancel", reason: "不再需要" }),
        ),
      ]),
  },
  letter: {
    course: () => players.letter(course),
    "consulted, returned, withdrawn": () =>
      players.letter([
        ...course.slice(0, 1),
        ...steps<LetterCommand>(
          by("chen", {
            type: "consult",
            consultation: { mode: "UNIT", with: "城管二队", question: "可行性" },
          }),
          by("chen", { type: "end-consultation", opinion: "可行" }),
          by("chen", { type: "submit" }),
          conduct,
          says("zhu", "return"),
          by("chen", { type: "revise", content: { ...content, causes: "补充后的原因（示例）" } }),
          by("chen", { type: "submit" }),
          conduct,
          by("system", { type: "record-failure", error: "UnexpectedStatus" }),
          by("shen", { type: "resume" }),
          by("chen", { type: "withdraw", reason: "不再需要" }),
        ),
      ]),
    "refused and referred": () =>
      players.letter([
        ...course.slice(0, 13),
        {
          ...by<LetterCommand>("feng", { type: "declare-refused", reason: "无正当理由" }),
          wait: 60,
        },
        conduct,
        { do: "fitting", pick: 0 },
        conduct,
        { do: "fitting", pick: 0 },
        conduct,
        { do: "fitting", pick: 1 },
        conduct,
        { do: "fitting", pick: 1 },
        {
          ...by<LetterCommand>("feng", { type: "declare-refused", reason: "无正当理由" }),
          wait: 60,
        },
        conduct,
        { do: "fitting", pick: 0 },
        conduct,
        { do: "fitting", pick: 0 },
      ]),
  },
  enrollment: {
    "entered, reviewed, removed": () =>
      players.enrollment([...enrolled.opening, ...enrolled.later]),
    "suspended and back": () => players.enrollment([...enrolled.opening, ...enrolled.resting]),
    withdrawn: () =>
      players.enrollment([
        ...enrolled.opening.slice(0, 6),
        ...steps<EnrollmentCommand>(
          by("system", { type: "record-failure", error: "UnexpectedStatus" }),
          by("shen", { type: "resume" }),
          by("chen", { type: "withdraw", reason: "不再需要" }),
        ),
      ]),
  },
  clue: {
    ours: () => players.clue([by("system", received), conduct, says("he", "register")]),
    "of another organ": () =>
      players.clue([
        by("system", { ...received, person: { ...received.person, jurisdiction: "other" } }),
        conduct,
        says("he", "register"),
        conduct,
        says("he", "foreign"),
        conduct,
        says("he", "send"),
      ]),
  },
  opinion: {
    "replied, answered again, corrected": () => players.opinion(opinions.life),
    "returned, names withdrawn, withdrawn": () => players.opinion(opinions.withdrawn),
  },
  debriefing: {
    "below the talk line, to its end": () =>
      players.debriefing([
        ...debriefings.assessed(debriefings.counts(0, 10, 50, 0)),
        debriefings.tell("chen", {
          type: "feed-back",
          feedback: {
            letterNumber: "函1号",
            servedOn: debriefings.meetingDay,
            problems: ["公开不及时（示例）"],
          },
        }),
        debriefings.ask,
        debriefings.by(debriefings.object, "plan", "FED_BACK"),
        debriefings.ask,
        debriefings.by(debriefings.object, "report"),
        debriefings.by(debriefings.object, "state", "STATEMENT"),
        debriefings.by("wu", "talked", "TALK"),
        debriefings.ask,
        debriefings.by("feng", "close"),
      ]),
    "absent without leave": () =>
      players.debriefing([
        ...debriefings.toMeeting,
        debriefings.tell("chen", {
          type: "note-absence",
          on: debriefings.meetingDay,
          leave: "WITHOUT_LEAVE",
          reason: "未到（示例）",
        }),
      ]),
  },
  confirmation: {
    "proposed, returned, refreshed, confirmed": () => players.confirmation(confirmed.story),
    ended: () => players.confirmation([confirmed.open(), conduct, confirmed.end]),
  },
  ladder: {
    "prompted, urged, explained, talked to": () => players.ladder(late.story),
    overtaken: () =>
      players.ladder([
        late.climb("YELLOW", late.director),
        conduct,
        late.climb("RED", late.director),
        conduct,
      ]),
  },
  meeting: {
    confirmed: () => players.meeting([by("shen", held), says("han", "approve", "CONFIRM")]),
    returned: () => players.meeting([by("shen", held), says("han", "return", "CONFIRM")]),
  },
  recusal: {
    granted: () => players.recusal([by("chen", asked("wang")), says("zhou", "approve", "DECIDE")]),
    "of the secretary": () =>
      players.recusal([by("chen", asked("zhou")), says("shen", "reject", "RECORD_UPPER")]),
  },
};
