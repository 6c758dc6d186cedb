import {
  debriefingOf,
  meeting,
  nameOf,
  plan,
  reachable,
  report,
} from "#tests/end-to-end/debriefing.ts";
import { at, linkFor, openedPage } from "#tests/end-to-end/harness.ts";
import { type Chain, type Doing, readAs, type Step, survives } from "./chain.ts";

const person = "per_deb_crash";
const approval = { action: "approve", declaration: "none" };
const reportDay = "2026-10-08";
const assessed = "2026-12-10";
const counts = { good: 30, fair: 20, plain: 10, poor: 0, invalid: 0 };
const feedback = {
  letterNumber: "示纪函〔2026〕40号",
  servedOn: assessed,
  problems: ["科务公开不及时（示例）"],
};

/** The year's debriefing, which the calendar has opened. */
const opened: Doing = {
  act: async (host) => {
    const { items } = await readAs<{ items: { id: string }[] }>(host, "zhou", "/debriefings");
    return items[0]?.id ?? "";
  },
};

const meetingDay: Doing = {
  act: async (host) => {
    await host.advanceTo(at(assessed));
    return "";
  },
};

/**
 * The person answers on their phone, some minutes later each time: codes are sparing. What has been
 * answered before the death is not asked again.
 */
function byLink(id: string, stage: string, fields: Record<string, string>): Doing {
  let minutes = 0;
  return {
    act: async (host) => {
      await host.settle();
      const path = `/debriefings/${id}`;
      const { openTasks } = await readAs<{ openTasks: string[] }>(host, "zhou", path);
      if (!openTasks.includes(`${id}.${stage}.1`)) return "";
      minutes += 5;
      const day = fields.action === "read" || fields.action === "submit" ? reportDay : assessed;
      await host.advanceTo(at(day, `10:${String(minutes).padStart(2, "0")}`));
      const mailed = await linkFor(host, nameOf(person), id);
      // The host that mailed it had another port.
      const url = `${host.url}${new URL(mailed).pathname}`;
      const { person: phone, nonce } = await openedPage(host, nameOf(person), url);
      const { status } = await phone.post(url, { nonce, opinion: "", ...fields });
      if (status !== 303) throw new Error(`${stage} answered with ${status}`);
      return "";
    },
  };
}

/** From the yearly plan over forms, report, meeting and a count by hand to the closing. */
const steps: Chain["steps"] = ([id = ""]) => {
  const tell = (who: string, path: string, body: object = {}): Step => ({
    who,
    path: `/debriefings/${id}/${path}`,
    body,
  });
  const decide = (who: string, stage: string, body: object): Step => ({
    who,
    path: `/tasks/${id}.${stage}.1/decision`,
    body,
  });
  return [
    tell("chen", "plan", { plan }),
    decide("wu", "PLAN_APPROVAL", approval),
    tell("chen", "opinion-forms", { names: ["甲示例", "乙示例"] }),
    tell("chen", "opinions"),
    tell("chen", "opinions-feedback", { text: "建议及时公开（示例）" }),
    byLink(id, "OPINIONS_FED", { action: "read" }),
    byLink(id, "REPORT_DUE", { action: "submit", ...report }),
    decide("feng", "SUBMITTED", approval),
    meetingDay,
    tell("chen", "presentation", { meeting }),
    tell("shen", "count", { participants: 60, counts }),
    tell("han", "count-confirmation"),
    tell("chen", "feedback", { feedback }),
    byLink(id, "FED_BACK", { action: "plan", "form.text": "每月公开（示例）" }),
    byLink(id, "RECTIFYING", { action: "report", "form.text": "已公开（示例）" }),
    decide("feng", "EVALUATING", { action: "close", opinion: "属实（示例）" }),
  ];
};

/** §4.7, A-18: a debriefing year loses, doubles and tells twice nothing, however often the host dies. */
survives(
  {
    path: "/debriefings",
    from: "2026-09-28",
    prepare: async (host) => {
      await reachable(host, person);
      await host.advanceTo(at(reportDay));
      await debriefingOf(host, person);
    },
    first: opened,
    steps,
  },
  { every: [7], deaths: 8, end: { status: "CLOSED", open: 0 } },
);
