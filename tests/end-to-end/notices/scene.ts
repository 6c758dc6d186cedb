import { expect } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { type Receiver, startReceiver } from "#tests/notice/receiver.ts";
import { at, call, nameOfficers, startInMemory, submitted } from "../harness.ts";

export type View = {
  id: string;
  to: string;
  template: string;
  title: string;
  state: string;
  attempts: { channel: string; result: string; reason?: string }[];
  readAt?: string;
};

export const secret = "SEC-example-0123456789";
export const wecom = "/cgi-bin/webhook/send";
export const dingtalk = "/robot/send";

/** A district with group robots and text messages, and what its people do there. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const receiver: Receiver = await startReceiver();
  const host: Host = await startInMemory({
    sample: "districts",
    frozenAt: at("2026-03-03"),
    env: {
      ROBOTS: JSON.stringify({
        ROOM_2: { url: `${receiver.url}${dingtalk}?access_token=t`, secret },
        ALL: { url: `${receiver.url}${wecom}?key=k` },
      }),
      SMS_GATEWAY: JSON.stringify({ url: `${receiver.url}/sms`, secret }),
    },
  });
  const admin = call(host, "u-qin");
  const robots = [
    { name: "ROOM_2", kind: "dingtalk", room: "2" },
    { name: "ALL", kind: "wecom" },
  ];
  expect((await admin.put("/config", { config: { robots, singleMails: "all" } })).status).toBe(200);
  let n = 0;

  /** How these officers are reached from now on; all others by their mail. */
  const reach = async (change: Record<string, Partial<Officer>>) => {
    const officers = sampleOfficers
      .filter(({ district }) => district === "sample")
      .map(({ district: _district, title: _title, ...officer }) => ({
        ...officer,
        // What a line leaves out stays as it is, so the usual way is said.
        channels: ["mail"],
        ...change[officer.id],
      }));
    expect(await nameOfficers(host, officers)).toEqual([200, 200]);
    await host.settle();
  };
  const fresh = () => submitted(host, { personId: `per_notice_${++n}` });
  const post = async (who: string, path: string, body: object = {}) => {
    const answer = await call(host, who).post<View & { code?: string }>(path, body);
    await host.settle();
    return answer;
  };
  const approve = (who: string, task: string) =>
    post(who, `/tasks/${task}/decision`, {
      action: "approve",
      declaration: "none",
      opinion: "〔密〕",
    });
  const ways = async (task: string): Promise<View[]> =>
    (await call(host, "u-zhou").get<{ items: View[] }>(`/tasks/${task}/notices`)).body.items;
  const wayOf = async (task: string, person: string, template = "assigned") =>
    (await ways(task)).find(({ to, template: of }) => to === person && of === template);
  const subjects = async (to: string) =>
    (await host.inbox(`${to}@example.test`)).map(({ subject }) => subject);
  const mine = async (who: string) =>
    (await call(host, who).get<{ items: View[] }>("/notices?limit=200")).body.items;

  await reach({ "u-feng": { channels: ["mail", "dingtalk"] } });
  return { host, receiver, reach, fresh, post, approve, ways, wayOf, subjects, mine };
}
