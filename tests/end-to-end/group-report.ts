import type { Host } from "#local/host.ts";
import { call } from "./harness.ts";

const groupReport = {
  facts: "加油明细与派车单比对（示例）。",
  opinion: "建议移交问题线索，责成单位整改（示例）。",
};

/** The group of an inspection writes its report, and each of it signs. */
export async function reportBy(
  host: Host,
  path: string,
  group: readonly string[] = ["u-chen", "u-chu"],
): Promise<void> {
  for (const [n, who] of group.entries()) {
    const desk = call(host, who);
    const written = n === 0 ? await desk.post(`${path}/report`, groupReport) : undefined;
    const signed = await desk.post(`${path}/report-signature`);
    if ((written?.status ?? 200) !== 200 || signed.status !== 200)
      throw new Error(`${path}: ${JSON.stringify([written?.body, signed.body])}`);
  }
}
