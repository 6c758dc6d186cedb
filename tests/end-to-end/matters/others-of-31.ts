import type { Host } from "#local/host.ts";
import { sampleUnit } from "#local/sample/officers.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, meet, votes } from "../harness.ts";

/** The heads besides the three who report by themselves: thirty-one in all. */
const others = Array.from({ length: 28 }, (_, place) => `per_head_${place + 1}`);

/** Takes all others to direct supervision together: one meeting and one day, a paper for each. */
export async function superviseOthers(host: Host): Promise<Record<string, string>> {
  const enrollments: Record<string, string> = {};
  const staff = call(host, "u-chen");
  for (const personId of others) {
    const whom = { ...candidate, ...sampleUnit, personId };
    const { body } = await staff.post("/enrollments", { candidate: whom, scoreSheet });
    await staff.post(`/enrollments/${body.id}/nomination`, { nomination });
    await staff.post(`/enrollments/${body.id}/submission`);
    enrollments[personId] = body.id;
  }
  await host.settle();
  const ids = Object.values(enrollments);
  const today = host.now().slice(0, 10);
  const numberOf = (id: string) => `〔${today.slice(0, 4)}〕${9000 + ids.indexOf(id)}号`;
  const decide = async (
    who: string,
    stage: string,
    answerOf: (id: string) => { action: string; form?: object },
  ) => {
    for (const id of ids) {
      const path = `/tasks/${id}.${stage}.1/decision`;
      const { status } = await call(host, who).post(path, { declaration: "none", ...answerOf(id) });
      if (status !== 200) throw new Error(`${path}: ${status}`);
    }
    await host.settle();
  };
  await decide("u-feng", "ROOM_REVIEW", () => ({ action: "approve" }));
  await decide("u-wu", "DEPUTY_REVIEW", () => ({ action: "approve" }));
  const item = { ...votes, recused: [], yes: 7 };
  await meet(
    host,
    ids.map((enrollmentId) => ({ enrollmentId, ...item })),
    { minutesNumber: "纪要〔2025〕9001期" },
  );
  await decide("u-shen", "COMMISSION_PASSED", (id) => ({
    action: "send",
    form: { documentNumber: `示纪${numberOf(id)}`, sentOn: today, classification: "内部" },
  }));
  await decide("u-yang", "PARTY_PENDING", (id) => ({
    action: "consent",
    form: { form: "MEETING", documentNumber: `示委批${numberOf(id)}`, consentedOn: today },
  }));
  return enrollments;
}
