import { derivedId } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import { sampleUnit } from "#local/sample/officers.ts";
import type { Matters } from "#process/matters/schema.ts";
import { browser, lastCode, linkFor, startFrozen } from "../harness.ts";
import { nameContact, setPilots } from "../objects.ts";
import { stateOf, supervised } from "../supervision.ts";
import { superviseOthers } from "./others-of-31.ts";

/** Words that must be found nowhere but encrypted. */
export const planted = ["望海花园九号楼九零九室", "绿皮证件九九八八", "出差补助忘记填报"];

/**
 * Thirty-one objects of a district that tries personal matters, and their reports of the year: three are
 * reached by link, `others` report on paper.
 */
export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const host: Host = await startFrozen("2025-12-02");
  const enrollments: Record<string, string> = {};
  const idOf = (name: string) =>
    derivedId("matters", "sample", enrollments[name] ?? "", "ANNUAL", "2025");
  const reportOf = (name: string) => stateOf<Matters>(host, `/matters/${idOf(name)}`);
  for (const name of ["zhao", "qian", "sun"]) {
    enrollments[name] = await supervised(host, { personId: `per_${name}`, ...sampleUnit });
    await nameContact(host, enrollments[name] ?? "", name);
  }
  const others = await superviseOthers(host);
  Object.assign(enrollments, others);
  await setPilots(host, { matters: { from: "2025-12-10" } });

  /** A person on their phone: link, code, and pages with forms that a browser would post. */
  async function phone(name: string, id = idOf(name)) {
    const url = await linkFor(host, name, id);
    const person = browser();
    await person.post(`${url}/code`, {});
    await person.post(`${url}/verify`, { code: await lastCode(host, name) });
    const open = async (path = "") => person.get(`${url}/report${path}`);
    const send = async (path: string, fields: Record<string, string>) => {
      const nonce = (await open(path)).html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? "";
      const answer = await person.post(`${url}/report${path}`, { nonce, ...fields });
      await host.settle();
      return answer;
    };
    return { url, person, open, send };
  }

  return { host, enrollments, others: Object.keys(others), idOf, reportOf, phone };
}
