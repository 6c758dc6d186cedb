import * as z from "zod/mini";
import { addMonths, dayOf, yearOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { readAll, readAllAbout } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { cut } from "#kernel/text/clean.ts";
import { note } from "#kernel/text/text.ts";
import { districtFocus } from "#process/enrollment/terms.ts";
import { petitionYear } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { readDirectory } from "../search/directory.ts";
import { districtTypes } from "../terms.ts";
import type { Unit } from "../unit/schema.ts";
import { assetsIn } from "./assets.ts";
import { ranked, type Screenable } from "./rank.ts";
import { focusOf, outerFields, postFunctions } from "./terms.ts";

const tag = "筛选研判";
const action = "library.screen";
const path = "/screening";

const Query = z.object({
  town: z.optional(note(100)),
  /** Words of post functions, separated by 、 or comma. */
  functions: z._default(note(200), ""),
  fundsInFen: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 200),
});

const Row = z.object({
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
  }),
  items: z.array(z.object({ item: z.string(), score: z.number(), source: z.string() })),
});

type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

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
      const { town, functions, fundsInFen, limit } = call.query;
      const { rules } = await readDistrict(call.world, call.caller.district);
      const people = await screenable(call);
      const found = ranked(people, {
        threshold: rules.config.threshold,
        functions: functions.split(/[、,，\s]+/u).filter((word) => word !== ""),
        town,
        fundsInFen,
      });
      return { items: found.slice(0, limit).map(rowOf), screened: people.length };
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
    handle: async (call) => {
      const { rules } = await readDistrict(call.world, call.caller.district);
      const { threshold } = rules.config;
      const [units, petitions, directory] = await known(call);
      const byUnit = new Map<string, number>();
      for (const entry of directory)
        if (entry.kind === "person")
          byUnit.set(
            entry.unitId,
            (byUnit.get(entry.unitId) ?? 0) + (petitions.get(entry.id) ?? 0),
          );
      const villages = [...units].filter(
        ([, { content, status }]) =>
          status === "ACTIVE" && ["VILLAGE", "COLLECTIVE_ORG"].includes(content.class),
      );
      return {
        points: villages.map(
          ([
            unitId,
            {
              content: { name, duties },
            },
          ]) => ({
            unitId,
            name,
            assetsInFen: assetsIn(duties.collectiveAssets) ?? 0,
            incomeInFen: duties.collectiveIncomeInFen ?? 0,
            petitions: byUnit.get(unitId) ?? 0,
          }),
        ),
        lines: {
          assetsInFen: threshold.collectiveAssetsInFen,
          incomeInFen: threshold.collectiveIncomeInFen,
          petitions: threshold.petitionsIn12Months,
        },
      };
    },
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

function rowOf({
  evidence,
  personId,
  personName,
  unitId,
  unitName,
  post,
  town,
  petitions,
}: ReturnType<typeof ranked>[number]) {
  return {
    unitName,
    ...(town === undefined ? {} : { town }),
    petitions,
    criteria: evidence.map(({ criterion, label, evidence: said, score }) => ({
      criterion,
      label,
      evidence: said,
      score,
    })),
    candidate: { personId, personName, unitId, unitName, post },
    items: evidence.map(({ label, evidence: said, score, source }) => ({
      item: cut(`${label}：${said}`, 100),
      score,
      source,
    })),
  };
}

/** Heads and village cadres on post who are not under supervision, with their units. */
async function screenable(call: AnyCall): Promise<Screenable[]> {
  const [units, petitions, directory] = await known(call);
  return directory.flatMap((entry): Screenable[] => {
    if (entry.kind !== "person" || entry.status !== "ON_POST" || entry.isKeyObject) return [];
    const unit = units.get(entry.unitId);
    if (unit === undefined || !["SECTION_HEAD", "VILLAGE_CADRE"].includes(entry.class)) return [];
    return [
      {
        personId: entry.id,
        personName: entry.name,
        post: entry.post,
        unitId: entry.unitId,
        unit: unit.content,
        petitions: petitions.get(entry.id) ?? 0,
      },
    ];
  });
}

/** Units and petitions that the asker may see, and the directory: each read once, by pages. */
async function known(call: AnyCall) {
  const units = new Map<string, Unit>();
  for await (const { id, state } of readAll(call, { kind: "unit", right: "library.read" }))
    units.set(String(id), state as Unit);
  return [
    units,
    await petitionsByPerson(call),
    await readDirectory(call.world, call.caller.district),
  ] as const;
}

/** Petitions of the last twelve months by the person whom they are about. */
async function petitionsByPerson(call: AnyCall): Promise<Map<string, number>> {
  const today = dayOf(call.world.clock());
  const from = addMonths(today, -12);
  const counted = new Map<string, number>();
  for (const year of new Set([yearOf(from), yearOf(today)])) {
    const about = petitionYear(call.caller.district, year);
    for await (const { state } of readAllAbout(call, { about, right: "petition.read" })) {
      const { receivedOn, registration } = state as Petition;
      const id = registration?.personId;
      if (id !== undefined && receivedOn > from) counted.set(id, (counted.get(id) ?? 0) + 1);
    }
  }
  return counted;
}
