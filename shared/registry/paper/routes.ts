import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { docxType, fileAnswer } from "#kernel/document/documents.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { own } from "#kernel/text/own.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { enrollmentPapers } from "./enrollment.ts";

type Papers = (typeof enrollmentPapers)[keyof typeof enrollmentPapers];

/** The official papers of records, in the layout of GB/T 9704-2012. */
export const paperRoutes: Route[] = [
  route({
    method: "get",
    path: "/enrollments/{id}/papers/{paper}",
    tag: "提级监督认定",
    summary: "认定公文：提名表 nomination、请示 request、告知书 notice",
    action: "enrollment.read",
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller, params } = call;
      const right = "enrollment.read";
      const id = params.id ?? "";
      const record = await readRecord<Enrollment>(call, { kind: "enrollment", id, right });
      if (isRefusal(record)) return record;
      const paper = own<Papers>(enrollmentPapers, params.paper ?? "");
      if (paper === undefined) return refuse("record.unknown");
      const { rules, officers } = await readDistrict(world, caller.district);
      const document = paper.write(record.state, {
        district: rules.config.name,
        secretary: officers.find(({ role }) => role === "SECRETARY")?.name ?? "",
        today: dayOf(world.clock()),
      });
      if (document === undefined) return refuse("paper.early");
      const name = `${paper.title}（${record.state.candidate.personName}）.docx`;
      return fileAnswer(await world.documents.docx(document), docxType, name);
    },
  }),
];
