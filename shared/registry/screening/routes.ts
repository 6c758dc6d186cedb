import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { note } from "#kernel/text/text.ts";
import { Body, bodyClasses } from "#process/enrollment/body/schema.ts";
import { districtFocus } from "#process/enrollment/terms.ts";
import { districtTypes } from "../terms.ts";
import { screenable } from "./known.ts";
import { candidateOf, type Ranked, ranked } from "./rank.ts";
import { villagesOf } from "./scatter.ts";
import { focusOf, outerFields, postFunctions } from "./terms.ts";

const tag = "筛选研判";
const action = "library.screen";
const path = "/screening";

const Query = z.object({
  town: z.optional(note(100)),
  /** Words of post functions, separated by 、 or comma. */
  functions: z._default(note(200), ""),
  fundsInFen: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
  /** People, or bodies: committees of villages and collective organizations. */
  objects: z._default(z.enum(["all", "people", "bodies"]), "all"),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 200),
});

const Row = z.object({
  /** 个人, or the class of the body. */
  object: z.string(),
  unitName: z.string(),
  town: z.optional(z.string()),
  petitions: z.int(),
  criteria: z.array(
    z.object({ criterion: z.string(), label: z.string(), evidence: z.string(), score: z.number() }),
  ),
  /** What `POST /enrollments` takes, but for 综合研判, which a person writes. */
  candidate: z.object({
    personId: z.string(),
    personName: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    post: z.string(),
    body: z.optional(Body),
  }),
  items: z.array(z.object({ item: z.string(), score: z.number(), source: z.string() })),
});

/** Screening: who meets which criterion, with its evidence; people choose and judge. */
export const screeningRoutes: Route[] = [
  route({
    method: "get",
    path,
    tag,
    summary: "筛选：按标准、岗位职责和街镇排出人选及依据（仅供选择）",
    right: action,
    query: Query,
    traced: "yes",
    answer: z.object({ items: z.array(Row), screened: z.int() }),
    handle: async (call) => {
      const { town, functions, fundsInFen, limit, objects } = call.query;
      const { rules } = await readDistrict(call.world, call.caller.district);
      const all = await screenable(call, objects);
      const found = ranked(all, {
        threshold: rules.config.threshold,
        functions: functions.split(/[、,，\s]+/u).filter((word) => word !== ""),
        town,
        fundsInFen,
      });
      return { items: found.slice(0, limit).map(rowOf), screened: all.length };
    },
  }),
  route({
    method: "get",
    path: `${path}/scatter`,
    tag,
    summary: "村（社区）集体“三资”规模与信访量对照，附标准线",
    right: action,
    answer: z.object({
      points: z.array(
        z.object({
          unitId: z.string(),
          name: z.string(),
          assetsInFen: z.int(),
          incomeInFen: z.int(),
          petitions: z.int(),
        }),
      ),
      lines: z.object({
        assetsInFen: z.int(),
        incomeInFen: z.int(),
        petitions: z.int(),
      }),
    }),
    handle: villagesOf,
  }),
  route({
    method: "get",
    path: `${path}/options`,
    tag,
    summary: "本区区域类型的聚焦领域和岗位职责（供选用，不作限制）",
    right: action,
    answer: z.object({
      districtType: z.string(),
      focus: z.array(z.object({ value: z.string(), label: z.string() })),
      fields: z.array(z.string()),
      functions: z.array(z.string()),
    }),
    handle: async ({ world, caller }) => {
      const { districtType } = (await readDistrict(world, caller.district)).rules.config;
      return {
        districtType: districtTypes[districtType],
        focus: focusOf[districtType].map((value) => ({ value, label: districtFocus[value] })),
        fields: districtType === "OUTER" ? [...outerFields] : [],
        functions: [...postFunctions],
      };
    },
  }),
];

function rowOf(one: Ranked) {
  const { evidence, unitName, town, petitions, body } = one;
  return {
    object: body === undefined ? "个人" : bodyClasses[body.class],
    unitName,
    ...(town === undefined ? {} : { town }),
    petitions,
    criteria: evidence.map(({ criterion, label, evidence: said, score }) => ({
      criterion,
      label,
      evidence: said,
      score,
    })),
    ...candidateOf(one),
  };
}
