import * as z from "zod/mini";
import { DistrictConfig } from "#kernel/district/config.ts";
import { Overrides } from "#kernel/district/process.ts";
import { Channel, Officer, Role, Tie } from "#kernel/district/role.ts";
import { field } from "#kernel/route/form.ts";
import { Code, DayText, Id, libraryId, text } from "#kernel/text/text.ts";

/** What an officer's line says besides ties and stand-ins, which are registered on ways of their own. */
export const Line = z.omit(Officer, { ties: true, standIns: true });
export type Line = z.infer<typeof Line>;

/** A line as an administrator gives it: what is left out stays as it is, `null` takes it away. */
export const LineChange = z.object({
  id: Id,
  name: z.optional(text(50)),
  role: z.optional(Role),
  room: z.nullish(Code),
  unit: z.nullish(field("所属单位", libraryId("unit"), { input: "unit" })),
  email: z.optional(text(254)),
  phone: z.nullish(text(11)),
  channels: z.nullish(z.array(Channel).check(z.maxLength(3))),
  deputy: z.nullish(field("代办人（AB角）", Id, { input: "officer" })),
  /** Of somebody from outside, as the list has it: what they may act on is named on a way of its own. */
  organ: z.nullish(text(100)),
  only: z.nullish(Id),
});
export type LineChange = z.infer<typeof LineChange>;

export const LineChanges = z
  .array(LineChange)
  .check(z.minLength(1, "名录不能为空"), z.maxLength(500, "名录不能超过 500 人"));

/** One officer's line before and after; one of them is missing for who comes or goes. */
export type Change = { id: string; before?: Line; after?: Line };

/** Somebody of another or the superior organ who is to act in one matter, where nobody is left. */
export const Outsider = z.object({
  subject: z.object({ kind: Code, id: Id }),
  name: text(50, "请填写姓名"),
  organ: text(100, "请填写所在单位"),
  email: z.email().check(z.maxLength(254)),
  /** Own mobile number, for the second factor. */
  phone: text(11).check(z.regex(/^1\d{10}$/, "手机号应为 11 位数字")),
  reason: text(500, "请说明无人承办的情况和指定理由"),
  /** 上级纪委监委决定文号, where the secretary may not act themselves. */
  letterNumber: z.optional(text(100)),
  letterOn: z.optional(field("上级决定日期", DayText)),
});
export type Outsider = z.infer<typeof Outsider>;

const Weaker = z.object({ label: text(300), value: text(500) });

/** A configuration that would weaken a check, and what of it does so, as the second person reads it. */
export const Setting = z.object({
  config: DistrictConfig,
  overrides: Overrides,
  weakens: z.array(Weaker).check(z.maxLength(500)),
  /** Paths of all settings that change. */
  changed: z.array(text(200)).check(z.maxLength(100)),
});
export type Setting = z.infer<typeof Setting>;

/** A tie that an administrator wants registered for somebody else, with what its people are called. */
export const TieOfAnother = z.object({
  officer: Id,
  officerName: text(50),
  tie: z.omit(Tie, { declaredAt: true }),
  toName: text(200),
});
export type TieOfAnother = z.infer<typeof TieOfAnother>;

export const RosterCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("propose"), lines: LineChanges }),
  z.object({
    type: z.literal("name-outsider"),
    outsider: Outsider,
    /** Who may not sit on the matter, and so has no say in who acts in it. */
    recused: z.array(Id).check(z.maxLength(500)),
  }),
  z.object({ type: z.literal("propose-setting"), setting: Setting }),
  z.object({ type: z.literal("propose-tie"), tie: TieOfAnother }),
]);
export type RosterCommand = z.infer<typeof RosterCommand>;

/** The state of one proposed change of the list of officers, or of the configuration. */
export type Roster = {
  status: "PROPOSED" | "CONFIRMED" | "DENIED";
  changes: readonly Change[];
  proposedBy: string;
  proposedAt: string;
  /** Of somebody from outside: why, by which letter, and who has no say in it. */
  reason?: string;
  letterNumber?: string;
  letterOn?: string;
  recused?: readonly string[];
  /** Of a configuration: what is to hold, and a hash of what held when it was proposed. */
  setting?: Setting;
  from?: string;
  /** Of a tie that somebody else registers: whose, and to whom. */
  tie?: TieOfAnother;
};

/** Lines that an operator puts into the list of a district that has locked itself out. */
export const LineFile = z.object({
  officers: z.array(Line).check(z.minLength(1, "至少一人"), z.maxLength(20, "一次至多 20 人")),
});
