import type { MatterOf } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Petition } from "../schema.ts";
import { appeals, categories, channels, conclusions, signatures, tellings } from "../terms.ts";
import { remedyOf } from "./remedy.ts";

/** Whom a petition concerns: ties of officers to the accused bar them from handling it. */
export function mattersOf(state: Petition): MatterOf {
  const { recusals, registration, routing, accusedOfficers = [] } = state;
  return {
    proposer: "",
    recused: [...accusedOfficers, ...recusals.map(({ person }) => person)],
    ...(routing === undefined ? {} : { room: routing.room }),
    ...(registration?.personId === undefined ? {} : { concerns: [registration.personId] }),
  };
}

type Line = { label: string; value: string };

/**
 * The petition as handlers read it: the office's own summary, and 实名 or 匿名; never who reported. Why it
 * takes longer stands only where the reporter is to be told, as other questions would be asked anew for it.
 */
export function describe(state: Petition, stage = ""): Line[] {
  const { number, channel, signature, receivedOn, registration, category } = state;
  return [
    ...(number === undefined ? [] : [{ label: "信访编号", value: number }]),
    { label: "渠道", value: channels[channel] },
    { label: "反映人", value: signatures[signature] },
    { label: "收到日期", value: receivedOn },
    ...(category === undefined ? [] : [{ label: "类别", value: categories[category] }]),
    ...(state.appeal === undefined ? [] : [{ label: "申诉", value: appeals[state.appeal] }]),
    ...(stage !== "EXTENSION" || state.extensionReason === undefined
      ? []
      : [{ label: "延期理由", value: state.extensionReason }]),
    ...(registration === undefined
      ? [{ label: "内容", value: "待登记，请由信访室打开原文" }]
      : [
          { label: "被反映人", value: registration.accused },
          ...(registration.post === "" ? [] : [{ label: "单位和职务", value: registration.post }]),
          ...(registration.town === "" ? [] : [{ label: "街镇", value: registration.town }]),
          { label: "问题领域", value: contentAreas[registration.area] },
          { label: "内容摘要", value: registration.summary },
        ]),
    ...(state.duplicateOf === undefined
      ? []
      : [{ label: "首次件", value: shortNumber(state.duplicateOf) }]),
    ...(state.completed === undefined
      ? []
      : [
          {
            label: "结论",
            value: `${conclusions[state.completed.conclusion]}（${state.completed.on}）`,
          },
        ]),
    ...(state.completed === undefined ? [] : remedyLines(state)),
    ...(state.entrusted?.reportedOn === undefined
      ? []
      : [
          {
            label: `${state.entrusted.to}报送 ${state.entrusted.reportedOn}`,
            value: state.entrusted.outline ?? "已销毁",
          },
        ]),
    ...(state.result === undefined
      ? []
      : [{ label: `承办室反馈 ${state.result.on}`, value: state.result.outline ?? "已销毁" }]),
    ...state.feedback.map(({ on, how, reached }) => ({
      label: `反馈 ${on}`,
      value: `${own(tellings, how) ?? how}${reached === "yes" ? "" : "，未联系上"}`,
    })),
  ];
}

function remedyLines(state: Petition): Line[] {
  const remedy = remedyOf(state);
  return remedy === undefined ? [] : [{ label: "答复须写明的途径", value: remedy }];
}
