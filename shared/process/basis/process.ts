import * as z from "zod/mini";
import { declareChain } from "#kernel/conduct/chain.ts";
import { commandsFor } from "#kernel/conduct/command.ts";
import { conducted } from "#kernel/conduct/conducted.ts";
import { type Evolve, factsOf } from "#kernel/conduct/evolve.ts";
import { after, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import { refuse } from "#kernel/refusal.ts";
import { day, lines } from "#kernel/route/form.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { type Basis, BasisContent } from "./schema.ts";
import { basisStatuses, basisTypes, effects, ruleParts } from "./terms.ts";

type BasisData = {
  "basis.entered": { content: BasisContent; enteredBy: string };
  "basis.revised": { content: BasisContent; version: number; reason: string };
  "basis.repealed": { on: string; reason: string };
};
const fact = factsOf<BasisData>();
const right = "basis.enter";
const reason = lines("理由", 500);

const chain = declareChain({
  kind: "basis",
  title: "依据文件和制度",
  statuses: basisStatuses,
  moves: { "basis.entered": "IN_FORCE", "basis.repealed": "REPEALED" },
  ways: {},
  stages: {},
});

const commands = commandsFor<Basis>()({
  enter: {
    makes: "record",
    summary: "登记依据文件或本区制度",
    right,
    body: z.object({ content: BasisContent }),
    decide: (state, { content }, { actor }) =>
      state === undefined ? [fact("basis.entered", { content, enteredBy: actor.id })] : [],
  },
  revise: {
    verb: "revision",
    summary: "发布新的版本（如试行转正式）",
    right,
    body: z.object({ content: BasisContent, reason }),
    in: ["IN_FORCE"],
    otherwise: "已废止",
    decide: (state, { content, reason: why }) => {
      if (hashOf(content) === hashOf(state.content)) return [];
      if (content.type !== state.content.type) return refuse("input.invalid", "种类不能改变");
      return content.effectiveOn < state.content.effectiveOn
        ? refuse("input.invalid", "新版本的施行日期不能早于前一版本")
        : [fact("basis.revised", { content, version: state.version + 1, reason: why })];
    },
  },
  repeal: {
    verb: "repeal",
    summary: "登记废止",
    right,
    body: z.object({ on: day("废止日期"), reason }),
    in: ["IN_FORCE"],
    decide: (_, body) => [fact("basis.repealed", body)],
  },
});

const evolve: Evolve<Basis, Omit<BasisData, "basis.entered">> = {
  "basis.revised": (state, { content, version }) => ({
    ...state,
    content,
    version,
    former: [
      ...state.former,
      { ...state.content, version: state.version, until: content.effectiveOn },
    ],
  }),
  "basis.repealed": (state, repealed) => ({ ...state, repealed }),
};

const contentDays = {
  "content.date": happened<Basis>(),
  "content.effectiveOn": after(mayCome<Basis>(), dayAt("content.date", "成文日期")),
};

/** Which day each day of a basis must follow. */
const days: DayRules<Basis> = {
  enter: contentDays,
  revise: contentDays,
  repeal: { on: happened(({ content }) => ({ day: content.effectiveOn, what: "施行日期" })) },
};

/** 依据文件登记簿 and the district's own rule with its versions. */
export const basis = conducted(chain, {
  commands,
  days,
  resumes: right,
  begins: "basis.entered",
  begin: (entered: BasisData["basis.entered"]) => ({ ...entered, version: 1, former: [] }),
  evolve,
  words: {
    "basis.entered": "登记",
    "basis.revised": "发布新版本",
    "basis.repealed": "废止",
  },
  keys: ({ status, content, version }: Basis) => ({
    status,
    sort: content.date,
    summary: {
      type: content.type,
      title: content.title,
      issuer: content.issuer,
      effect: content.effect,
      version,
    },
    about: [],
  }),
  bars: ({ enteredBy }) => ({ proposer: enteredBy, recused: [] }),
  show: ({ content, version, repealed }) => [
    { label: "种类", value: basisTypes[content.type] },
    { label: "名称", value: titleOf(content) },
    { label: "制发机关", value: content.issuer },
    ...(content.number === undefined ? [] : [{ label: "文号", value: content.number }]),
    { label: "施行日期", value: content.effectiveOn },
    { label: "版本", value: String(version) },
    ...(content.parts === undefined
      ? []
      : Object.entries(ruleParts).map(([part, label]) => ({
          label,
          value: content.parts?.[part as keyof typeof ruleParts] ?? "",
        }))),
    ...(repealed === undefined
      ? []
      : [{ label: "废止", value: `${repealed.on} ${repealed.reason}` }]),
  ],
});

/** A title as it is cited; a rule on trial says so. */
function titleOf({ title, effect }: BasisContent): string {
  return effect === "TRIAL" && !title.includes(effects.TRIAL) ? `${title}（试行）` : title;
}
