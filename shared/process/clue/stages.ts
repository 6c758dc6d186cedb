import * as z from "zod/mini";
import type { StageSpec } from "#kernel/task/schema.ts";

/** 线索编号 as the office counts them within a year. */
export const ClueNumber = z
  .string()
  .check(z.trim(), z.maxLength(40), z.regex(/^XS-\d{4}-\d{4}$/, "线索编号格式应为 XS-2026-0001"));

const done = { complete: { label: "已办结", outcome: "done", opinion: "required" } } as const;

const common = { policy: { type: "any" }, factor: "code", escalation: "ladder" } as const;

/** What a clue asks until its own process takes over (process sheet §4.5, norms §2.2). */
export const clueStages = {
  REGISTER: {
    ...common,
    title: "问题线索登记备案",
    asks: "CASE_MGMT",
    actions: {
      register: {
        label: "登记",
        outcome: "registered",
        opinion: "optional",
        form: {
          schema: z.object({ number: ClueNumber }),
          fields: [
            {
              name: "number",
              label: "线索编号",
              input: "text",
              hint: "XS-2026-0001",
              required: true,
            },
          ],
        },
      },
    },
    deadline: "D-TI-3",
  },
  ASSIGN: {
    ...common,
    title: "问题线索分办",
    asks: "CASE_MGMT",
    actions: done,
    deadline: "D-CLU-1",
  },
  OPINION: {
    ...common,
    title: "提出线索处置意见",
    asks: "ROOM_DIRECTOR",
    actions: done,
    deadline: "D-CLU-2",
  },
  PASS_ON: {
    ...common,
    title: "移送非管辖线索",
    asks: "CASE_MGMT",
    actions: done,
    deadline: "D-CLU-3",
  },
} as const satisfies Record<string, StageSpec>;

export type ClueStage = keyof typeof clueStages;
