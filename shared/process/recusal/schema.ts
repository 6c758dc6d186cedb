import * as z from "zod/mini";
import { type Relation, relations } from "#kernel/district/relation.ts";
import { Code, Id, idText, text } from "#kernel/text/text.ts";

/** Who asks that an officer be recused (监察法 Art. 67; 规则 on supervision work, recusal). */
export const requesters = {
  object: "监督对象",
  reporter: "检举控告人",
  colleague: "本单位人员",
  other: "其他有关人员",
} as const;
export type Requester = keyof typeof requesters;

export const RecusalRequest = z.object({
  /** The matter from which the officer is to be kept. */
  subject: z.object({ kind: Code, id: Id }),
  officer: idText("须指明申请回避的人员"),
  relation: z.enum(Object.keys(relations) as [Relation, ...Relation[]]),
  detail: text(500, "请填写具体关系"),
  requestedBy: z.enum(Object.keys(requesters) as [Requester, ...Requester[]]),
});
export type RecusalRequest = z.infer<typeof RecusalRequest>;

/** What people call where a request stands. */
export const recusalStatuses = {
  REQUESTED: "待决定",
  GRANTED: "已准予",
  DENIED: "未准予",
  LAPSED: "已终止",
} as const;

/** The state of a request: asked, granted, denied, or over with the report that it was about. */
export type Recusal = Omit<RecusalRequest, "detail"> & {
  /** None where it was destroyed with the report that it was about. */
  detail?: string;
  /** Record ids of the people and units whom its matter concerned; not told in requests that are older. */
  concerns?: readonly string[];
  status: keyof typeof recusalStatuses;
  officerName: string;
  enteredBy: string;
  enteredAt: string;
  /** Day of the decision; requests that were decided before it was kept have none. */
  decidedOn?: string;
  /** 上级纪委监委决定书 number, where the officer is the secretary. */
  letterNumber?: string;
  letterOn?: string;
};

export const RecusalCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("request"),
    request: RecusalRequest,
    /** Whom the matter concerns, as it says itself. */
    concerns: z.optional(z.array(Id).check(z.maxLength(1000))),
  }),
  /** What was typed about a report was destroyed with it; given by the reaction that does it. */
  z.object({
    type: z.literal("note-destroyed"),
    hashes: z.array(text(64)).check(z.maxLength(1000)),
  }),
]);
export type RecusalCommand = z.infer<typeof RecusalCommand>;
