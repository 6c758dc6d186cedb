import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { HostDied, type RemoteHost, startRemote } from "./remote-host.ts";

const frozenAt = instantAt("2026-03-20", "09:00");
const points = 25;
const people = ["chen", "feng", "wu", "wang", "shen", "han", "yang", "zhou"];

type Step = { who: string; path: string; body: unknown };
type End = { status: string; duties: number; events: string[]; mails: Record<string, number> };

const votes = { present: 7, recused: [], yes: 6, no: 0, abstain: 1 };
const consent = { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-20" };
const request = {
  documentNumber: "示纪〔2026〕12号",
  sentOn: "2026-03-20",
  classification: "内部",
};

const approval = { action: "approve", declaration: "none" };

/** The chain as a list of requests, each with its own idempotency key, so that it can be repeated. */
function stepsFor(id: string, meeting: string): Step[] {
  const decision = (stage: string) => `/tasks/${id}.${stage}.1/decision`;
  return [
    { who: "chen", path: `/enrollments/${id}/nomination`, body: { nomination } },
    { who: "chen", path: `/enrollments/${id}/submission`, body: {} },
    { who: "feng", path: decision("ROOM_REVIEW"), body: approval },
    { who: "wu", path: decision("DEPUTY_REVIEW"), body: approval },
    {
      who: "shen",
      path: "/meetings",
      body: {
        heldOn: "2026-03-20",
        minutesNumber: "纪要〔2026〕5期",
        entitled: 9,
        items: [{ enrollmentId: id, ...votes }],
      },
    },
    { who: "han", path: `/tasks/${meeting}.CONFIRM.1/decision`, body: { action: "approve" } },
    { who: "shen", path: decision("COMMISSION_PASSED"), body: { action: "send", form: request } },
    { who: "yang", path: decision("PARTY_PENDING"), body: { action: "consent", form: consent } },
  ];
}

/** Runs the chain to its end; whenever the host dies, it is started again and the step repeated. */
async function run(dataDir: string, dieAt: number | undefined): Promise<End & { passed: number }> {
  let host = await startRemote({ dataDir, frozenAt, dieAt });
  const survive = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        await died(error, host);
        host = await startRemote({ dataDir, frozenAt });
      }
    }
  };
  const post = ({ who, path, body }: Step, key: string) =>
    survive(async () => {
      const answer = await send(host, who, path, body, key);
      await host.settle();
      return answer;
    });

  const screened = await post(
    { who: "chen", path: "/enrollments", body: { candidate, scoreSheet } },
    "step-screen",
  );
  let meeting = "";
  for (const place of stepsFor(screened.id, "").keys()) {
    const step = stepsFor(screened.id, meeting)[place];
    if (step === undefined) break;
    const answer = await post(step, `step-${place}`);
    if (step.path === "/meetings") meeting = answer.id;
  }
  const end = await survive(() => endOf(host, screened.id));
  const passed = await host.boundaries();
  await host.kill();
  return { ...end, passed };
}

/** Only the death of the host is survived; every other failure is one. */
async function died(error: unknown, host: RemoteHost): Promise<void> {
  const isFetch = error instanceof TypeError && error.message === "fetch failed";
  if (!(error instanceof HostDied) && !isFetch) throw error;
  await host.kill();
}

async function send(host: RemoteHost, who: string, path: string, body: unknown, key: string) {
  const response = await fetch(`${host.url}/api/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await host.token(`u-${who}`)}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { id: string; code?: string };
  if (!response.ok) throw new Error(`${path}: ${answer.code}`);
  return answer;
}

async function endOf(host: RemoteHost, id: string): Promise<End> {
  const read = async (path: string) => {
    const headers = { authorization: `Bearer ${await host.token("u-zhou")}` };
    const response = await fetch(`${host.url}/api/v1/enrollments/${id}${path}`, { headers });
    return (await response.json()) as never;
  };
  const record: { status: string; openTasks: string[] } = await read("");
  const timeline: { items: { type: string; task?: string }[]; chain: string } =
    await read("/timeline?limit=200");
  const mails: Record<string, number> = {};
  for (const name of people) mails[name] = (await host.inbox(`${name}@example.test`)).length;
  expect(timeline.chain).toBe("intact");
  return {
    status: record.status,
    duties: record.openTasks.length,
    events: timeline.items.map(({ type, task }) => `${type} ${task?.split(".").at(-2) ?? ""}`),
    mails,
  };
}

describe("kill -9 of the host at any step boundary of a chain", () => {
  let folder: string;
  let undisturbed: End & { passed: number };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "crash-"));
    const fresh = await startRemote({ dataDir: join(folder, "fresh"), frozenAt });
    await fresh.stop();
    undisturbed = await run(await copy("undisturbed"), undefined);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A host's data as it is right after the first start. */
  const copy = async (name: string) => {
    await cp(join(folder, "fresh"), join(folder, name), { recursive: true });
    return join(folder, name);
  };

  it("the undisturbed chain ends in direct supervision", () => {
    expect(undisturbed).toMatchObject({ status: "ACTIVE", duties: 8 });
    expect(undisturbed.passed).toBeGreaterThan(2 * points);
  });

  it.each(Array.from({ length: points }, (_, point) => point))(
    "point %i: the same end and the same notices",
    async (point) => {
      const dieAt = 1 + Math.floor((point * undisturbed.passed) / points);
      const { passed: _, ...end } = await run(await copy(`point-${point}`), dieAt);
      const { passed: __, ...expected } = undisturbed;
      expect(end).toEqual(expected);
    },
    120_000,
  );
});
