import * as z from "zod";
import type { FormSpec, StageSpec } from "#kernel/task/schema.ts";
import { Consent } from "./schema.ts";
import { classifications, consentForms } from "./terms.ts";
import type { Stage } from "./transitions.ts";

/** 发文字号 (GB/T 9704-2012): 机关代字〔4-digit year〕number without leading zero, 号. */
export const DocumentNumber = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}]+〔\d{4}〕[1-9]\d*号$/u, "文号格式应为 示纪〔2026〕1号，序号不编虚位");

const Request = z.object({
  documentNumber: DocumentNumber,
  sentOn: z.iso.date("日期须为 yyyy-mm-dd"),
  classification: z.enum(classifications, "请选择密级").default("内部"),
});

const requestForm: FormSpec = {
  schema: Request,
  fields: [
    {
      name: "documentNumber",
      label: "请示文号",
      input: "text",
      hint: "示纪〔2026〕1号",
      required: true,
    },
    { name: "sentOn", label: "送出日期", input: "date", required: true },
    {
      name: "classification",
      label: "密级",
      input: "select",
      options: classifications.map((value) => ({ value, label: value })),
      required: true,
    },
  ],
};

const consentForm: FormSpec = {
  schema: Consent.extend({ documentNumber: DocumentNumber }),
  fields: [
    {
      name: "form",
      label: "同意方式",
      input: "select",
      options: Object.entries(consentForms).map(([value, label]) => ({ value, label })),
      required: true,
    },
    {
      name: "documentNumber",
      label: "批复（批示）文号",
      input: "text",
      hint: "示委批〔2026〕1号",
      required: true,
    },
    { name: "consentedOn", label: "同意日期", input: "date", required: true },
  ],
};

const approve = {
  label: "同意",
  outcome: "approve",
  opinion: "optional",
  takeBack: "until-followed",
} as const;
const giveBack = { label: "退回补充", outcome: "return", opinion: "required" } as const;

/** Entered through a meeting, never by a bare button. */
const meetingActions = {} as const;

/** What each stage asks, of whom, until when. */
export const enrollmentStages: Record<Stage, StageSpec> = {
  ROOM_REVIEW: {
    title: "室务审核",
    asks: "ROOM_DIRECTOR",
    policy: { type: "any" },
    actions: { approve, return: giveBack },
    declares: "no-ties",
    deadline: "D-ENR-1",
    factor: "code",
    escalation: "ladder",
  },
  DEPUTY_REVIEW: {
    title: "分管领导审核",
    asks: "DEPUTY_SECRETARY",
    policy: { type: "any" },
    actions: {
      approve,
      return: giveBack,
      reject: { label: "不同意（终止提名）", outcome: "reject", opinion: "required" },
    },
    declares: "no-ties",
    deadline: "D-ENR-2",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_PENDING: {
    title: "提交区纪委监委会议研究",
    asks: "OFFICE",
    readers: "COMMISSION_MEMBER",
    policy: { type: "any" },
    actions: meetingActions,
    deadline: "D-ENR-3",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_DEFERRED: {
    title: "缓议事项再次提交会议研究",
    asks: "OFFICE",
    readers: "COMMISSION_MEMBER",
    policy: { type: "any" },
    actions: meetingActions,
    deadline: "D-ENR-3",
    factor: "code",
    escalation: "ladder",
  },
  COMMISSION_PASSED: {
    title: "向区委报送请示",
    asks: "OFFICE",
    policy: { type: "any" },
    actions: {
      send: { label: "已报送请示", outcome: "sent", opinion: "optional", form: requestForm },
    },
    deadline: "D-ENR-4",
    factor: "code",
    escalation: "ladder",
  },
  PARTY_PENDING: {
    title: "同级党委研究",
    asks: "PARTY_OFFICE",
    policy: { type: "any" },
    actions: {
      consent: { label: "同意", outcome: "consent", opinion: "optional", form: consentForm },
      return: giveBack,
      reject: { label: "不同意", outcome: "reject", opinion: "required" },
    },
    deadline: "D-ENR-5",
    factor: "code",
    escalation: "secretary-only",
  },
  PARTY_RETURNED: {
    title: "补充后再报区委",
    asks: "OFFICE",
    policy: { type: "any" },
    actions: {
      resubmit: { label: "补充完毕，再次报送", outcome: "resubmit", opinion: "required" },
    },
    deadline: "D-ENR-6",
    factor: "code",
    escalation: "ladder",
  },
  RETURNED: {
    title: "退回补充",
    asks: "proposer",
    policy: { type: "single" },
    actions: {
      resubmit: { label: "补充完毕，重新提交", outcome: "resubmit", opinion: "required" },
    },
    deadline: "D-ENR-6",
    factor: "code",
    escalation: "ladder",
  },
};
