import { describe, expect, it } from "vitest";
import { after, called, dayAt, dayProblem, happened, mayCome } from "#kernel/deadline/order.ts";

type State = { servedOn?: string };

const rules = {
  serve: {
    on: happened(({ servedOn }: State) => ({ day: servedOn, what: "送达日期" })),
    "items.[].doneBy": mayCome(({ servedOn }: State) => ({ day: servedOn, what: "送达日期" })),
    "doneBy#": mayCome(({ servedOn }: State) => ({ day: servedOn, what: "送达日期" })),
    "period.to": called("to", after(mayCome<State>(), dayAt("period.from", "起日"))),
  },
};
const now = "2026-03-10T04:00:00.000Z";
const asked = (
  given: Record<string, unknown>,
  key = "serve",
  state: State | undefined = { servedOn: "2026-03-04" },
) => dayProblem(rules, state, { key, given, prefix: "form" }, now)?.fields;

describe("the order of days (R7)", () => {
  it("a day of something that has happened is today at the latest, on Shanghai's calendar", () => {
    expect(asked({ on: "2026-03-10" })).toBeUndefined();
    expect(asked({ on: "2026-03-11" })).toEqual([
      { path: "form.on", message: "日期不能晚于今天 2026-03-10" },
    ]);
    const late = { key: "serve", given: { on: "2026-03-11" }, prefix: "" };
    expect(dayProblem(rules, {}, late, "2026-03-10T16:00:00.000Z")).toBeUndefined();
  });

  it("names the field and the day that it must follow", () => {
    expect(asked({ on: "2026-03-03" })).toEqual([
      { path: "form.on", message: "日期不能早于送达日期 2026-03-04" },
    ]);
  });

  it("in lists, in numbered fields, within one form, under the caller's own name", () => {
    expect(asked({ items: [{ doneBy: "2027-01-01" }, { doneBy: "2026-03-01" }] })).toEqual([
      { path: "form.items.1.doneBy", message: "日期不能早于送达日期 2026-03-04" },
    ]);
    expect(asked({ doneBy1: "2026-03-01", doneBy: "2026-03-01" })?.map(({ path }) => path)).toEqual(
      ["form.doneBy1"],
    );
    expect(asked({ period: { from: "2026-05-01", to: "2026-04-01" } })).toEqual([
      { path: "to", message: "日期不能早于起日 2026-05-01" },
    ]);
  });

  it("names of Object.prototype are no rules and no fields", () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      expect(asked({ on: "2027-01-01" }, name)).toBeUndefined();
      expect(asked({ [name]: "2027-01-01" })).toBeUndefined();
    }
  });

  it("what makes its record follows nothing but its own body", () => {
    expect(
      dayProblem(rules, undefined, { key: "serve", given: { on: "2020-01-01" }, prefix: "" }, now),
    ).toBeUndefined();
  });
});
