import type { PaperName } from "#registry/clue-papers/papers.ts";
import {
  type ClueMove,
  course,
  opinion,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "#tests/process/clue/cast.ts";

const approved = (...way: Parameters<typeof opinion>): ClueMove[] => [
  tell("lead", studied("2026-03-02")),
  tell("lead", opinion(...way)),
  ...throughChain,
];
const talked = tell("lead", {
  type: "hold-talk",
  talk: {
    on: "2026-03-02",
    officers: ["lead", "second"],
    place: "谈话室",
    record: "如实说明（示例）",
    statement: "no",
  },
});
const served = tell("lead", {
  type: "serve-inquiry",
  inquiry: { servedOn: "2026-03-02", copiedTo: "派驻组（示例）", answersDirectly: "no" },
});
const verified = tell("lead", {
  type: "report-verification",
  report: { on: "2026-03-02", findings: "属实", proposal: "立案", signedBy: ["lead", "second"] },
});
const measured = tell("lead", {
  type: "measure",
  disposal: {
    personId: "per_zhao",
    measure: "ADMONITION",
    decidedOn: "2026-03-02",
    decidedBy: "区纪委监委",
    basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
  },
});

/** What has happened to a clue when each of its papers is written. */
const written: Readonly<Record<PaperName, readonly ClueMove[]>> = {
  inquiry: [...approved("INQUIRY"), served],
  "talk-plan": approved("TALK"),
  "talk-record": [...approved("TALK"), talked],
  "verification-plan": approved("PRELIM_VERIFY"),
  "verification-report": [...approved("PRELIM_VERIFY"), verified],
  feedback: approved("CLOSE", { closing: "ACCEPTED" }),
  decision: [measured],
};

/** A clue at the moment at which a paper of it is written. */
export function clueWith(paper: PaperName) {
  return stateOf(course([...toDesk, ...written[paper]]));
}
