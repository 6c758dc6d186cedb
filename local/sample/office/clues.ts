import { answer, command, type Desk, listed, pass, today } from "./desk/desk.ts";
import type { Person } from "./enrollments.ts";

/** A clue that another organ has handed over. */
export async function receiveClue(desk: Desk, about: Person, problem: string): Promise<string> {
  const { id } = await command(desk, "u-jiang", "/clues", {
    report: {
      source: "ORGANS",
      person: {
        personId: about.personId,
        name: about.personName,
        unitName: about.unitName,
        post: about.post,
        kind: "SECTION_LEADER",
        isPartyMember: "yes",
        isPublicOfficer: "yes",
      },
      area: "OTHER",
      nature: "CONDUCT",
      problem,
      receivedOn: today(desk),
    },
  });
  return `/clues/${id}`;
}

/** Registered; the office of case management has not yet said whose it is. */
export function register(desk: Desk, path: string, differs?: string): Promise<void> {
  return answer(desk, "u-jiang", [path, "RECEIVED"], {
    action: "register",
    form: differs === undefined ? {} : { differs },
  });
}

/** The newest clue that nobody has registered yet, e.g. one that a petition has led to. */
export async function newestClue(desk: Desk): Promise<string> {
  const [found] = await listed(desk, "/clues", { status: "RECEIVED" });
  return `/clues/${found?.id ?? ""}`;
}

/** Registered, assigned to room 2, signed for by two handlers. */
export async function toDesk(desk: Desk, path: string, differs?: string): Promise<void> {
  await register(desk, path, differs);
  await answer(desk, "u-jiang", [path, "REGISTERED"], {
    action: "propose",
    opinion: "由该室承办（示例）",
    form: { room: "2" },
  });
  await answer(desk, "u-zhou", [path, "ASSIGNMENT"], { action: "approve" });
  await answer(desk, "u-feng", [path, "ASSIGNED"], {
    action: "sign",
    form: { handlers: "u-chen,u-chu" },
  });
}

const opinionChain = [
  ["u-feng", "OPINION_ROOM"],
  ["u-wu", "OPINION_DEPUTY"],
  ["u-zhou", "OPINION_SECRETARY"],
] as const;

/** Studied, with a proposal that so many people have agreed to; none so far, if not said. */
export async function opine(desk: Desk, path: string, way: object, by = 0): Promise<void> {
  const study = {
    on: today(desk),
    attendees: ["u-chen", "u-chu"],
    minutes: "集体研判记录（示例）",
    conclusion: "具有可查性（示例）",
  };
  await command(desk, "u-chen", `${path}/studies`, { study });
  await command(desk, "u-chen", `${path}/opinion`, {
    opinion: { grounds: "情节较轻，线索具体（示例）", plan: "两人办理（示例）", ...way },
  });
  await pass(desk, path, opinionChain.slice(0, by));
}

/** Verification under way by a team of two. */
export async function verify(desk: Desk, path: string): Promise<void> {
  await opine(desk, path, { way: "PRELIM_VERIFY" }, 3);
  await command(desk, "u-chen", `${path}/verification-team`, { team: ["u-chen", "u-chu"] });
}

/** From the desk to a filed case. */
export async function file(desk: Desk, path: string): Promise<void> {
  await verify(desk, path);
  const signedBy = ["u-chen", "u-chu"];
  await command(desk, "u-chen", `${path}/verification-report`, {
    report: { on: today(desk), findings: "属实（示例）", proposal: "立案（示例）", signedBy },
  });
  await opine(desk, path, { way: "FILE" }, 3);
  await command(desk, "u-chen", `${path}/filing-announcement`, {
    on: today(desk),
    officers: signedBy,
    unitToldOn: today(desk),
  });
}

/** A filed case that ends with a measure of the Party. */
export async function conclude(desk: Desk, path: string, personId: string): Promise<void> {
  await command(desk, "u-chen", `${path}/measures`, {
    disposal: {
      personId,
      measure: "PARTY_WARNING",
      decidedOn: today(desk),
      decidedBy: "示例区纪委",
      talker: "冯示五",
      basis: [{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第一百一十七条" }],
    },
  });
  await command(desk, "u-chen", `${path}/trial`);
  await answer(desk, "u-zhu", [path, "TRIAL"], {
    action: "conclude",
    form: { opinion: "事实清楚，证据确凿（示例）" },
  });
  await answer(desk, "u-zhou", [path, "DECISION"], { action: "approve" });
}
