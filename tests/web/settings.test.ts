import { describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { registerRows } from "#kernel/deadline/register-rows.ts";
import { kindNames, processOf } from "#processes";
import { papers } from "#registry/paper/papers.ts";
import type { Schema } from "../../web/catalog/types.ts";
import { catalogOf } from "../../web/catalog/write.ts";
import { settingTitle, settingValue } from "../../web/page/settings/setting-words.ts";

const { bodies } = await catalogOf(await allRoutes());
const body = bodies.get("config")?.putConfig as Schema;
const config = body.properties?.config?.properties ?? {};
const han = /\p{Script=Han}/u;

describe("the form of a district's settings (console.md §4 no. 15)", () => {
  it("offers every stage of every process by its name, for the factor and for the policy", async () => {
    const processes = await Promise.all(kindNames.map(processOf));
    const stages = processes.flatMap((process) =>
      Object.keys(process?.stages ?? {}).map((stage) => `${process?.kind}.${stage}`),
    );
    for (const setting of [config.factors, config.policies]) {
      expect(setting?.["x-input"]).toBe("chosen");
      expect(Object.keys(setting?.properties ?? {}).sort()).toEqual(stages.sort());
      for (const { title } of Object.values(setting?.properties ?? {})) expect(title).toMatch(han);
    }
  });

  it("a way of counting answers is chosen by its word, whatever it holds", () => {
    const [first] = Object.values(config.policies?.properties ?? {});
    const labels = (first?.oneOf ?? []).map(({ properties }) => properties?.type?.["x-labels"]);
    expect(Object.assign({}, ...labels)).toEqual({
      ...{ any: "或签", all: "会签", sequence: "依次", vote: "票决" },
    });
  });

  it("offers every limit that may be set, with its usual length", () => {
    const limits = body.properties?.overrides?.properties ?? {};
    const settable = Object.entries(registerRows).filter(([, limit]) => "bounds" in limit);
    expect(Object.keys(limits)).toEqual(settable.map(([code]) => code));
    for (const { title, description } of Object.values(limits)) {
      expect(title).toMatch(han);
      expect(description).toMatch(/^通用 \d+ /);
    }
  });

  it("offers every sentence of every paper, with the usual one beside it", () => {
    const offered = config.papers?.properties ?? {};
    expect(Object.keys(offered)).toEqual(Object.keys(papers));
    for (const [code, { texts }] of Object.entries(papers)) {
      const sentences = offered[code]?.properties ?? {};
      expect(Object.values(sentences).map(({ description }) => description)).toEqual(
        Object.values(texts).map((text) => `通用：${text === "" ? "不写" : text}`),
      );
    }
  });

  it("names what a dry run would change in words", () => {
    expect(settingTitle(body, "meeting.quorum")).toBe("会议：法定人数");
    expect(settingValue(body, "meeting.quorum", "two-thirds")).toBe("三分之二以上");
    expect(settingTitle(body, "factors.enrollment.ROOM_REVIEW")).toMatch(/：.*室务审核$/);
    expect(settingValue(body, "singleMails", "all")).toBe("不限");
    expect(settingValue(body, "threshold.collectiveAssetsInFen", 5_000_000_000)).toBe(
      "50,000,000 元",
    );
    expect(settingValue(body, "reportsTo", null)).toBe("未设定");
  });
});
