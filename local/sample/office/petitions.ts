import { sampleDistrict } from "../officers.ts";
import { answer, command, type Desk, today } from "./desk/desk.ts";
import { petitionContent, webPetition } from "./desk/texts.ts";

/** Somebody who gave their name at the counter. */
const reporter = { name: "孙举报示例", phone: "13800000000", address: "", mail: "" };

/** A letter, a visit or a call that the petition office has taken down today. */
export async function takeDown(
  desk: Desk,
  channel: "LETTER" | "VISIT" | "CALL",
  named: "named" | "anonymous" = "anonymous",
): Promise<string> {
  const { id } = await command(desk, "u-wei", "/petitions", {
    channel,
    receivedOn: today(desk),
    content: petitionContent,
    ...(named === "named" ? { reporter } : {}),
  });
  return `/petitions/${id}`;
}

/** Registered with a summary that names nobody who reported. */
export function registerPetition(desk: Desk, path: string, accused: string, personId?: string) {
  return command(desk, "u-wei", `${path}/registration`, {
    registration: {
      accused,
      area: "OTHER",
      summary: "反映项目验收不规范（示例）",
      ...(personId === undefined ? {} : { personId }),
    },
  });
}

/** The named reporter's identity is confirmed by telephone. */
export function confirmReporter(desk: Desk, path: string): Promise<void> {
  return answer(desk, "u-wei", [path, "IDENTITY_CHECK"], {
    action: "confirmed",
    form: { how: "PHONE", on: today(desk) },
  });
}

/** Accepted as an accusation and handed to room 2. */
export async function handOver(desk: Desk, path: string): Promise<void> {
  await answer(desk, "u-wei", [path, "CLASSIFYING"], {
    action: "accept",
    form: { category: "ACCUSATION" },
  });
  await command(desk, "u-wei", `${path}/hand-over`, { room: "2" });
}

/** The room signs for it: a clue begins. */
export function take(desk: Desk, path: string): Promise<void> {
  return answer(desk, "u-feng", [path, "TO_HANDLER"], { action: "take" });
}

/** The named reporter is told that the petition was accepted. */
export function tellAccepted(desk: Desk, path: string): Promise<void> {
  return answer(desk, "u-wei", [path, "NOTICE"], {
    action: "told",
    form: { on: today(desk), how: "PHONE" },
  });
}

/** What came of it is known: the reporter is told; the petition is filed away. */
export async function answerReporter(desk: Desk, path: string): Promise<void> {
  const outline = "反映的问题已经核查，未发现违规（示例）";
  await answer(desk, "u-wei", [path, "COMPLETED"], {
    action: "told",
    form: { on: today(desk), how: "PHONE", outline },
  });
  await answer(desk, "u-wei", [path, "FED_BACK"], { action: "archive", form: {} });
}

/** Somebody reports on the public page and types the receipt back; the receipt. */
export async function reportOnline(desk: Desk): Promise<string> {
  const page = (path: string) => `${desk.url}/p/${sampleDistrict}${path}`;
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return (await fetch(page(path), { method: "POST", body: form })).text();
  };
  const { token = "" } = hiddenIn(await (await fetch(page("/report"))).text());
  await desk.advanceTo(Date.parse(desk.now()) + 5 * 60_000);
  await post("/report", { ...webPetition, token, go: "review" });
  const shown = await post("/receipt", { ...webPetition, token });
  const receipt = shown.match(/(?:\d{4} ){6}\d{4}/)?.[0] ?? "";
  const filed = await post("/filing", { ...webPetition, ...hiddenIn(shown), typed: receipt });
  if (!filed.includes("举报已收到")) throw new Error("示例事项：网上举报未被受理");
  await desk.settle();
  return receipt;
}

function hiddenIn(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, value]));
}
