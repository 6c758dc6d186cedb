import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import {
  answerAs,
  codesOf,
  debriefingOf,
  meeting,
  paperIn,
  reachable,
  stateAt,
  tell,
  upToMeeting,
} from "./debriefing.ts";
import { at, startFrozen } from "./harness.ts";
import { decideTask, lastTask } from "./supervision.ts";

const person = "per_deb_a";

describe("a debriefing from the yearly plan to its closing (process sheet §4.7, A-18, A-30)", () => {
  let host: Host;
  let id = "";

  beforeAll(async () => {
    host = await startFrozen("2026-09-28");
    await reachable(host, person);
    await host.advanceTo(Date.parse(at("2026-10-08")));
    id = await debriefingOf(host, person);
  });
  afterAll(() => host.stop());

  it("opens on 1 October; the plan is due 10-31 (D-DEB-1)", async () => {
    expect((await stateAt(host, id)).status).toBe("PLANNING");
    const { due } = await lastTask(host, `/debriefings/${id}`, "PLANNING");
    expect(due).toMatchObject({ ruleCode: "D-DEB-1", effectiveDue: "2026-10-31" });
  });

  it("is planned by the room, approved by the deputy, and the report is asked of the person (D-DEB-2)", async () => {
    await upToMeeting(host, person, id);
    const state = await stateAt(host, id);
    expect(state.status).toBe("REPORT_ACCEPTED");
    expect(state.opinions).toMatchObject({ received: 1, texts: ["建议公开账目（示例）"] });
    const { due } = await lastTask(host, `/debriefings/${id}`, "REPORT_DUE");
    expect(due).toMatchObject({ ruleCode: "D-DEB-2", effectiveDue: "2026-11-26" });
  });

  it("sixty ballots make the score, all at once and by nobody's name", async () => {
    await host.advanceTo(Date.parse(at("2026-12-10")));
    await tell(host, "u-chen", `${id}/presentation`, { meeting });
    const codes = await codesOf(host, id, 60);
    expect(codes).toHaveLength(60);
    const said = (place: number) => (place < 30 ? "good" : place < 50 ? "fair" : "plain");
    for (const [place, code] of codes.entries())
      expect((await paperIn(host, code, said(place))).status).toBe(200);
    expect((await paperIn(host, codes[0] ?? "", "poor")).status).toBe(409);
    const counted = await tell(host, "u-shen", `${id}/ballot-count`);
    expect(counted.body).toMatchObject({ good: 30, fair: 20, plain: 10, poor: 0, invalid: 0 });
    expect(await stateAt(host, id)).toMatchObject({
      status: "SCORED",
      score: 8500,
      satisfaction: 8333,
      band: "NONE",
    });
  });

  it("is fed back, rectified and closed (D-DEB-5, D-DEB-6)", async () => {
    const feedback = {
      letterNumber: "示纪函〔2026〕40号",
      servedOn: "2026-12-10",
      problems: ["科务公开不及时（示例）"],
    };
    await tell(host, "u-chen", `${id}/feedback`, { feedback });
    const { due } = await lastTask(host, `/debriefings/${id}`, "FED_BACK");
    expect(due).toMatchObject({ ruleCode: "D-DEB-6-PLAN", effectiveDue: "2026-12-24" });
    await answerAs(host, person, id, { action: "plan", "form.text": "每月公开（示例）" });
    await answerAs(host, person, id, { action: "report", "form.text": "已公开（示例）" });
    await decideTask(host, "u-feng", `${id}.EVALUATING.1`, { action: "close", opinion: "属实" });
    expect((await stateAt(host, id)).status).toBe("CLOSED");
  });
});
