import { describe, expect, it } from "vitest";
import { petition } from "#process/petition/process.ts";
import { remedyOf } from "#process/petition/shown/remedy.ts";
import {
  ask,
  by,
  course,
  dueOf,
  type PetitionMove,
  refusalOf,
  stateOf,
  tell,
  toClass,
} from "./cast.ts";

const resolving = (form: object, signature: "NAMED" | "ANONYMOUS" = "NAMED"): PetitionMove[] => [
  ...toClass(signature),
  { ...by("wei", "resolve"), form } as PetitionMove,
  ask,
];
const appeal = (kind: string) => ({ category: "APPEAL", appeal: kind });
const extend = { type: "extend", document: "批示1号" } as const;
const request = { category: "REQUEST" };

describe("requests, appeals and what is entrusted (norms §2.3)", () => {
  it("who waits thirty days longer is told why: a question with the reason, until it is done (D-PET-EXTENSION, Art. 34)", () => {
    const game = course(resolving(request));
    expect(refusalOf(game, tell("deputy", extend))?.fields).toEqual([
      { path: "reason", message: "请写明延期理由，须告知信访人（信访工作条例第34条）" },
    ]);
    const longer = { ...extend, reason: "需要鉴定（示例）" };
    expect(refusalOf(game, tell("deputy", longer))).toBeUndefined();
    expect(dueOf(game, "EXTENSION")).toBe("2026-09-24");
    const shown = petition.show?.(stateOf(game), "EXTENSION") ?? [];
    expect(shown).toContainEqual({ label: "延期理由", value: "需要鉴定（示例）" });
    expect(refusalOf(game, by("wei", "told", "EXTENSION"))).toBeUndefined();
    expect(stateOf(game).extensionToldOn).toBe("2026-09-18");
  });

  it("nobody is asked to tell who gave no name", () => {
    const game = course(resolving(request, "ANONYMOUS"));
    refusalOf(game, tell("deputy", { ...extend, reason: "需要鉴定（示例）" }));
    expect(dueOf(game, "EXTENSION")).toBeUndefined();
  });

  it("an appeal of somebody punished takes one month, one that follows it two, and neither longer (D-PET-REVIEW, D-PET-RECHECK)", () => {
    const review = course(resolving(appeal("REVIEW")));
    expect(dueOf(review, "RESOLVING")).toBe("2026-10-19");
    expect(dueOf(course(resolving(appeal("RECHECK"))), "RESOLVING")).toBe("2026-11-18");
    expect(dueOf(course(resolving(request)), "RESOLVING")).toBe("2026-11-17");
    const longer = { ...extend, reason: "（示例）" };
    expect(refusalOf(review, tell("deputy", longer))?.detail).toBe("期限不能延长");
  });

  it("only an appeal is a 复审 or 复核, and the field says so", () => {
    const game = course(toClass("NAMED"));
    const wrong = { ...by("wei", "resolve"), form: { ...request, appeal: "REVIEW" } };
    expect(refusalOf(game, wrong as PetitionMove)?.fields?.[0]?.path).toBe("form.appeal");
  });

  it("the answer says to whom the person can go: 复查 and 复核, or the upper organ (Art. 35, 36)", () => {
    const done = tell("wei", { type: "resolve", conclusion: "TRUE" });
    const told = (form: object) => {
      const lines = petition.show?.(stateOf(course([...resolving(form), done, ask])), "COMPLETED");
      return (lines ?? []).find(({ label }) => label === "答复须写明的途径")?.value;
    };
    expect(told(request)).toMatch(/三十日内，可以请求原办理机关的上一级机关复查/);
    expect(told(appeal("REVIEW"))).toMatch(/一个月内，可以向上一级监察机关申请复核/);
    expect(remedyOf({ category: "ACCUSATION" })).toBeUndefined();
  });

  it("what is entrusted to a lower organ comes back within three months, never of an object (D-PET-REPORT, A-31)", () => {
    const sent = {
      ...by("wei", "send"),
      form: { receiver: "示例镇纪委", on: "2026-09-18", receipt: "回执1", report: "yes" },
    } as PetitionMove;
    const game = course([...toClass("NAMED"), by("wei", "foreign"), ask, sent, ask]);
    expect(stateOf(game).status).toBe("TRANSFERRED");
    expect(dueOf(game, "REPORT_BACK")).toBe("2026-12-18");
    const back = {
      ...by("wei", "reported", "REPORT_BACK"),
      form: { on: "2026-09-18", outline: "已办结（示例）" },
    } as PetitionMove;
    expect(refusalOf(game, back)).toBeUndefined();
    expect(stateOf(game).entrusted).toMatchObject({ to: "示例镇纪委", outline: "已办结（示例）" });
    const routed = tell("system", { type: "route", room: "2", object: "ACTIVE" });
    const ours = course([...toClass("NAMED"), routed, by("wei", "foreign"), ask]);
    expect(refusalOf(ours, sent)?.detail).toContain("不得交办下级");
  });
});
