import type { Host } from "#local/host.ts";
import type { OpinionInput } from "#process/clue/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { reportBy } from "./group-report.ts";
import { call } from "./harness.ts";
import { decideTask, stateOf } from "./supervision.ts";

const none = { ties: "none" } as const;
const unit = { unitId: "unt_team_one", unitName: "示例一队" };

/** Today on the host's clock. */
export const today = (host: Host): string => host.now().slice(0, 10);

/** Gives one command on a record and lets everything that follows happen. */
export async function command(host: Host, who: string, path: string, body: unknown = {}) {
  const answer = await call(host, who).post(path, body);
  await host.settle();
  if (answer.status !== 200)
    throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Answers a question and lets everything that follows happen. */
export async function answer(
  host: Host,
  who: string,
  task: string,
  body: Record<string, unknown>,
): Promise<void> {
  const { status, body: said } = await decideTask(host, who, task, body);
  if (status !== 200) throw new Error(`${who} ${task}: ${status} ${JSON.stringify(said)}`);
}

/** A violator of an inspection, in yuan. */
export const violator = (personId: string, name: string, yuan: number) => ({
  personId,
  name,
  kind: "SECTION_LEADER",
  isPartyMember: "yes",
  isPublicOfficer: "yes",
  amountInFen: yuan * 100,
});

/** An inspection, all on one day, whose violations of these people are confirmed. */
export async function inspected(host: Host, people: readonly ReturnType<typeof violator>[]) {
  const on = today(host);
  const { id } = await command(host, "u-chen", "/targeted-inspections", {
    plan: {
      title: "加油卡靶向性检查（示例）",
      themes: ["fuel-cards"],
      units: [unit],
      period: { from: "2025-07-01", to: "2025-12-31" },
      team: [
        { officer: "u-chen", ...none },
        { officer: "u-chu", ...none },
      ],
      methods: ["REVIEW_ACCOUNTS"],
      contents: ["OTHER"],
      contentsNote: "公务用车",
      focus: ["副卡"],
      grounds: "群众反映（示例）",
    },
  });
  const path = `/targeted-inspections/${id}`;
  const go = (verb: string, body: unknown = {}) => command(host, "u-chen", `${path}/${verb}`, body);
  await go("submission");
  await answer(host, "u-feng", `${id}.PLAN_REVIEW.1`, { action: "approve" });
  await answer(host, "u-wu", `${id}.PLAN_APPROVAL.1`, { action: "approve" });
  await go("document-request", { servedOn: on, servedTo: "一队（示例）", documents: ["加油明细"] });
  await go("receipts", { documents: [1], receivedOn: on });
  await go("beginning");
  await go("records", { record: { method: "REVIEW_ACCOUNTS", on, items: ["加油明细"] } });
  await go("end", { note: "结束（示例）" });
  for (const person of people) {
    await go("findings", {
      finding: {
        kind: "VIOLATION",
        area: "OTHER",
        areaNote: "公务用车",
        nature: "CONDUCT",
        subject: { type: "people", people: [person] },
        description: `${person.name} 私车公养（示例）`,
        amountInFen: person.amountInFen,
        period: { from: "2025-07-01", to: "2025-12-31" },
      },
    });
    await go("hearings", { hearing: { subject: person.personId, on, statement: "无异议" } });
  }
  await reportBy(host, path);
  await go("findings-submission");
  await answer(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, { action: "approve" });
  const { clues } = await stateOf<Targeted>(host, path);
  return { id, path, clues: clues.map(({ clueId }) => clueId) };
}

/** A clue that has come in, registered, assigned to room 2 and signed for by two. */
export async function toDesk(host: Host, clue: string, differs?: string): Promise<void> {
  await answer(host, "u-jiang", `${clue}.RECEIVED.1`, {
    action: "register",
    form: differs === undefined ? {} : { differs },
  });
  await answer(host, "u-jiang", `${clue}.REGISTERED.1`, {
    action: "propose",
    form: { room: "2" },
    opinion: "由该室承办（示例）",
  });
  await answer(host, "u-zhou", `${clue}.ASSIGNMENT.1`, { action: "approve" });
  await answer(host, "u-feng", `${clue}.ASSIGNED.1`, {
    action: "sign",
    form: { handlers: "u-chen,u-chu" },
  });
}

/** Studies a clue and brings an opinion of its n-th round through director, deputy and secretary. */
export async function disposed(
  host: Host,
  clue: string,
  way: OpinionInput["way"],
  { round = 1, ...more }: Partial<OpinionInput> & { round?: number } = {},
): Promise<void> {
  const path = `/clues/${clue}`;
  await command(host, "u-chen", `${path}/studies`, {
    study: {
      on: today(host),
      attendees: ["u-chen", "u-chu"],
      minutes: `研判会纪要${round}号`,
      conclusion: "可查（示例）",
    },
  });
  await command(host, "u-chen", `${path}/opinion`, {
    opinion: { way, grounds: "（示例理由）", plan: "两人办理（示例）", ...more },
  });
  await answer(host, "u-feng", `${clue}.OPINION_ROOM.${round}`, { action: "approve" });
  await answer(host, "u-wu", `${clue}.OPINION_DEPUTY.${round}`, { action: "approve" });
  await answer(host, "u-zhou", `${clue}.OPINION_SECRETARY.${round}`, { action: "approve" });
}

/** A letter at the counter, taken as far as the clue that it becomes; its id and the clue's. */
export async function reportedByLetter(
  host: Host,
  registration: { accused: string; personId?: string },
  signature: "NAMED" | "ANONYMOUS" = "ANONYMOUS",
): Promise<{ id: string; path: string }> {
  const on = today(host);
  const { id } = await command(host, "u-wei", "/petitions", {
    channel: "LETTER",
    receivedOn: on,
    content: { accused: registration.accused, facts: "反映私车公养的问题（示例）" },
    ...(signature === "NAMED"
      ? { reporter: { name: "孙举报人示例", phone: "13800000000", address: "", mail: "" } }
      : {}),
  });
  await command(host, "u-wei", `/petitions/${id}/registration`, {
    registration: { area: "OTHER", summary: "反映私车公养（示例）", ...registration },
  });
  if (signature === "NAMED")
    await answer(host, "u-wei", `${id}.IDENTITY_CHECK.1`, {
      action: "confirmed",
      form: { how: "PHONE", on },
    });
  await answer(host, "u-wei", `${id}.CLASSIFYING.1`, {
    action: "accept",
    form: { category: "ACCUSATION" },
  });
  await command(host, "u-wei", `/petitions/${id}/hand-over`, { room: "2" });
  await answer(host, "u-feng", `${id}.TO_HANDLER.1`, { action: "take", declaration: "none" });
  return { id, path: `/petitions/${id}` };
}
