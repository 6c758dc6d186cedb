import { addDays } from "#kernel/deadline/day.ts";
import { answer, command, type Desk, listed, read, today } from "./desk/desk.ts";

const none = { ties: "none" } as const;
const team = [
  { officer: "u-chen", ...none },
  { officer: "u-chu", ...none },
];

type Line = { id: string; status: string; updatedAt: string };

/** Visits of a quarter that nobody has planned yet, by their addresses. */
export async function dueVisits(desk: Desk): Promise<string[]> {
  const lines = await listed<Line>(desk, "/quarterly-visits", { status: "DUE" });
  return lines.map(({ id }) => `/quarterly-visits/${id}`);
}

/** The director puts a visit on the calendar; the unit is not told of it. */
export async function plan(desk: Desk, path: string, inDays = 0): Promise<void> {
  await command(desk, "u-feng", `${path}/plan`, {
    plan: {
      on: addDays(today(desk), inDays),
      team,
      focus: ["大额资金支出（示例）"],
      contents: ["DECISION_IMPLEMENTATION"],
      methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
    },
  });
  await command(desk, "u-chen", `${path}/notice`, { notice: { kind: "UNANNOUNCED" } });
}

/** On site, with a record of the method. */
export async function visit(desk: Desk, path: string): Promise<void> {
  await plan(desk, path);
  await command(desk, "u-chen", `${path}/beginning`);
  await command(desk, "u-chen", `${path}/records`, {
    record: {
      method: "REVIEW_ACCOUNTS",
      on: today(desk),
      items: ["本季资金支出明细账（示例）", "“三重一大”会议记录（示例）"],
    },
  });
}

type Place = { state: { place: { id: string; name: string } } };

/** A finding of the unit: it has to be rectified. */
export async function findRisk(desk: Desk, path: string): Promise<void> {
  const { state } = await read<Place>(desk, "u-zhou", path);
  await command(desk, "u-chen", `${path}/findings`, {
    finding: {
      kind: "RISK",
      area: "DECISION_IMPLEMENTATION",
      subject: { type: "unit", unitId: state.place.id, unitName: state.place.name },
      description: "部分支出未经集体研究，会议记录不全（示例）",
    },
  });
}

/** The visit ends and its report goes to the director. */
export async function report(desk: Desk, path: string): Promise<void> {
  await command(desk, "u-chen", `${path}/end`, { note: "当日结束（示例）" });
  await command(desk, "u-chen", `${path}/report`, {
    report: "查阅本季账目和会议记录，访谈经办人员，情况如所附清单（示例）。",
  });
}

/** Report approved and fed back; without findings the director signs it off. */
export async function close(desk: Desk, path: string, number: number): Promise<void> {
  await report(desk, path);
  await answer(desk, "u-feng", [path, "REPORT_REVIEW"], { action: "approve" });
  await answer(desk, "u-wu", [path, "REPORT_APPROVAL"], { action: "approve" });
  const on = today(desk);
  await command(desk, "u-chen", `${path}/feedback`, {
    feedback: {
      letterNumber: `示纪函〔${on.slice(0, 4)}〕${number}号`,
      receivedBy: "单位负责人（示例）",
      servedOn: on,
    },
  });
}

/** What was found has been put right. */
export async function rectify(desk: Desk): Promise<void> {
  for (const { id } of await listed(desk, "/quarterly-visits", { status: "RECTIFYING" })) {
    const path = `/quarterly-visits/${id}`;
    await command(desk, "u-chen", `${path}/rectification`, {
      rectified: { finding: 1, evidence: "补齐会议记录并公示（示例）", doneOn: today(desk) },
    });
    await answer(desk, "u-feng", [path, "RECTIFYING"], { action: "close", opinion: "属实" });
  }
}

/** A quarter that went by without a visit is explained, and the visit made up for. */
export async function makeUpVisits(desk: Desk, number: number): Promise<void> {
  const missed = await listed(desk, "/quarterly-visits", { status: "MISSED" });
  for (const [place, { id }] of missed.entries()) {
    const path = `/quarterly-visits/${id}`;
    await command(desk, "u-feng", `${path}/miss-reason`, { reason: "检查力量不足（示例）" });
    await visit(desk, path);
    await close(desk, path, number + place);
    await sign(desk, path);
  }
}

/** Nothing was found: 未发现问题. */
export async function sign(desk: Desk, path: string): Promise<void> {
  await answer(desk, "u-feng", [path, "FED_BACK"], { action: "sign" });
}
