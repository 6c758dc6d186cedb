import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { createDocuments } from "#functions/documents/documents.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { districtProcess } from "#kernel/district/process.ts";
import { roles } from "#kernel/district/role.ts";
import { emptyHead } from "#kernel/record/event.ts";
import { send } from "#kernel/record/send.ts";
import { recordItem } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { recusal } from "#process/recusal/process.ts";
import { processOf } from "#processes";
import { paperRoutes } from "#registry/paper/routes.ts";
import { recused } from "#registry/paper/specimens.ts";
import { ownWorld } from "../world.ts";

const district = "sample";
const id = "rec_1";
let now = "2026-03-02T01:00:00.000Z";
let world: World;
let stop: () => Promise<void>;

const officers = roles.map((role) => ({
  id: `u-${role}`,
  name: "周示一",
  role,
  email: "a@x.test",
}));

beforeAll(async () => {
  const own = await ownWorld();
  stop = own.stop;
  world = { ...own.world, clock: () => now, documents: createDocuments() };
  await setUpDistrict(world, district, { config: defaultConfig, officers });
  const record = {
    kind: "recusal",
    id,
    district,
    version: 1,
    head: emptyHead,
    state: recused,
    createdAt: now,
    updatedAt: now,
    openTasks: [],
  };
  await world.store.transact([{ put: recordItem(record, recusal.keys(recused)), when: "absent" }]);
});
afterAll(() => stop());

/** Publishes own sentences of the decision at this instant. */
async function publish(closing: string, at: string) {
  now = at;
  const config = DistrictConfig.parse({
    ...defaultConfig,
    papers: { "recusal.decision": { closing } },
  });
  const command = { type: "publish-config", config, overrides: {} } as const;
  await send(world, districtProcess, { id: district, district }, command);
}

async function call(method: "get" | "post", path: string, body: unknown = {}): Promise<unknown> {
  const route = paperRoutes.find((one) => one.method === method && one.path === path);
  const officer = officers.find(({ role }) => role === (method === "post" ? "ADMIN" : "SECRETARY"));
  if (route === undefined || officer === undefined) throw new Error(`No route ${method} ${path}`);
  return route.handle({
    world,
    caller: { officer, district, actor: { id: officer.id, role: officer.role } },
    params: { id, paper: "decision" },
    query: {},
    body: route.body === undefined ? body : route.body.parse(body),
    idempotency: { key: "key", fingerprint: "1" },
    expectVersion: undefined,
    routes: paperRoutes,
    processOf,
  });
}

async function printed(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return strFromU8(files["word/document.xml"] ?? new Uint8Array());
}

describe("the words of papers, published and tried", () => {
  it("A-16: a paper keeps the words of its own day; later words are for later papers", async () => {
    await publish("特此决定，请知悉。", "2026-03-03T01:00:00.000Z");
    await publish("特此通知。", "2026-03-20T01:00:00.000Z");
    now = "2026-04-01T01:00:00.000Z";
    const path = "/recusals/{id}/papers/{paper}";
    expect(await printed(await call("get", path))).toContain("特此决定，请知悉。");
    expect(await call("get", "/papers/texts")).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ paper: "recusal.decision", own: { closing: "特此通知。" } }),
      ]),
    });
  });

  it("A-16: a dry run prints a paper of an invented record in words that are not published", async () => {
    const texts = { closing: "试印结束语。" };
    const asked = { paper: "enrollment.notice", texts: { closing: "{姓名}" } };
    expect(await call("post", "/papers/dry-run", asked)).toMatchObject({
      refused: "input.invalid",
    });
    const answer = await call("post", "/papers/dry-run", { paper: "recusal.decision", texts });
    expect(await printed(answer)).toContain("试印结束语。");
  });

  it("A-16: the recommendation letter and the opinion's answer are tried and published like the others", async () => {
    const letter = {
      paper: "letter.letter",
      texts: { opening: "现提出如下建议。", causes: "存在的问题" },
    };
    const tried = await printed(await call("post", "/papers/dry-run", letter));
    expect(tried).toContain("现提出如下建议。");
    expect(tried).toContain("二、存在的问题");
    expect(tried).toContain("一、监督调查情况");
    const reply = { paper: "opinion.reply", texts: { first: "经我委研究，答复如下：" } };
    const answer = await printed(await call("post", "/papers/dry-run", reply));
    expect(answer).toContain("经我委研究，答复如下：");
    expect(answer).toContain("（示组函〔2026〕31号，2026年10月9日）收悉");
    const wrong = { paper: "opinion.reply", texts: { secrecy: "{姓名}" } };
    expect(await call("post", "/papers/dry-run", wrong)).toMatchObject({
      refused: "input.invalid",
    });
  });
});
