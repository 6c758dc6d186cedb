import type { Day } from "#kernel/deadline/day.ts";
import type { BodyPart, OfficialDocument } from "#kernel/document/documents.ts";
import { ordinalOf, subheading } from "#kernel/document/parts.ts";
import { type Say, sayingOf } from "#kernel/document/saying.ts";
import { objectionText, periodText, titleOf } from "../describe.ts";
import type { Letter } from "../schema.ts";
import type { organs } from "../terms.ts";
import { checkedContent } from "./content.ts";

/**
 * What a district may word in its own way: the headings of the five contents, and a sentence
 * before and behind them; without one of its own there is none.
 */
export const letterTexts = {
  opening: "",
  situation: "监督调查情况",
  causes: "主要问题及原因",
  demands: "整改建议内容和要求",
  period: "整改期限和反馈整改情况的要求",
  objection: "提出异议的期限和方式",
  closing: "",
} as const;
const usual = sayingOf(letterTexts);

/** The letter as an official document; undefined while it has no number. */
export function officialDocument(
  state: Letter,
  district: string,
  say: Say = usual,
): OfficialDocument | undefined {
  const { number, approvedOn, signedOn } = state;
  if (number === undefined || approvedOn === undefined || signedOn === undefined) return undefined;
  return {
    ...writtenOf(state, { district, on: approvedOn, say }),
    number: number.text,
    printedOn: signedOn,
  };
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
  { district, today }: { district: string; today: Day },
  say: Say = usual,
): OfficialDocument | undefined {
  return deciding.includes(state.status)
    ? {
        ...writtenOf(state, { district, on: state.approvedOn ?? today, say }),
        note: "送审稿，未编号、未用印",
      }
    : undefined;
}

function writtenOf(
  state: Letter,
  { district, on, say }: { district: string; on: Day; say: Say },
): OfficialDocument {
  const { addressee, classification, copies } = state.content;
  return {
    ...(classification === "公开" ? {} : { classification }),
    issuers: issuersOf(addressee.organs, district),
    title: titleOf(state),
    addressee: addressee.unitName,
    body: bodyOf(state, say),
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
function bodyOf(state: Letter, say: Say): BodyPart[] {
  const content = checkedContent(state.content);
  const { situation, causes, demands } = content;
  return [
    ...sentence(say("opening")),
    ...section(0, say("situation"), situation),
    ...section(1, say("causes"), causes),
    { level: "heading", text: `${ordinalOf(3)}、${say("demands")}` },
    ...demands.map((demand, place): BodyPart => subheading(place + 1, demand)),
    ...section(3, say("period"), periodText(content) ?? ""),
    ...section(4, say("objection"), objectionText(content) ?? ""),
    ...sentence(say("closing")),
  ];
}

function sentence(text: string): BodyPart[] {
  return text.trim() === "" ? [] : [{ level: "text", text }];
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
