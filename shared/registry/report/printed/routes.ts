import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { docxType, fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { readVersion, Version } from "../read-report.ts";
import { reportDocument } from "./paper.ts";
import { reportLedger } from "./sheet.ts";

const tag = "统计报告";
const action = "report.read";

/** A report as files; a function of their own answers these paths. */
export const reportDocumentRoutes: Route[] = [
  route({
    method: "get",
    path: "/reports/{id}/document.docx",
    tag,
    summary: "统计报告正式文本（GB/T 9704 版式）",
    right: action,
    query: Version,
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller, params, query } = call;
      const read = await readVersion(call, params.id ?? "", query.version);
      if (isRefusal(read)) return read;
      const { rules } = await readDistrict(world, caller.district);
      const organ = `${rules.config.name}纪委监委`;
      const { state, of, printed: sections } = read;
      const document = reportDocument(state, of, { sections, organ });
      return fileAnswer(await world.documents.docx(document), docxType, `${document.title}.docx`);
    },
  }),
  route({
    method: "get",
    path: "/reports/{id}/figures.xlsx",
    tag,
    summary: "统计报告数字表",
    right: action,
    query: Version,
    produces: xlsxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller, params, query } = call;
      const read = await readVersion(call, params.id ?? "", query.version);
      if (isRefusal(read)) return read;
      const { officers } = await readDistrict(world, caller.district);
      const nameOf = (id = "") => officers.find((one) => one.id === id)?.name ?? "";
      const { state, of, printed: sections } = read;
      const ledger = reportLedger(state, of, {
        sections,
        filledBy: nameOf(state.drafter),
        checkedBy: nameOf(of.signed?.by),
      });
      return fileAnswer(
        await world.documents.xlsx(ledger),
        xlsxType,
        `${ledger.title}.xlsx`,
        ledger.rows.length,
      );
    },
  }),
];
