import { send } from "#kernel/record/send.ts";
import type { Host } from "#local/host.ts";
import { person } from "#registry/person/process.ts";
import { call } from "./harness.ts";
import { decideTask } from "./supervision.ts";

export type Whom = { id: string; name: string; unitId: string; unitName: string; post: string };

/** Puts somebody into the information library, as an import does. */
export async function inLibrary(host: Host, { id, name, unitId, unitName, post }: Whom) {
  await send(
    host.world,
    person,
    { id, district: "sample" },
    {
      type: "record",
      content: {
        name,
        unitId,
        unitName,
        post,
        isKeyObject: true,
        personnel: {},
        partyBuilding: {},
        establishment: { class: "SECTION_HEAD" },
        duties: {},
        leadership: {},
        supervision: {},
      },
    },
  );
  await host.settle();
}

/** A clue that another organ hands over, on its handlers' desk; its id. */
export async function clueOnDesk(host: Host, whom: Whom, problem: string): Promise<string> {
  const today = host.now().slice(0, 10);
  const reported = await call(host, "u-jiang").post("/clues", {
    report: {
      source: "ORGANS",
      person: {
        personId: whom.id,
        name: whom.name,
        unitName: whom.unitName,
        post: whom.post,
        kind: "SECTION_LEADER",
        isPartyMember: "yes",
        isPublicOfficer: "yes",
      },
      area: "OTHER",
      nature: "CONDUCT",
      problem,
      receivedOn: today,
    },
  });
  const { id } = reported.body;
  await host.settle();
  await fromReceipt(host, id);
  return id;
}

/** Answers the last question of a clue's stage. */
async function answer(
  host: Host,
  who: string,
  [id, stage]: readonly [string, string],
  body: Record<string, unknown>,
): Promise<void> {
  const { state } = (
    await call(host, "u-zhou").get<{ state: { visits: Record<string, number> } }>(`/clues/${id}`)
  ).body;
  const task = `${id}.${stage}.${state.visits[stage]}`;
  const answered = await decideTask(host, who, task, body);
  if (answered.status !== 200) throw new Error(`${task}: ${JSON.stringify(answered.body)}`);
}

/** Registered, assigned to room 2, signed for by two handlers. */
export async function fromReceipt(host: Host, id: string): Promise<void> {
  await answer(host, "u-jiang", [id, "RECEIVED"], { action: "register", form: {} });
  await answer(host, "u-jiang", [id, "REGISTERED"], {
    action: "propose",
    opinion: "请承办（示例）",
    form: { room: "2" },
  });
  await answer(host, "u-zhou", [id, "ASSIGNMENT"], { action: "approve" });
  await answer(host, "u-feng", [id, "ASSIGNED"], {
    action: "sign",
    form: { handlers: "u-chen,u-chu" },
  });
}

/** Studied, then one way through director, deputy and secretary. */
export async function opine(host: Host, id: string, opinion: Record<string, unknown>) {
  const today = host.now().slice(0, 10);
  const chen = call(host, "u-chen");
  await chen.post(`/clues/${id}/studies`, {
    study: {
      on: today,
      attendees: ["u-chen", "u-chu"],
      minutes: "研判会纪要1号（示例）",
      conclusion: "（示例）",
    },
  });
  const opined = await chen.post(`/clues/${id}/opinion`, {
    opinion: { grounds: "（示例理由）", plan: "两人办理（示例）", ...opinion },
  });
  if (opined.status !== 200) throw new Error(JSON.stringify(opined.body));
  await host.settle();
  const chain = [
    ["u-feng", "OPINION_ROOM"],
    ["u-wu", "OPINION_DEPUTY"],
    ["u-zhou", "OPINION_SECRETARY"],
  ] as const;
  for (const [who, stage] of chain) await answer(host, who, [id, stage], { action: "approve" });
}

const basis = [{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第一百一十七条" }];

/** What was decided on the person. */
export async function measure(host: Host, id: string, personId: string, key: string) {
  const today = host.now().slice(0, 10);
  const answer = await call(host, "u-chen").post(`/clues/${id}/measures`, {
    disposal: {
      personId,
      measure: key,
      decidedOn: today,
      decidedBy: "示例区纪委",
      talker: "冯示五",
      basis,
    },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await host.settle();
}

/** From the desk through verification, filing, trial and execution, with a measure of the Party. */
export async function filedAndDisposed(host: Host, id: string, personId: string, key: string) {
  const today = host.now().slice(0, 10);
  const chen = call(host, "u-chen");
  const post = async (verb: string, body: unknown = {}) => {
    const answer = await chen.post(`/clues/${id}/${verb}`, body);
    if (answer.status !== 200) throw new Error(`${verb}: ${JSON.stringify(answer.body)}`);
    await host.settle();
  };
  await opine(host, id, { way: "PRELIM_VERIFY" });
  const team = ["u-chen", "u-chu"];
  await post("verification-team", { team });
  await post("verification-report", {
    report: { on: today, findings: "属实（示例）", proposal: "立案（示例）", signedBy: team },
  });
  await opine(host, id, { way: "FILE" });
  await post("filing-announcement", { on: today, officers: team, unitToldOn: today });
  await measure(host, id, personId, key);
  await post("trial");
  await answer(host, "u-zhu", [id, "TRIAL"], {
    action: "conclude",
    form: { opinion: "事实清楚（示例）" },
  });
  await answer(host, "u-zhou", [id, "DECISION"], { action: "approve" });
  await answer(host, "u-chen", [id, "EXECUTION"], {
    action: "done",
    form: { on: today, note: "（示例）" },
  });
}
