import type { Day } from "#kernel/deadline/day.ts";
import { answer, command, type Desk, listed, read } from "./desk/desk.ts";
import { answerByPhone } from "./desk/phone.ts";
import { debriefingReport } from "./desk/texts.ts";

/** The plan of somebody's debriefing of the year, still to be approved. */
export async function planDebriefing(desk: Desk, path: string, meetingOn: Day): Promise<void> {
  await command(desk, "u-chen", `${path}/plan`, {
    plan: {
      audience: "COMMISSION",
      mode: "ON_SITE",
      reviewer: "ROOM",
      meetingOn,
      place: "区纪委监委会议室（示例）",
    },
  });
}

/** The deputy agrees; colleagues are asked for what they think on forms without names. */
export async function gatherOpinions(desk: Desk, path: string): Promise<void> {
  await answer(desk, "u-wu", [path, "PLAN_APPROVAL"], { action: "approve" });
  const { codes } = await command<{ codes: string[] }>(desk, "u-chen", `${path}/opinion-forms`, {
    names: ["甲示例", "乙示例", "丙示例"],
  });
  for (const [place, code] of codes.slice(0, 2).entries())
    await paperIn(desk, code, ["建议按月公开账目（示例）", "希望多到一线（示例）"][place] ?? "");
}

/** What they said is gathered and told to the person. */
export async function tellOpinions(desk: Desk, path: string): Promise<void> {
  await command(desk, "u-chen", `${path}/opinions`);
  await command(desk, "u-chen", `${path}/opinions-feedback`, {
    text: "建议按月公开账目，多到一线（示例）。",
  });
}

/** The person has read it, and hands in the report. */
export async function handIn(desk: Desk, path: string, mail: string): Promise<void> {
  await readOpinions(desk, path, mail);
  await answerByPhone(desk, mail, idOf(path), { action: "submit", ...debriefingReport });
}

/** The person has read what was said of them. */
export function readOpinions(desk: Desk, path: string, mail: string): Promise<void> {
  return answerByPhone(desk, mail, idOf(path), { action: "read" });
}

/** The director accepts the report, or sends it back. */
export function reviewReport(desk: Desk, path: string, action: "approve" | "return") {
  return answer(desk, "u-feng", [path, "SUBMITTED"], {
    action,
    ...(action === "return" ? { opinion: "查摆问题不实不深，请对照意见修改（示例）。" } : {}),
  });
}

/** The meeting, and ballots that give a score. */
export async function present(desk: Desk, path: string, on: Day): Promise<void> {
  await command(desk, "u-chen", `${path}/presentation`, {
    meeting: {
      on,
      place: "区纪委监委会议室（示例）",
      chair: "吴示二",
      participants: 12,
      minutesNumber: `纪要〔${on.slice(0, 4)}〕30号`,
      questions: [
        { by: "王示四", question: "账目为何公开不及时（示例）", answer: "人手不足，已改（示例）" },
      ],
    },
  });
}

/** Ballots in secret: most are content. */
export async function score(desk: Desk, path: string): Promise<void> {
  const { codes } = await command<{ codes: string[] }>(desk, "u-shen", `${path}/ballot-codes`, {
    participants: 12,
  });
  for (const [place, code] of codes.entries())
    await paperIn(desk, code, place < 8 ? "good" : place < 11 ? "fair" : "plain");
  await command(desk, "u-shen", `${path}/ballot-count`);
}

/** The year's debriefing of each person, by their id. */
export async function debriefingsOf(desk: Desk): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { id } of await listed(desk, "/debriefings")) {
    const path = `/debriefings/${id}`;
    const { state } = await read<{ state: { personId: string } }>(desk, "u-zhou", path);
    found.set(state.personId, path);
  }
  return found;
}

/** Puts one paper in on the public page. */
async function paperIn(desk: Desk, code: string, said: string): Promise<void> {
  for (const [path, fields] of [
    ["/b", { code }],
    ["/b/paper", { code, said }],
  ] as const)
    await fetch(`${desk.url}${path}`, { method: "POST", body: new URLSearchParams(fields) });
}

const idOf = (path: string) => path.split("/").at(-1) ?? "";
