import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivedId } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import { sampleUnit } from "#local/sample/officers.ts";
import type { Body } from "#process/enrollment/body/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import { nomination } from "#tests/process/enrollment/pure.ts";
import { call, startFrozen } from "./harness.ts";
import { setPilots } from "./objects.ts";
import { eventsOf, stateOf, supervised } from "./supervision.ts";

const member = (n: number) => ({
  personId: `per_of_${n}`,
  personName: `钱示${n}`,
  post: "村委会委员",
});

describe("A-09, A-20: the head of a body reports for it, whoever leads it", () => {
  let host: Host;
  let id: string;
  const change = async (head: ReturnType<typeof member>, members: readonly object[]) => {
    const on = host.now().slice(0, 10);
    const answer = await call(host, "u-feng").post(`/enrollments/${id}/members`, {
      head,
      members,
      on,
      reason: "换届（示例）",
    });
    await host.settle();
    return answer;
  };
  const firstReports = async (enrollment: string) => {
    const named = (await eventsOf(host, `/enrollments/${enrollment}`)).filter(
      ({ type }) => type === "enrollment.head-named",
    );
    const ids = [
      derivedId("matters", "sample", enrollment, "FIRST"),
      ...named.map(({ seq }) => derivedId("matters", "sample", enrollment, "FIRST", String(seq))),
    ];
    return Promise.all(ids.map((one) => stateOf<Matters>(host, `/matters/${one}`)));
  };

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    await setPilots(host, { matters: { from: "2026-01-01" } });
    const body: Body = {
      class: "VILLAGE_COMMITTEES",
      name: "示例村“两委”班子",
      members: [member(1), member(2)],
    };
    id = await supervised(
      host,
      { personId: "per_head", ...sampleUnit, body },
      { ...nomination, objectClass: "VILLAGE_COMMITTEES", criteria: ["COLLECTIVE_ASSETS"] },
    );
  });
  afterAll(() => host.stop());

  it("a new head has a first report of their own in 30 days; the former one owes theirs no more", async () => {
    expect((await change(member(1), [member(2)])).status).toBe(200);
    expect(await firstReports(id)).toMatchObject([
      { type: "FIRST", status: "ENDED", person: { personId: "per_head" } },
      {
        type: "FIRST",
        status: "DUE",
        person: { personId: "per_of_1", personName: "钱示1" },
        due: { effectiveDue: "2026-04-02" },
      },
    ]);
  });

  it("a change of members alone opens none", async () => {
    expect((await change(member(1), [member(2), member(3)])).status).toBe(200);
    expect(await firstReports(id)).toHaveLength(2);
  });
});
