import type { Concern } from "#kernel/record/process.ts";
import {
  ask,
  by,
  castOf,
  clueOn,
  identified,
  measured,
  type OpinionMove,
  request,
  tell,
  throughChain,
  toDraft,
} from "./cast.ts";

const today = (moves: readonly OpinionMove[]): OpinionMove[] =>
  moves.map((move) => ({ wait: 0, ...move }));

/**
 * What the books say: 甲 has a warning, 孙 a clue that ends on 11-06, 何 one that comes on 11-10 and
 * ends on 12-01 (SC-07).
 */
function records(day: string): Concern[] {
  return [
    measured("per_jia", "PARTY_WARNING", "2026-09-18", "2027-09-17"),
    clueOn("per_sun", day < "2026-11-06" ? "STUDYING" : "CLOSED", {}, "clu_sun"),
    ...(day < "2026-11-10"
      ? []
      : [clueOn("per_he", day < "2026-12-01" ? "PRELIM_VERIFY" : "CLOSED", {}, "clu_he")]),
  ];
}

export const lifeCast = castOf(records);

const recheck = (wait: number): OpinionMove => ({ ...tell("system", { type: "recheck" }), wait });

/** Replied; the 暂缓 of 孙 is answered again; 何's answer is corrected, and answered again at last. */
export const life: readonly OpinionMove[] = [
  ...today([...toDraft(), ...throughChain]),
  recheck(1),
  recheck(27),
  ...today([ask, ...throughChain]),
  recheck(4),
  ...today([ask, ...throughChain]),
  recheck(21),
  ...today([ask, ...throughChain]),
];

/** Returned once, a name withdrawn while the rooms check, the draft sent back, all withdrawn. */
export const withdrawn: readonly OpinionMove[] = today([
  tell("asker", { type: "request", request: { ...request, forms: "no" } }),
  ask,
  by("office", "return"),
  ask,
  tell("asker", { type: "supplement", request }),
  ask,
  tell("office", identified),
  ask,
  by("office", "register"),
  ask,
  by("petition", "sign", { defer: "2", note: "有具体线索（示例）" }),
  tell("office", { type: "withdraw-names", people: [3], reason: "不再列入考察（示例）" }),
  ask,
  ...["petition", "case", "two", "trial"].map((who) => by(who, "sign")),
  ask,
  tell("case", {
    type: "draft",
    overrides: [{ n: 2, verdict: "NO_ISSUE", reason: "与本人无关（示例）" }],
  }),
  ask,
  by("deputy", "return"),
  ask,
  tell("system", { type: "record-failure", error: "UnexpectedStatus" } as never),
  tell("office", { type: "resume" } as never),
  ask,
  tell("office", { type: "withdraw", reason: "暂不调整（示例）" }),
]);
