import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { RowError } from "../import/schema.ts";
import { maxNominations } from "./columns.ts";
import { nominateRows } from "./nominate.ts";
import { nominationTemplate } from "./template.ts";

const tag = "提级监督对象认定";
const action = "enrollment.propose";
const Row = z.object({ row: z.int(), id: z.string(), status: z.string() });

/** Nominating many people of the library by one workbook, and the workbook to fill in. */
export const nominationRoutes: Route[] = [
  route({
    method: "post",
    path: "/nominations",
    makes: "enrollment",
    tag,
    summary: `批量提名：上传填好的工作簿（最多 ${maxNominations} 行，逐行形成拟提名，核对后一并提交；重复上传不重复提名）`,
    right: action,
    binary: xlsxType,
    answer: z.object({
      file: z.string(),
      nominated: z.array(Row),
      known: z.array(Row),
      errors: z.array(RowError),
    }),
    handle: ({ world, caller, body }) => nominateRows(world, caller, body as Uint8Array),
  }),
  route({
    method: "get",
    path: "/nominations/template.xlsx",
    tag,
    summary: "批量提名表（空白工作簿，附填表说明）",
    right: action,
    produces: xlsxType,
    answer: z.string(),
    handle: async ({ world, caller }) => {
      const template = nominationTemplate({
        filledBy: caller.officer.name,
        date: dayOf(world.clock()),
      });
      return fileAnswer(await world.documents.xlsx(template), xlsxType, `${template.title}.xlsx`);
    },
  }),
];
