import * as z from "zod/mini";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { matter } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { makeRecord } from "../command-routes.ts";
import { openingOfChange, openingOfOccasion } from "./declaration/occasions.ts";
import { openingOf } from "./declaration/opening.ts";
import { matters } from "./process.ts";
import { Change, Occasion, type Opening } from "./schema.ts";

const of = { path: "/matters", tag: "个人有关事项报告" };
type Opens = Omit<Opening, "person" | "room" | "binding"> | Refusal;

/** A report that staff open: whom it is about is looked up by the enrollment. */
function opens<T>(
  { part, summary, body }: { part: string; summary: string; body: z.ZodMiniType<T> },
  openingAt: (body: T, today: string) => Opens,
): Route {
  const right = "matters.handle";
  return route({
    method: "post",
    path: `${of.path}/${part}`,
    tag: of.tag,
    summary,
    right,
    body: z.object({
      enrollment: matter("监督对象的认定", "enrollment", "RD-4K7P2Q"),
      report: body,
    }),
    answer: ReceiptView,
    handle: async (call) => {
      const { world } = call;
      const subject = { kind: "enrollment", id: call.body.enrollment, right } as const;
      const found = await readRecord<Enrollment>(call, subject);
      if (isRefusal(found)) return found;
      if (!isObject(found.state.status))
        return refuse("record.state", "该人员尚未或者不再是提级监督对象");
      const opening = openingAt(call.body.report as T, dayOf(world.clock()));
      if (isRefusal(opening)) return opening;
      const whole = await openingOf(world, found.state, opening);
      const command = { type: "open", opening: whole } as const;
      return makeRecord(matters, call, { action: right, command });
    },
  });
}

/** Reports that staff open in the course of the year. */
export const openingRoutes: Route[] = [
  opens(
    { part: "changes", summary: "登记个人有关事项变化，通知本人报告", body: Change },
    openingOfChange,
  ),
  opens(
    { part: "occasions", summary: "登记婚丧喜庆事宜，通知本人事前、事后报告", body: Occasion },
    openingOfOccasion,
  ),
  opens(
    { part: "promotions", summary: "拟提任对象：通知报告，受理后必核", body: z.object({}) },
    (_, today) => ({
      type: "PROMOTION",
      year: yearOf(today),
      limit: { code: "D-PMR-PROMOTION", base: today },
    }),
  ),
];
