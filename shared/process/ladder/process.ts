import { conducted } from "#kernel/conduct/conducted.ts";
import { after, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Keys } from "#kernel/record/process.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { chain } from "./chain.ts";
import { commands, wake } from "./commands.ts";
import { barsOf, describe, doneLines, isGathering, lateName, overdueIn } from "./describe.ts";
import { evolve, type LadderData, papers, words } from "./events.ts";
import { contactForm, type Ladder, serviceNamingForm, serviceToBothForm } from "./schema.ts";
import type { LetterName } from "./terms.ts";

const urged = ({ letters }: Ladder) => ({ day: letters.urge?.servedOn, what: "督办函送达日期" });
const signed = (letter: LetterName) =>
  happened(({ letters }: Ladder) => ({ day: letters[letter]?.signedOn, what: "签发日期" }));

/** 逾期督办: what an overdue question leads to, step by step (process sheet §4.0). */
export const ladder = inHands(
  conducted(chain, {
    commands,
    words,
    papers,
    days: {
      "PROMPT_SERVING.serve": { servedOn: signed("prompt") },
      "URGE_SERVING.serve": { servedOn: signed("urge"), superiorServedOn: signed("urge") },
      "EXPLAINING.explain": { doneBy: mayCome(urged) },
      "TALKING.talk": {
        on: happened(({ of }: Ladder) => ({ day: of.due, what: "应办日期" })),
        doneBy: after(mayCome<Ladder>(), dayAt("on", "约谈日期")),
      },
    },
    resumes: "ladder.resume",
    answers,
    begins: "ladder.opened",
    begin: (opened: LadderData["ladder.opened"]) => ({ ...opened, climbed: [], letters: {} }),
    evolve,
    keys: keysOf,
    bars: barsOf,
    background: doneLines,
    show: describe,
    wake,
    stageIn,
    /** Three working days from the day on which the letter was received. */
    runsFrom: { EXPLAINING: ({ letters }: Ladder) => letters.urge?.servedOn },
  }),
  {
    ended: ["CLOSED"],
    roles: ["PROPOSER", "ROOM_DIRECTOR", "DEPUTY_SECRETARY", "OFFICE", "CASE_MGMT", "TRIAL"],
    holders: ({ late }) => (late.type === "officer" ? [late.officer] : []),
    /** Letters name who was late; who answers for it may be another by then. */
    lead: (state, { to }) =>
      state.late.type === "officer" ? { ...state, late: { ...state.late, officer: to } } : state,
    room: (state, room) => ({ ...state, room }),
  },
);

function keysOf(state: Ladder): Keys {
  const { status, enteredAt, of, late, room } = state;
  const overdue = overdueIn(state);
  const many = overdue.length > 1 ? `等 ${overdue.length} 项` : "";
  const whose =
    late.type === "unit" ? [late.unitId] : late.type === "person" ? [late.personId] : [];
  return {
    status,
    sort: enteredAt,
    summary: {
      subject: lateName(late),
      // Its number tells it from others that were late at the same stage.
      title: `${shortNumber(of.id)} ${of.title}${many}`,
      due: of.due,
      ...(room === undefined ? {} : { room }),
    },
    about: [...new Set([...overdue.map(({ id }) => id), ...whose])],
    ...(isGathering(state) ? { wakeAt: state.gathers.until } : {}),
  };
}

/** Nobody signs, or serves, a letter to themselves; a unit's superior gets its own letter. */
function stageIn({ late }: Ladder, stage: string): StageSpec | undefined {
  const { PROMPTING, PROMPT_SERVING, URGE_SERVING, EXPLAINING, TALKING } = chain.stages;
  if (late.type === "organ") {
    const { talk, spare } = TALKING.actions;
    const actions = {
      talk: { ...talk, label: "已沟通", form: contactForm },
      spare: { ...spare, label: "不再催办" },
    };
    return stage === "TALKING"
      ? { ...TALKING, title: "与对方负责人沟通并记录", actions }
      : undefined;
  }
  if (late.type !== "officer") {
    const asks = late.type === "unit" ? "addressee" : "object";
    if (stage === "EXPLAINING") return { ...EXPLAINING, asks };
    const { serve } = URGE_SERVING.actions;
    const form = late.superior === undefined ? serviceNamingForm : serviceToBothForm;
    return stage === "URGE_SERVING"
      ? { ...URGE_SERVING, actions: { serve: { ...serve, form } } }
      : undefined;
  }
  if (stage === "PROMPTING" && late.role === "副书记") return { ...PROMPTING, asks: "SECRETARY" };
  if (late.role !== "办公室") return undefined;
  if (stage === "PROMPT_SERVING") return { ...PROMPT_SERVING, asks: "CASE_MGMT" };
  return stage === "URGE_SERVING" ? { ...URGE_SERVING, asks: "CASE_MGMT" } : undefined;
}
