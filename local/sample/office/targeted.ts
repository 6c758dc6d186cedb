import { fuelCase } from "../fuel-card/fuel-card-case.ts";
import { csvOf } from "../fuel-card/fuel-card-files.ts";
import { sheetTitles } from "../fuel-card/fuel-card-tables.ts";
import { sampleUnit } from "../officers.ts";
import { command, type Desk, pass, read, today, upload } from "./desk/desk.ts";
import { inspectionPlan } from "./desk/texts.ts";
import type { Person } from "./enrollments.ts";

/** A work plan that waits for its director. */
export async function planInspection(desk: Desk, title: string): Promise<string> {
  const { id } = await command(desk, "u-chen", "/targeted-inspections", {
    plan: { ...inspectionPlan, title },
  });
  const path = `/targeted-inspections/${id}`;
  await command(desk, "u-chen", `${path}/submission`);
  return path;
}

/** A work plan that both have approved. */
export async function approveInspection(desk: Desk, title: string): Promise<string> {
  const path = await planInspection(desk, title);
  await pass(desk, path, [
    ["u-feng", "PLAN_REVIEW"],
    ["u-wu", "PLAN_APPROVAL"],
  ]);
  return path;
}

/** The unit is asked for its papers. */
export function askPapers(desk: Desk, path: string): Promise<unknown> {
  return command(desk, "u-chen", `${path}/document-request`, {
    servedOn: today(desk),
    servedTo: "城管二队办公室（示例）",
    documents: ["主/副卡台账", "加油明细", "派车单", "单位车辆清单"],
  });
}

/** The papers have come, and its tables are compared by the theme's rules. */
export async function compare(desk: Desk, path: string): Promise<void> {
  const { cards, fills, dispatches, vehicles } = fuelCase();
  for (const [key, rows] of Object.entries({ cards, fills, dispatches, vehicles })) {
    const title = sheetTitles[key as keyof typeof sheetTitles].replace("/", "、");
    const query = new URLSearchParams({ theme: "fuel-cards", table: key, name: `${title}.csv` });
    await upload(desk, "u-chen", `${path}/tables?${query}`, csvOf(rows));
  }
  await command(desk, "u-chen", `${path}/receipts`, {
    documents: [1, 2, 3, 4],
    receivedOn: today(desk),
  });
}

/** So many hits looked at by a person: every third turns out to be in order. */
export async function lookAtHits(desk: Desk, path: string, most: number): Promise<string[]> {
  const { items } = await read<{ items: { hit: string }[] }>(desk, "u-chu", `${path}/hits`);
  const suspect: string[] = [];
  for (const [place, { hit }] of items.slice(0, most).entries()) {
    const verdict = place % 3 === 2 ? "EXPLAINED" : "SUSPECT";
    await command(desk, "u-chu", `${path}/hit-reviews`, {
      review: { hit, verdict, note: "已核对派车单和小票（示例）" },
    });
    if (verdict === "SUSPECT") suspect.push(hit);
  }
  return suspect;
}

/** On site, from the first day to the last. */
export async function inspect(desk: Desk, path: string): Promise<void> {
  await command(desk, "u-chen", `${path}/beginning`);
  await command(desk, "u-chen", `${path}/records`, {
    record: {
      method: "INTERVIEW",
      on: today(desk),
      interviewee: "加油卡管理员（示例）",
      officers: ["u-chen", "u-chu"],
      notes: "副卡由个人保管，未登记里程（示例）",
    },
  });
  await command(desk, "u-chen", `${path}/end`, { note: "现场检查结束（示例）" });
}

/** One violation of a person and one loophole of the unit, heard and handed in. */
export async function find(desk: Desk, path: string, person: Person): Promise<void> {
  const violator = {
    personId: person.personId,
    name: person.personName,
    kind: "SECTION_LEADER",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    times: 14,
    centilitres: 66_000,
    amountInFen: 525_000,
  };
  const findings = [
    {
      kind: "VIOLATION",
      area: "OTHER",
      areaNote: "公务用车",
      nature: "CONDUCT",
      subject: { type: "people", people: [violator] },
      description: "节假日用公务加油卡为私家车加油 14 次（示例）",
      amountInFen: 525_000,
      period: { from: "2026-01-01", to: "2026-07-31" },
      evidence: ["加油明细与派车单比对表（示例）"],
    },
    {
      kind: "LOOPHOLE",
      area: "PARTY_RESPONSIBILITY",
      subject: { type: "unit", ...sampleUnit },
      description: "无里程登记，副卡未绑定车牌（示例）",
    },
  ];
  for (const finding of findings) await command(desk, "u-chen", `${path}/findings`, { finding });
  for (const subject of [person.personId, sampleUnit.unitId])
    await command(desk, "u-chen", `${path}/hearings`, {
      hearing: { subject, on: today(desk), statement: "无异议（示例）" },
    });
  await command(desk, "u-chen", `${path}/report`, {
    facts: "加油明细、派车单和节假日安排比对一致，本人谈话承认（示例）。",
    opinion: "建议移交问题线索，责成单位建立里程登记并给副卡绑定车牌（示例）。",
  });
  for (const inspector of ["u-chen", "u-chu"])
    await command(desk, inspector, `${path}/report-signature`);
  await command(desk, "u-chen", `${path}/findings-submission`);
}
