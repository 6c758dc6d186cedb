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

/** Publishes the district's configuration with other pilots. */
export async function setPilots(host: Host, pilots: Record<string, { from: string }>) {
  const admin = call(host, "u-qin");
  const { body } = await admin.get<{ config: object }>("/config");
  return admin.put("/config", { config: { ...body.config, pilots }, overrides: {} });
}
