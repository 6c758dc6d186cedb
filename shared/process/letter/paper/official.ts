import type { Day } from "#kernel/deadline/day.ts";
import type { BodyPart, OfficialDocument } from "#kernel/document/documents.ts";
import { ordinalOf, subheading } from "#kernel/document/parts.ts";
import { objectionText, periodText, titleOf } from "../describe.ts";
import type { Letter } from "../schema.ts";
import type { organs } from "../terms.ts";
import { checkedContent } from "./content.ts";

/** The letter as an official document; undefined while it has no number. */
export function officialDocument(state: Letter, district: string): OfficialDocument | undefined {
  const { number, approvedOn, signedOn } = state;
  if (number === undefined || approvedOn === undefined || signedOn === undefined) return undefined;
  return { ...writtenOf(state, district, approvedOn), number: number.text, printedOn: signedOn };
}

/** Statuses in which somebody decides on the letter that is to go out. */
const deciding: readonly Letter["status"][] = [
  "TRIAL_CHECK",
  "ROOM_APPROVAL",
  "DEPUTY_APPROVAL",
  "SECRETARY_APPROVAL",
  "NUMBERING",
];

/** 送审稿: the letter as those who decide on it will send it, marked as not sent. */
export function draftDocument(
  state: Letter,
  district: string,
  today: Day,
): OfficialDocument | undefined {
  return deciding.includes(state.status)
    ? { ...writtenOf(state, district, state.approvedOn ?? today), note: "送审稿，未编号、未用印" }
    : undefined;
}

function writtenOf(state: Letter, district: string, on: Day): OfficialDocument {
  const { addressee, classification, copies } = state.content;
  return {
    ...(classification === "公开" ? {} : { classification }),
    issuers: issuersOf(addressee.organs, district),
    title: titleOf(state),
    addressee: addressee.unitName,
    body: bodyOf(state),
    signed: "sealed",
    date: on,
    copies,
    printedBy: `${district}纪委监委办公室`,
    printedOn: on,
  };
}

/** One office with two names: the party side, the state side, or both (norms §2.1). */
function issuersOf(to: keyof typeof organs, district: string): string[] {
  const party = `中共${district}纪律检查委员会`;
  const state = `${district}监察委员会`;
  switch (to) {
    case "PARTY":
      return [party];
    case "UNIT":
      return [state];
    case "BOTH":
      return [party, state];
  }
}

/** The five contents of 监察法实施条例 Art. 235, in its order. */
function bodyOf(state: Letter): BodyPart[] {
  const content = checkedContent(state.content);
  const { situation, causes, demands } = content;
  return [
    ...section(0, "监督调查情况", situation),
    ...section(1, "主要问题及原因", causes),
    { level: "heading", text: `三、整改建议内容和要求` },
    ...demands.map((demand, place): BodyPart => subheading(place + 1, demand)),
    ...section(3, "整改期限和反馈整改情况的要求", periodText(content) ?? ""),
    ...section(4, "提出异议的期限和方式", objectionText(content) ?? ""),
  ];
}

function section(place: number, heading: string, text: string): BodyPart[] {
  return [
    { level: "heading", text: `${ordinalOf(place + 1)}、${heading}` },
    ...text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): BodyPart => ({ level: "text", text: line.trim() })),
  ];
}
