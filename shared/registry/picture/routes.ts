import * as z from "zod/mini";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { fileAnswer, svgType } from "#kernel/document/documents.ts";
import type { Picture } from "#kernel/document/picture.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import type { Letter } from "#process/letter/schema.ts";
import { picturesOf } from "../report/pictures.ts";
import { readVersion, Version } from "../report/read-report.ts";
import { villagesDrawn } from "../screening/scatter.ts";
import { letterChart } from "./letters.ts";
import { PictureView, viewOfPicture } from "./view.ts";

const ofReports = { tag: "统计报告", right: "report.read" } as const;
const ofVillages = { tag: "筛选研判", right: "library.screen" } as const;
const ofLetters = { tag: "建议书", right: "letter.read" } as const;

const Year = z.object({
  year: z.optional(z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200))),
});

/** Pictures (reports sheet §5.2), each with the table behind it; as data, and drawn. */
export const pictureRoutes: Route[] = [
  route({
    ...ofReports,
    method: "get",
    path: "/reports/{id}/pictures",
    summary: "统计报告的图形数据和对应数据表",
    query: Version,
    traced: "yes",
    answer: z.object({ items: z.array(PictureView) }),
    handle: async (call) => {
      const read = await readVersion(call, call.params.id ?? "", call.query.version);
      return isRefusal(read) ? read : { items: picturesOf(read.sections).map(viewOfPicture) };
    },
  }),
  route({
    ...ofReports,
    method: "get",
    path: "/reports/{id}/pictures/{name}",
    summary: "统计报告的一张图形（SVG）",
    query: Version,
    produces: svgType,
    answer: z.string(),
    handle: async (call) => {
      const { id = "", name } = call.params;
      const read = await readVersion(call, id, call.query.version);
      if (isRefusal(read)) return read;
      const picture = picturesOf(read.sections).find((one) => one.name === name);
      return picture === undefined ? refuse("record.unknown") : svgAnswer(call, picture);
    },
  }),
  route({
    ...ofLetters,
    method: "get",
    path: "/pictures/letters",
    summary: "建议书甘特图：一年内签发的建议书各阶段起止，及对应数据表",
    query: Year,
    traced: "yes",
    answer: PictureView,
    handle: async (call) => viewOfPicture(await lettersOf(call, call.query.year)),
  }),
  route({
    ...ofLetters,
    method: "get",
    path: "/pictures/letters.svg",
    summary: "建议书甘特图（SVG）",
    query: Year,
    produces: svgType,
    answer: z.string(),
    handle: async (call) => svgAnswer(call, await lettersOf(call, call.query.year)),
  }),
  route({
    ...ofVillages,
    method: "get",
    path: "/pictures/villages",
    summary: "村（社区）集体“三资”规模与信访量散点图，附标准线及对应数据表",
    answer: PictureView,
    handle: async (call) => viewOfPicture(await villagesDrawn(call)),
  }),
  route({
    ...ofVillages,
    method: "get",
    path: "/pictures/villages.svg",
    summary: "村（社区）集体“三资”规模与信访量散点图（SVG）",
    produces: svgType,
    answer: z.string(),
    handle: async (call) => svgAnswer(call, await villagesDrawn(call)),
  }),
];

type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

/** Letters signed in a year, as far as the reader may see them. */
async function lettersOf(call: AnyCall, wanted: number | undefined): Promise<Picture> {
  const { world, caller } = call;
  const { rules } = await readDistrict(world, caller.district);
  const today = dayOf(world.clock());
  const letters: Letter[] = [];
  for await (const { state } of readAll(call, { kind: "letter", right: "letter.read" }))
    letters.push(state as Letter);
  return letterChart(letters, { year: wanted ?? yearOf(today), today, rules });
}

async function svgAnswer({ world }: AnyCall, picture: Picture): Promise<Response> {
  const svg = await world.documents.svg(picture);
  return fileAnswer(Buffer.from(svg), svgType, `${picture.title}.svg`);
}
