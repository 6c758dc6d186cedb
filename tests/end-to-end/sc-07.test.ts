import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import { clueOnDesk, filedAndDisposed, fromReceipt, inLibrary, measure, opine } from "./cases.ts";
import { at, call, decideByLink, startFrozen } from "./harness.ts";
import { docxText, fileFor } from "./letters.ts";
import { setConfig } from "./objects.ts";
import { decideTask, eventsOf, lastTask, listed, remindersOf, stateOf } from "./supervision.ts";

const unit = { unitId: "unt_chengguan_two", unitName: "示例区城管二队（示例）" };
const jia = { id: "per_jia", name: "甲示例", post: "队长", ...unit };
const yi = { id: "per_yi", name: "乙示例", post: "干部", ...unit };
const sun = { id: "per_sun", name: "孙示例", post: "副队长", ...unit };
const he = { id: "per_he", name: "何示例", post: "科长", ...unit };
const planted = "植入线索内容甲乙丙（示例）";

const letterOf = (use: "PROMOTION" | "AWARD", people: readonly (typeof jia)[]) => ({
  use,
  from: use === "PROMOTION" ? "示例区委组织部" : "示例区文明办",
  number: use === "PROMOTION" ? "示组函〔2026〕31号" : "示文明办函〔2026〕7号",
  on: "2026-10-09",
  sealed: "yes",
  forms: "yes",
  purpose: use === "PROMOTION" ? "征求拟提拔人选党风廉政意见" : "征求文明标兵人选意见",
  contact: "李示例 0000000",
  names: people.map(({ name, unitName, post }) => ({
    name,
    unit: unitName,
    post,
    proposed: use === "PROMOTION" ? "城管一队队长（示例）" : "文明标兵（示例）",
  })),
});

/** SC-07 of the acceptance scenarios, over HTTP and the link pages. */
describe("SC-07 选拔任用与评先评优意见 (A-17, A-19)", () => {
  let host: Host;
  let id = "";
  let award = "";
  let clueOfSun = "";
  const path = () => `/opinions/${id}`;

  /** Brought in, everybody named, registered. */
  async function asked(use: "PROMOTION" | "AWARD", people: readonly (typeof jia)[]) {
    const office = call(host, "u-shen");
    const made = await office.post("/opinions", { request: letterOf(use, people) });
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    await host.settle();
    await office.post(`/opinions/${made.body.id}/identification`, {
      people: people.map((one, place) => ({ n: place + 1, personId: one.id })),
    });
    await host.settle();
    return made.body.id;
  }

  async function register(of: string) {
    return decideTask(host, "u-han", `${of}.REQUESTED.1`, { action: "register" });
  }

  async function draft(of: string) {
    const answer = await call(host, "u-jiang").post(`/opinions/${of}/draft`, { overrides: [] });
    await host.settle();
    return answer;
  }

  beforeAll(async () => {
    host = await startFrozen("2026-09-10");
    for (const one of [jia, yi, sun, he]) await inLibrary(host, one);
    await call(host, "u-qin").put("/config", {
      config: {
        ...DistrictConfig.parse({ name: "示例区", singleMails: "all" }),
        pilots: { awards: { from: "2026-10-01" } },
      },
    });
    const ofYi = await clueOnDesk(host, yi, planted);
    await measure(host, ofYi, yi.id, "ADMONITION");
    await opine(host, ofYi, { way: "CLOSE", closing: "FIRST_FORM" });
    const untrue = await clueOnDesk(host, sun, planted);
    await opine(host, untrue, { way: "CLOSE", closing: "UNTRUE" });
    await host.advanceTo(at("2026-09-18"));
    const ofJia = await clueOnDesk(host, jia, planted);
    await filedAndDisposed(host, ofJia, jia.id, "PARTY_WARNING");
    expect((await stateOf<Clue>(host, `/clues/${ofJia}`)).status).toBe("DISPOSED");
    await host.advanceTo(at("2026-10-09"));
    const made = await call(host, "u-wei").post("/petitions", {
      channel: "LETTER",
      receivedOn: "2026-10-08",
      content: { accused: sun.name, facts: planted },
    });
    await host.settle();
    const petition = made.body.id;
    await call(host, "u-wei").post(`/petitions/${petition}/registration`, {
      registration: {
        accused: sun.name,
        personId: sun.id,
        post: sun.post,
        area: "OTHER",
        summary: planted,
      },
    });
    await host.settle();
    await decideTask(host, "u-wei", `${petition}.CLASSIFYING.1`, {
      action: "accept",
      form: { category: "ACCUSATION" },
    });
    await call(host, "u-wei").post(`/petitions/${petition}/hand-over`, { room: "2" });
    await host.settle();
    await decideTask(host, "u-feng", `${petition}.TO_HANDLER.1`, { action: "take" });
    clueOfSun = (await listed(host, "/clues?status=RECEIVED"))[0] ?? "";
  });
  afterAll(() => host.stop());

  it("#1 registered 10-09: rooms due 10-13 over the working Saturday, reply due 10-19, award due 10-15 (D-OPN-1, D-OPN-2, D-AWD-1)", async () => {
    id = await asked("PROMOTION", [jia, sun, he]);
    award = await asked("AWARD", [yi]);
    expect((await register(id)).status).toBe(200);
    expect((await register(award)).status).toBe(200);
    expect(await stateOf<Opinion>(host, path())).toMatchObject({
      status: "CHECKING",
      number: "LZ-2026-0001",
      registeredOn: "2026-10-09",
    });
    const task = await lastTask(host, path(), "CHECKING");
    expect(task.due).toMatchObject({ ruleCode: "D-OPN-2", effectiveDue: "2026-10-13" });
    const seats = task.seats.map(({ person, room = "" }) => person + room);
    expect(seats).toEqual(["u-wei", "u-jiang", "u-feng2", "u-zheng3", "u-zhu"]);
  });

  it("#4 each room and office answers by link for itself and signs; nobody's answer stands for another's", async () => {
    await host.advanceTo(at("2026-10-10"));
    for (const who of ["wei", "jiang", "feng", "zheng"])
      await decideByLink(host, who, id, { action: "sign" });
    expect((await stateOf<Opinion>(host, path())).status).toBe("CHECKING");
    await decideByLink(host, "zhu", id, { action: "sign" });
    const { status, checks } = await stateOf<Opinion>(host, path());
    expect(status).toBe("DRAFTED");
    expect(checks.map(({ by }) => by)).toEqual(["u-wei", "u-jiang", "u-feng", "u-zheng", "u-zhu"]);
    for (const who of ["u-wei", "u-jiang", "u-feng", "u-zheng", "u-zhu"])
      await decideTask(host, who, `${award}.CHECKING.1`, { action: "sign", form: {} });
  });

  it("#2 甲 不宜: 党内警告 to 2027-09-17; #3 孙示例 暂缓, the clue flagged 优先; #4 何示例 暂未发现", async () => {
    const { proposals } = await stateOf<Opinion>(host, path());
    expect(proposals).toMatchObject([
      { verdict: "UNSUITABLE", findings: [{ reason: "INFLUENCE", until: "2027-09-17" }] },
      { verdict: "DEFER", findings: [{ reason: "OPEN_CLUE", source: clueOfSun }] },
      { verdict: "NO_ISSUE", findings: [] },
    ]);
    expect((await stateOf<Clue>(host, `/clues/${clueOfSun}`)).priority).toBe("yes");
    expect((await lastTask(host, path(), "DRAFTED")).due).toMatchObject({
      ruleCode: "D-OPN-1",
      effectiveDue: "2026-10-19",
    });
    expect((await lastTask(host, `/opinions/${award}`, "DRAFTED")).due).toMatchObject({
      ruleCode: "D-AWD-1",
      effectiveDue: "2026-10-15",
    });
  });

  it("#8 the award: 乙 had 诫勉 within the year → 不同意, signed by the deputy, valid 3 months (D-OPN-4)", async () => {
    expect((await draft(award)).status).toBe(200);
    await decideByLink(host, "wu", award, { action: "approve" });
    const { status, replies } = await stateOf<Opinion>(host, `/opinions/${award}`);
    expect(status).toBe("SIGNED");
    expect(replies[0]).toMatchObject({
      number: "示纪函〔2026〕1号",
      signedBy: "u-wu",
      answers: [{ verdict: "UNSUITABLE" }],
      validity: { ruleCode: "D-OPN-4-AWARD", nominalDue: "2027-01-10" },
    });
  });

  it("#1 reminder on 10-15; #5 the secretary signs on 10-16: replied on time, 6 of 7 working days used", async () => {
    await host.advanceTo(at("2026-10-15", "10:00"));
    const reminders = await remindersOf(host, path(), "DRAFTED");
    expect(reminders.map(({ at: when }) => when.slice(0, 10))).toEqual(["2026-10-15"]);
    await draft(id);
    await decideByLink(host, "wu", id, { action: "approve" });
    await host.advanceTo(at("2026-10-16"));
    await decideByLink(host, "zhou", id, { action: "approve" });
    await decideByLink(host, "han", id, {
      action: "send",
      "form.on": "2026-10-16",
      "form.receivedBy": "组织部李示例",
    });
    const { status, replies } = await stateOf<Opinion>(host, path());
    expect(status).toBe("REPLIED");
    expect(replies[0]).toMatchObject({
      on: "2026-10-16",
      signedBy: "u-zhou",
      validity: { nominalDue: "2027-04-16", effectiveDue: null, status: "CALENDAR_PENDING" },
    });
    const sent = (await eventsOf(host, path())).findLast(({ type }) => type === "task.decided");
    expect(sent?.data.late).toBe("on-time");
  });

  it("#6 11-06 孙示例's clue is closed → answered again by 11-13 (D-OPN-3)", async () => {
    await fromReceipt(host, clueOfSun);
    await host.advanceTo(at("2026-11-06"));
    await opine(host, clueOfSun, { way: "CLOSE", closing: "UNTRUE" });
    expect(await stateOf<Opinion>(host, path())).toMatchObject({
      status: "REANSWER",
      round: { kind: "REANSWER", people: [2] },
    });
    expect((await lastTask(host, path(), "REANSWER")).due).toMatchObject({
      ruleCode: "D-OPN-3",
      effectiveDue: "2026-11-13",
    });
  });

  it("#7 11-10 a new clue on 何示例 → REOPENED, also while 孙示例 is answered again; 更正函 to 组织部", async () => {
    await host.advanceTo(at("2026-11-10"));
    await clueOnDesk(host, he, planted);
    expect(await stateOf<Opinion>(host, path())).toMatchObject({
      status: "REOPENED",
      round: { kind: "CORRECTION", people: [2, 3] },
    });
    await draft(id);
    await decideByLink(host, "wu", id, { action: "approve" });
    await decideByLink(host, "zhou", id, { action: "approve" });
    await decideByLink(host, "han", id, {
      action: "send",
      "form.on": "2026-11-10",
      "form.receivedBy": "组织部李示例",
    });
    const { status, replies } = await stateOf<Opinion>(host, path());
    expect(status).toBe("REPLIED");
    expect(replies[1]).toMatchObject({
      round: "CORRECTION",
      answers: [
        { n: 2, verdict: "NO_ISSUE" },
        { n: 3, verdict: "DEFER" },
      ],
    });
  });

  it("no word of a clue leaves: not in what the office follows, not in the letters", async () => {
    const followed = await call(host, "u-shen").get(`/opinion-requests/${id}`);
    expect(JSON.stringify(followed.body)).not.toMatch(/线索|信访|clu_|XS-|植入/);
    for (const n of [1, 2]) {
      const path = `/opinion-requests/${id}/letters/${n}/document.docx`;
      const { status, bytes } = await fileFor(host, "u-shen", path);
      expect(status).toBe(200);
      const text = docxText(bytes);
      expect(text).toContain(n === 1 ? "甲示例" : "更正函");
      expect(text).not.toMatch(/线索|信访|处分|警告|植入/);
    }
    const twice = `/opinion-requests/${id}/letters/1/double-signature.docx`;
    expect(await call(host, "u-shen").get(twice)).toMatchObject({
      status: 409,
      body: { code: "opinion.unsigned", detail: "本件不是向上级推荐的，没有“双签字”表" },
    });
  });

  it("the ledger of replies prints every name, without a reason (L8)", async () => {
    const { status, bytes } = await fileFor(host, "u-shen", "/ledgers/opinions.xlsx?year=2026");
    expect(status).toBe(200);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    const text = JSON.stringify(sheet);
    expect(text).toContain("甲示例");
    expect(text).not.toMatch(/信访|处分|警告|植入/);
  });

  it("neg: the director of a room who is 何示例's wife is out, somebody else signs for that room", async () => {
    await call(host, "u-zheng").post("/officers/u-zheng/ties", {
      to: he.id,
      relation: "relative",
      detail: "夫妻（示例）",
    });
    await host.settle();
    const other = await asked("PROMOTION", [he]);
    await register(other);
    const seats = (await lastTask(host, `/opinions/${other}`, "CHECKING")).seats;
    expect(seats.map(({ person }) => person)).not.toContain("u-zheng");
    expect(seats.find(({ room }) => room === "3")).toMatchObject({
      person: "u-wu",
      through: { verb: "recusal", from: "u-zheng" },
    });
    const barred = await call(host, "u-zheng").get(`/opinion-requests/${other}`);
    expect(barred).toMatchObject({ status: 403, body: { code: "task.recused" } });
  });

  it("neg: awards are a pilot, and none is asked for where the district does not run it (A-20)", async () => {
    await setConfig(host, DistrictConfig.parse({ name: "示例区" }));
    const refused = await call(host, "u-shen").post("/opinions", {
      request: letterOf("AWARD", [yi]),
    });
    expect(refused).toMatchObject({ status: 409, body: { code: "pilot.off" } });
  });
});
