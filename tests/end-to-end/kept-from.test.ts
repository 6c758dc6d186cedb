import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellClerks } from "#functions/mail/notices.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { listKeyOf } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { newNotice } from "#notice/notice.ts";
import type { Incident } from "#process/incident/schema.ts";
import { setAside } from "#process/incident/set-aside.ts";
import { processOf } from "#processes";
import { call, startFrozen, submitted, taskOf } from "./harness.ts";

const tie = { relation: "relative", detail: "表兄弟（示例）" };

/** What the system tells of a matter by itself goes by the same gate as what is read (S3, 监察法 Art. 67). */
describe("whoever is kept from a matter is not asked or told what became of it", () => {
  let host: Host;
  let made = 0;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const declare = async (who: string, to: string) => {
    await call(host, who).post(`/officers/${who}/ties`, { to, ...tie });
    await host.settle();
  };
  /** A matter about somebody, with an incident about it, and the incident's id. */
  const failed = async (person: string, id: string, kind = "enrollment") => {
    const step = (["clue", "visit", "report", "finding"] as const)[made++ % 4] ?? "clue";
    await setAside(
      host.world,
      "sample",
      { step, subject: { kind, id }, reason: "record.state" },
      processOf,
    );
    await host.settle();
    const list = readListed(host.world, listKeyOf("sample", "incident"), "OPEN#");
    const open = await Array.fromAsync(list);
    const incident = open.find((item) => (item.state as Incident).subject.id === id);
    expect(incident, person).toBeDefined();
    return String(incident?.id);
  };
  const seatsOf = async (incident: string, stage = "HANDLE") => {
    const item = await host.world.store.get({ pk: `task#${incident}.${stage}.1`, sk: "record" });
    const { seats = [] } = (item?.state ?? {}) as Partial<Task>;
    return seats.filter(({ state }) => state === "ASKED").map(({ person }) => person);
  };
  const mailsTo = async (who: string, number: string) =>
    (await host.inbox(`${who}@example.test`)).filter(({ subject, text }) =>
      `${subject}${text}`.includes(number),
    );

  it("another officer of the office is asked; once they are tied too, who is above", async () => {
    const id = await submitted(host, { personId: "per_kept_1" });
    await declare("u-shen", "per_kept_1");
    const incident = await failed("per_kept_1", id);
    expect(await seatsOf(incident)).toEqual(["u-han"]);
    expect(await mailsTo("shen", shortNumber(incident))).toEqual([]);
    await declare("u-han", "per_kept_1");
    expect(await seatsOf(incident)).toEqual(["u-wu"]);
    const over = await call(host, "u-qin").post(`/tasks/${incident}.HANDLE.1/hand-over`, {
      ...{ from: "u-wu", to: "u-shen", reason: "移交（示例）" },
    });
    expect(over, "nor does it come to them by another's hand").toMatchObject({
      status: 403,
      body: { code: "task.recused" },
    });
  });

  it("a recusal that is granted later takes them out of what they were asked about it", async () => {
    const id = await submitted(host, { personId: "per_kept_2" });
    const incident = await failed("per_kept_2", id);
    expect(await seatsOf(incident)).toEqual(["u-shen", "u-han"]);
    const subject = { kind: "enrollment", id };
    const asked = await call(host, "u-han").post("/recusals", {
      ...{ subject, officer: "u-shen", ...tie, requestedBy: "other" },
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    await host.settle();
    const decide = `/tasks/${asked.body.id}.DECIDE.1/decision`;
    expect((await call(host, "u-zhou").post(decide, { action: "approve" })).status).toBe(200);
    await host.settle();
    expect(await seatsOf(incident)).toEqual(["u-han"]);
  });

  it("of a notice that did not arrive only those hear who may know of its matter", async () => {
    const id = await submitted(host, { personId: "per_kept_3" });
    await declare("u-shen", "per_kept_3");
    const { id: taskId } = await taskOf(host, id, "ROOM_REVIEW");
    const { rules } = await readDistrict(host.world, "sample");
    const before = newNotice(
      {
        ...{ id: `${id}.kept`, district: "sample", to: "u-feng", createdAt: host.now() },
        matter: { template: "assigned", taskId },
      },
      "at-once",
      rules.calendars,
    );
    const attempt = { channel: "mail", at: host.now(), result: "refused" } as const;
    const after = { ...before, attempts: [attempt] };
    await tellClerks({ world: host.world, processOf }, before, after);
    const told = async (who: string) => {
      const tray = await host.world.store.index("todo", `${who}#notices`, { prefix: "" });
      const notices = await host.world.store.getMany(tray.items);
      return notices.filter((one) => String(one?.id).startsWith(`undelivered.${id}.kept`)).length;
    };
    expect([await told("u-shen"), await told("u-han")]).toEqual([0, 1]);
  });

  it("whom a reporter asks to be kept out is not asked about that request, and named nowhere", async () => {
    const id = await submitted(host, { personId: "per_kept_5" });
    const subject = { kind: "enrollment", id };
    const asked = await call(host, "u-han").post("/recusals", {
      ...{ subject, officer: "u-shen", ...tie, requestedBy: "reporter" },
    });
    expect(asked.status).toBe(200);
    await host.settle();
    const incident = await failed("per_kept_5", asked.body.id, "recusal");
    expect(await seatsOf(incident)).toEqual(["u-han"]);
    const read = await call(host, "u-wu").get(`/incidents/${incident}`);
    const trail = await call(host, "u-wu").get(`/incidents/${incident}/timeline`);
    expect([read.status, trail.status]).toEqual([200, 200]);
    expect(JSON.stringify([read.body, trail.body])).not.toContain("u-shen");
  });

  it("what is named by a notice is kept by the matter that it tells of", async () => {
    const id = await submitted(host, { personId: "per_kept_4" });
    await declare("u-han", "per_kept_4");
    const incident = await failed("per_kept_4", id, "notice");
    expect(await seatsOf(incident)).toEqual(["u-shen"]);
    const read = await call(host, "u-han").get(`/incidents/${incident}`);
    expect(read.status).toBe(403);
  });

  it("of what is late they sign no letter and see none, though the letter judges somebody else", async () => {
    await declare("u-wu", "per_kept_late");
    const [barred, free] = [
      await submitted(host, { personId: "per_kept_late" }),
      await submitted(host, { personId: "per_free_late" }),
    ];
    await host.advanceTo("2026-03-09T02:00:00.000Z");
    const read = async (who: string) =>
      (await call(host, who).get<{ items: { id: string }[] }>("/overdue-ladders?limit=100")).body;
    const letterOf = async (matter: string) => {
      for (const { id } of (await read("u-zhou")).items)
        if (
          JSON.stringify((await call(host, "u-zhou").get(`/overdue-ladders/${id}`)).body).includes(
            matter,
          )
        )
          return id;
      return undefined;
    };
    const letter = await letterOf(barred);
    expect(letter).toBeDefined();
    expect(await letterOf(free), "one letter to the director for both").toBe(letter);
    expect(JSON.stringify(await read("u-wu"))).not.toContain(letter);
    expect((await call(host, "u-wu").get(`/overdue-ladders/${letter}`)).status).toBe(403);
    const inbox = await call(host, "u-wu").get("/inbox?limit=100");
    expect(JSON.stringify(inbox.body)).not.toContain(letter);
  });
});
