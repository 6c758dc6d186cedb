import { describe, expect, it } from "vitest";
import { fateOf, speaksForAll } from "#functions/mail/smtp-reply.ts";
import { calendarsOf, HolidayCalendar, workday } from "#kernel/deadline/calendar.ts";
import { addDays } from "#kernel/deadline/day.ts";
import type { Officer, StandIn } from "#kernel/district/role.ts";
import { actingFor, closesRing } from "#kernel/district/stand-in.ts";
import { sample2027 } from "../kernel/deadline/fixture.ts";

describe("input 02: what a mail server's answer is about decides what it means", () => {
  const gone = "550 5.1.1 No such user";
  it.each([
    ...["CONN", "EHLO", "HELO", "STARTTLS", "AUTH LOGIN", "AUTH XOAUTH2", "MAIL FROM", "API"],
    ...["QUIT", "RSET", ""],
  ])("input 02: a 550 to %s refuses no recipient, whatever it says", (command) => {
    expect(fateOf({ command, responseCode: 550, response: gone }).result).toBe("failed");
  });

  it.each<[number, string, "refused" | "failed"]>([
    [550, gone, "refused"],
    [550, "550 User unknown", "refused"],
    [551, "551 User not local", "refused"],
    [553, "553 Mailbox name not allowed", "refused"],
    [
      550,
      "550 5.1.0 <t@example.test>: Sender address rejected: User unknown in local table",
      "failed",
    ],
    [550, "550 5.2.1 The user is receiving mail at a rate that prevents delivery", "failed"],
    [550, "550 5.2.1 Account disabled", "refused"],
    [550, "550 5.1.8 Sender domain not found", "failed"],
    [550, "550 5.7.1 Recipient refused by policy", "failed"],
    [552, "552 5.2.2 Mailbox full", "failed"],
    [554, "554 5.7.1 Relay access denied", "failed"],
    [530, "530 5.7.0 Must issue STARTTLS first", "failed"],
    [500, "500 Syntax error: user", "failed"],
    [503, "503 Bad sequence: no recipient", "failed"],
    [521, "521 No mail here", "failed"],
    [450, "450 4.1.1 No such user", "failed"],
    [421, "421 Service not available", "failed"],
    [452, "452 Too many recipients", "failed"],
    [250, "250 OK", "failed"],
  ])("input 02: %d to RCPT TO, %s: %s", (responseCode, response, result) => {
    expect(fateOf({ command: "RCPT TO", responseCode, response }).result).toBe(result);
  });

  it.each(["ETIMEDOUT", "ECONNECTION", "ESOCKET", "EDNS", "ETLS", "EPROTOCOL", undefined])(
    "input 02: no answer (%s) waits, and speaks for every mail of now",
    (code) => {
      const reply = code === undefined ? {} : { code };
      expect(fateOf(reply).result).toBe("failed");
      expect(speaksForAll(reply)).toBe(true);
    },
  );
});

const span = (from: string, to: string) => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
const problemsOf = (changes: Partial<HolidayCalendar>) =>
  HolidayCalendar.safeParse({ ...sample2027, ...changes }).error?.issues.map(
    (one) => one.message,
  ) ?? [];

describe("input 14: notices as they are published", () => {
  const y2019: HolidayCalendar = {
    ...sample2027,
    year: 2019,
    holidays: [
      ...span("2018-12-30", "2019-01-01"),
      ...span("2019-02-04", "2019-02-10"),
      ...span("2019-04-05", "2019-04-07"),
      ...span("2019-05-01", "2019-05-04"),
      ...span("2019-06-07", "2019-06-09"),
      ...span("2019-09-13", "2019-09-15"),
      ...span("2019-10-01", "2019-10-07"),
    ],
    makeups: [
      ...["2018-12-29", "2019-02-02", "2019-02-03", "2019-04-28", "2019-05-05"],
      ...["2019-09-29", "2019-10-12"],
    ],
  };

  it("input 14: the one for 2019 is taken, and decides the days of 2018 whenever it is loaded", () => {
    expect(HolidayCalendar.safeParse(y2019).error).toBeUndefined();
    const y2018 = { ...sample2027, year: 2018, holidays: [], makeups: [] };
    for (const years of [
      [y2018, y2019],
      [y2019, y2018],
    ]) {
      const calendars = calendarsOf(years);
      expect(workday(calendars, "2018-12-29")).toBe("yes");
      expect(workday(calendars, "2018-12-31")).toBe("no");
    }
    expect(workday(calendarsOf([y2018]), "2018-12-31")).toBe("unknown");
  });

  it.each<[string, Partial<HolidayCalendar>, string]>([
    [
      "a holiday twice",
      { holidays: [...sample2027.holidays, sample2027.holidays[0] ?? ""] },
      "重复",
    ],
    ["a make-up day twice", { makeups: ["2027-02-20", "2027-02-20"] }, "重复"],
    ["a day off that is made up for", { makeups: [sample2027.holidays[3] ?? ""] }, "既放假又上班"],
    [
      "a day of two years before",
      { holidays: [...sample2027.holidays, "2025-12-31"] },
      "不在 2027",
    ],
    ["a day of the year after", { holidays: [...sample2027.holidays, "2028-01-01"] }, "不在 2027"],
    ["a day of November before", { makeups: ["2026-11-28"] }, "不在 2027"],
    ["a month off", { holidays: span("2027-03-01", "2027-05-30") }, "工作日合计"],
    ["most of it left out", { holidays: sample2027.holidays.slice(0, 5) }, "至少 13 天"],
  ])("input 14: %s is refused", (_, changes, told) => {
    expect(problemsOf(changes).join()).toContain(told);
  });

  it.each(["2027-02-30", "2027-2-1", "20270201", "2027-02-01T00:00", "", "明天"])(
    "input 14: %j is no day",
    (day) => {
      expect(problemsOf({ holidays: [...sample2027.holidays, day] })).not.toEqual([]);
    },
  );

  it("input 14: a year between two loaded ones is a gap, and nobody counts through it for sure", () => {
    const later = { ...sample2027, year: 2029, holidays: [], makeups: [] };
    const calendars = calendarsOf([sample2027, later]);
    expect(workday(calendars, "2028-06-01")).toBe("unknown");
    expect(workday(calendars, "2029-06-01")).toBe("yes");
  });
});

describe("input 15: stand-ins who are away too", () => {
  const named = (deputy: string, from: string, until: string, more: Partial<StandIn> = {}) => ({
    ...{ deputy, from, until },
    ...more,
  });
  const officer = (id: string, ...standIns: StandIn[]): Officer => ({
    ...{ id, name: id, role: "OFFICE", email: `${id}@example.test` },
    ...(standIns.length === 0 ? {} : { standIns }),
  });
  const [march, april, may] = ["2026-03-10", "2026-04-10", "2026-05-10"] as const;
  const acts = (officers: readonly Officer[], today: string, kind = "letter") =>
    actingFor(officers[0] as Officer, officers, { today, kind })?.officer.id;

  it("input 15: a chain of four is followed to its end, on the days that all share", () => {
    const officers = [
      officer("a", named("b", march, may)),
      officer("b", named("c", march, april)),
      officer("c", named("d", april, may)),
      officer("d"),
    ];
    expect(acts(officers, march)).toBe("c");
    expect(acts(officers, april)).toBe("d");
    expect(acts(officers, may)).toBe("b");
    expect(acts(officers, "2026-05-11")).toBeUndefined();
  });

  it.each<[string, number]>([
    ["two", 2],
    ["three", 3],
    ["fifty", 50],
  ])("input 15: a ring of %s is refused at naming, and asks nobody if it is there", (_, length) => {
    const ids = Array.from({ length }, (__, at) => `o${at}`);
    const ring = ids.map((id, at) => officer(id, named(ids[(at + 1) % length] ?? "", march, may)));
    expect(acts(ring, april)).toBeUndefined();
    const open = ring.map((one, at) => (at === length - 1 ? officer(one.id) : one));
    const last = ids[length - 1] ?? "";
    expect(closesRing(last, named("o0", april, april), open)).toBe(true);
    expect(closesRing(last, named("o0", "2026-06-01", "2026-06-02"), open)).toBe(false);
  });

  it("input 15: of two stand-ins on one day the one for this kind of matter acts", () => {
    const officers = [
      officer("a", named("b", march, may, { kinds: ["clue"] }), named("c", march, may)),
      officer("b"),
      officer("c"),
    ];
    expect(acts(officers, april)).toBe("c");
    expect(acts(officers, april, "clue")).toBe("b");
  });

  it("input 15: a stand-in who was struck off is nobody", () => {
    expect(acts([officer("a", named("gone", march, may))], april)).toBeUndefined();
  });
});
