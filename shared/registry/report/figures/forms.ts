import { type MeasureKey, measureOf, measures } from "#process/disposal/measures.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import { violators } from "#process/finding/check.ts";
import { personnelKinds } from "#process/finding/terms.ts";
import { type At, type Figure, figures, isIn, type Row } from "../figure.ts";

/** One measure decided in the period on somebody, in the matter that it belongs to. */
type Decided = { matter: string; disposal: Disposal; n: number; personnel: string };

/** The four forms (处分条例 2023 Art. 5). */
const forms = { 1: "第一种形态", 2: "第二种形态", 3: "第三种形态", 4: "第四种形态" } as const;

const order = Object.keys(measures) as MeasureKey[];

/** The first form is told by its measures (reports sheet §5.1). */
const firstForm = Object.fromEntries(
  order
    .filter((key) => measureOf(key).form === 1)
    .map((key): [string, string] => [key, measureOf(key).label]),
);

/** Measures on people, in 人次: a person counts once a matter, with the gravest (norms §2.9). */
function gravest(keyOf: (decided: Decided) => string): Figure["of"] {
  const rowsOf = (decided: readonly Decided[]): Row[] =>
    decided.flatMap((one) => {
      const { matter, n, disposal } = one;
      const { form } = measureOf(disposal.measure);
      return form === undefined
        ? []
        : [
            {
              part: n,
              key: keyOf(one),
              once: `${matter}|${disposal.personId}`,
              rank: form * 100 + order.indexOf(disposal.measure),
            },
          ];
    });
  return {
    // What a clue came of is the same matter: a measure that both records hold counts once.
    clue: ({ disposals, origin, person }, at, id) =>
      rowsOf(decidedIn(disposals, at, { matter: origin?.id ?? id, kindOf: () => person.kind })),
    targeted: ({ disposals, findings }, at, id) => {
      const kinds = new Map(violators(findings).map(({ personId, kind }) => [personId, kind]));
      const kindOf = (personId: string) => kinds.get(personId) ?? "";
      return rowsOf(decidedIn(disposals, at, { matter: id, kindOf }));
    },
    debriefing: ({ disposals }, at, id) =>
      rowsOf(decidedIn(disposals, at, { matter: id, kindOf: () => "" })),
  };
}

/** The four forms of supervision and discipline, and who was punished. */
export const formFigures = figures({
  forms: {
    label: "运用四种形态",
    unit: "人次",
    split: forms,
    shares: "yes",
    of: gravest(({ disposal }) => String(measureOf(disposal.measure).form)),
  },
  firstForm: {
    label: "第一种形态（按措施）",
    unit: "人次",
    split: firstForm,
    shares: "yes",
    of: gravest(({ disposal }) => disposal.measure),
  },
  partyPunished: {
    label: "党纪处分",
    unit: "人次",
    split: { PARTY: "党纪处分" },
    of: gravestOf("PARTY"),
  },
  statePunished: {
    label: "政务处分",
    unit: "人次",
    split: { STATE: "政务处分" },
    of: gravestOf("STATE"),
  },
  punishedByRank: {
    label: "受处分人员（按人员类别）",
    unit: "人次",
    split: personnelKinds,
    shares: "yes",
    of: gravest(({ disposal, personnel }) =>
      (measureOf(disposal.measure).form ?? 0) > 1 ? personnel : "",
    ),
  },
});

/** Punishments of one side, once a person and matter: somebody may get one of each. */
function gravestOf(side: "PARTY" | "STATE"): Figure["of"] {
  const of = gravest(({ disposal }) => measureOf(disposal.measure).side);
  const only = (rows: readonly Row[]) => rows.filter(({ key }) => key === side);
  return {
    clue: (state, at, id) => only(of.clue?.(state, at, id) ?? []),
    targeted: (state, at, id) => only(of.targeted?.(state, at, id) ?? []),
    debriefing: (state, at, id) => only(of.debriefing?.(state, at, id) ?? []),
  };
}

function decidedIn(
  disposals: readonly Disposal[],
  at: At,
  { matter, kindOf }: { matter: string; kindOf: (personId: string) => string },
): Decided[] {
  return disposals.flatMap((disposal, n) =>
    isIn(at, disposal.decidedOn)
      ? [{ matter, disposal, n, personnel: kindOf(disposal.personId) }]
      : [],
  );
}
