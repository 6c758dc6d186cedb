import * as z from "zod/mini";
import { refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { refundedBy } from "#process/disposal/check.ts";
import { countForms } from "#process/disposal/forms.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { offeredMeasures } from "#process/disposal/offer.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import { readTargeted } from "../material/read.ts";
import type { Targeted } from "../schema.ts";
import { openBranches, personIn } from "./branches.ts";

const path = "/targeted-inspections/{id}";
const tag = "靶向性检查";

const OfferView = z.object({
  person: z.object({ personId: z.string(), name: z.string(), kind: z.string() }),
  measures: z.array(
    z.object({
      measure: z.string(),
      label: z.string(),
      side: z.string(),
      basis: z.object({ norm: z.string(), article: z.string() }),
    }),
  ),
});

const offer = route({
  method: "get",
  path: `${path}/people/{person}/measures`,
  tag,
  summary: "可适用于该人员的处理方式",
  right: "inspection.read",
  answer: OfferView,
  handle: async (call) => {
    const { id, person: personId = "" } = call.params;
    const record = await readTargeted(call, id, "inspection.read");
    if ("refused" in record) return record;
    const person = personIn(record.state, personId);
    if (person === undefined) return refuse("record.unknown");
    return {
      person: { personId, name: person.name, kind: person.kind },
      measures: offeredMeasures(person).map((measure) => {
        const { label, side, basis } = measureOf(measure);
        return { measure, label, side, basis };
      }),
    };
  },
});

const Sums = z.object({ times: z.int(), centilitres: z.int(), amountInFen: z.int() });

const BalanceView = z.object({
  /** Sums of all violations. */
  total: Sums,
  people: z.array(
    z.extend(Sums, {
      personId: z.string(),
      name: z.string(),
      refundedInFen: z.int(),
      measures: z.array(
        z.object({
          label: z.string(),
          decidedOn: z.string(),
          influenceUntil: z.optional(z.string()),
        }),
      ),
    }),
  ),
  refundedInFen: z.int(),
  /** 人次 by form. */
  forms: z.record(z.string(), z.int()),
  open: z.array(z.string()),
});

const balance = route({
  method: "get",
  path: `${path}/balance`,
  tag,
  summary: "处置汇总：金额、退赔、四种形态人次、未完成事项",
  right: "inspection.read",
  answer: BalanceView,
  handle: async (call) => {
    const record = await readTargeted(call, call.params.id, "inspection.read");
    return "refused" in record ? record : balanceOf(record.state);
  },
});

function balanceOf(state: Targeted): z.infer<typeof BalanceView> {
  const { findings, disposals, refunds } = state;
  const people = violators(findings).map(({ personId, name, times, centilitres, amountInFen }) => ({
    personId,
    name,
    times,
    centilitres,
    amountInFen,
    refundedInFen: refundedBy(personId, refunds),
    measures: disposals
      .filter((disposal) => disposal.personId === personId)
      .map(({ measure, decidedOn, influenceUntil }) => ({
        label: measureOf(measure).label,
        decidedOn,
        influenceUntil,
      })),
  }));
  return {
    total: sumOf(violators(findings)),
    people,
    refundedInFen: people.reduce((sum, { refundedInFen }) => sum + refundedInFen, 0),
    forms: countForms(disposals),
    open: openBranches(state),
  };
}

/** What fits whom, and where all disposals of an inspection stand. */
export const disposalRoutes: Route[] = [offer, balance];
