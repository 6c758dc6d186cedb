import type { Host } from "#local/host.ts";
import { call } from "./harness.ts";

/** Enters the contact of a supervised person, as their room does: `<name>@example.test`. */
export async function nameContact(host: Host, enrollment: string, name: string): Promise<void> {
  const { status } = await call(host, "u-chen").post(`/enrollments/${enrollment}/contact`, {
    contact: { email: `${name}@example.test`, phone: "13800000000" },
    reason: "送达告知书时登记（示例）",
  });
  if (status !== 200) throw new Error(`contact: ${status}`);
}

/** Publishes the district's configuration with other pilots; one that ends needs the secretary too. */
export async function setPilots(host: Host, pilots: Record<string, { from: string }>) {
  const { body } = await call(host, "u-qin").get<{ config: object }>("/config");
  return setConfig(host, { ...body.config, pilots });
}

/** Publishes a configuration, with the secretary's consent where it weakens what was in force. */
export async function setConfig(host: Host, config: object) {
  const published = await call(host, "u-qin").put<{ id: string }>("/config", { config });
  await host.settle();
  if (published.status === 200 && published.body.id.startsWith("ros_")) {
    const task = `/tasks/${published.body.id}.SETTING_SECRETARY.1/decision`;
    const consent = await call(host, "u-zhou").post(task, { action: "approve", opinion: "同意" });
    if (consent.status !== 200) throw new Error(`consent: ${consent.status}`);
    await host.settle();
  }
  return published;
}
