import { roleNames } from "#kernel/district/role.ts";
import type { MatterOf } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";
import { reasons, uses, wordings } from "#process/standing/terms.ts";
import { missingOf } from "./request/register.ts";
import { type Answer, namesOf, type Opinion, ours, type Person, standingAnswer } from "./schema.ts";
import { lettersParts, rounds } from "./terms.ts";

/**
 * Whom an opinion concerns: ties to anybody on the list bar an officer. Who brings the draft does not
 * approve it; who brought the letter is asked to supplement it.
 */
export function barsOf({ recusals, people, rooms, status, requestedBy, draft }: Opinion): MatterOf {
  return {
    proposer: status === "RETURNED" ? requestedBy : (draft?.by ?? ""),
    recused: recusals.map(({ person }) => person),
    handlers: [requestedBy],
    concerns: ours(people).map(({ personId }) => personId),
    ...(rooms.length === 0 ? {} : { rooms }),
  };
}

type Line = { label: string; value: string };

/** The request as everybody asked reads it; what was found only where it is drafted and decided. */
export function describe(state: Opinion, stage: string): Line[] {
  const { request, number, returns, replies } = state;
  const names = stage === "REQUESTED" || stage === "RETURNED" ? state.people : namesOf(state);
  const missing = stage === "REQUESTED" ? missingOf({ ...state, people: [] }) : [];
  return [
    ...(number === undefined ? [] : [{ label: "编号", value: number }]),
    { label: "用途", value: uses[request.use] },
    { label: "来函", value: `${request.from} ${request.number}（${request.on}）` },
    { label: "事由", value: request.purpose },
    ...(request.urgent === undefined
      ? []
      : [
          {
            label: "急件",
            value: `${request.urgent.reason}，要求 ${request.urgent.wantedBy} 前答复`,
          },
        ]),
    ...names.map((one) => ({
      label: `名单 ${one.n}`,
      value: `${nameText(one)}${one.personId === "none" && stage !== "REQUESTED" ? "（不属本机关管理）" : ""}`,
    })),
    ...(missing.length === 0
      ? []
      : [{ label: "尚缺", value: missing.map((part) => lettersParts[part]).join("；") }]),
    ...returns.map(({ on, reason }) => ({ label: `退回补正 ${on}`, value: reason })),
    ...(showsFindings(stage) ? found(state) : []),
    ...(stage === "SIGNED" ? [{ label: "答复函", value: replies.at(-1)?.number ?? "" }] : []),
  ];
}

function showsFindings(stage: string): boolean {
  return ["DRAFTED", "REANSWER", "REOPENED", "DEPUTY", "SECRETARY"].includes(stage);
}

function nameText({ name, unit, post, proposed, collective, diedOn }: Person): string {
  const marks = [
    ...(collective === "yes" ? ["（集体，负责人）"] : []),
    ...(diedOn === undefined ? [] : ["（已去世）"]),
  ];
  return `${name}，${unit}${post}；${proposed}${marks.join("")}`;
}

/** What the rooms have signed, what is proposed and why, and what the officer has made of it. */
function found(state: Opinion): Line[] {
  const { checks, proposals, draft, round, replies } = state;
  const listed = ours(namesOf(state));
  return [
    ...checks.map(({ role, room, by, on, defer, unsuitable, note }) => ({
      label: `核查 ${role}${room ?? ""}`,
      value: `${[...defer, ...unsuitable].length === 0 ? "未发现问题" : `名单 ${[...defer, ...unsuitable].join("、")}：${note}`}（${by}，${on}）`,
    })),
    ...(round.kind === "REPLY"
      ? []
      : [
          { label: "本次", value: `${rounds[round.kind]}，原答复 ${replies.at(-1)?.number ?? ""}` },
        ]),
    ...listed.map(({ n, name }) => ({
      label: `系统建议 ${n}`,
      value: `${name}：${answerText(
        state,
        proposals.find((one) => one.n === n),
      )}`,
    })),
    ...(draft?.answers ?? []).map((answer) => ({
      label: `拟答复 ${answer.n}`,
      value: `${wordings[state.request.use][answer.verdict]}${answer.override === undefined ? "" : `；未采用系统建议的理由：${answer.override}`}`,
    })),
    ...listed.flatMap(({ n }) => {
      const answer = standingAnswer(state, n)?.answer;
      return answer === undefined
        ? []
        : [{ label: `原答复 ${n}`, value: wordings[state.request.use][answer.verdict] }];
    }),
  ];
}

const ofCheck = /^核查 ([A-Z_]+)(.*)$/u;
const signedAt = /（([^（），]+)，(\d{4}-\d\d-\d\d)）$/u;

/** The line of a room's check, with the room and the officer by their names. */
export function worded({ label, value }: Line, nameOf: (officer: string) => string): Line {
  const [, role = "", room = ""] = ofCheck.exec(label) ?? [];
  const name = own<string>(roleNames, role);
  if (name === undefined) return { label, value };
  const signed = value.replace(signedAt, (_, by: string, on: string) => `（${nameOf(by)}，${on}）`);
  return { label: `核查 ${name}${room === "" ? "" : `（${room}室）`}`, value: signed };
}

function answerText(
  { request }: Pick<Opinion, "request">,
  proposal: Pick<Answer, "verdict" | "findings"> | undefined,
): string {
  if (proposal === undefined) return "待核";
  const why = proposal.findings.map(
    ({ reason, until }) => `${reasons[reason]}${until === undefined ? "" : `（至 ${until}）`}`,
  );
  const verdict = wordings[request.use][proposal.verdict];
  return why.length === 0 ? verdict : `${verdict}（${[...new Set(why)].join("；")}）`;
}
