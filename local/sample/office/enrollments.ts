import { answer, command, type Desk, listed, pass, read, today } from "./desk/desk.ts";
import { judgment, nominationFor } from "./desk/texts.ts";

/** Somebody of the library who is or may become supervised. */
export type Person = {
  personId: string;
  personName: string;
  unitId: string;
  unitName: string;
  post: string;
};

type Line = { id: string; summary: Readonly<Record<string, unknown>> };

/** Key objects of the library, one unit after another. */
export async function keyObjects(desk: Desk): Promise<Person[]> {
  const lines = await listed<Line>(desk, "/people");
  return lines
    .filter(({ summary }) => summary.isKeyObject === true)
    .map(({ id, summary }) => ({
      personId: id,
      personName: String(summary.name),
      unitId: String(summary.unitId),
      unitName: String(summary.unitName),
      post: String(summary.post),
    }));
}

/** Screened; the record's address. */
export async function screen(desk: Desk, candidate: Person): Promise<string> {
  const { id } = await command(desk, "u-chen", "/enrollments", {
    candidate,
    scoreSheet: judgment,
  });
  return `/enrollments/${id}`;
}

/** Screened, with a nomination form. */
export async function draft(desk: Desk, candidate: Person): Promise<string> {
  const path = await screen(desk, candidate);
  await command(desk, "u-chen", `${path}/nomination`, {
    nomination: nominationFor(candidate.post),
  });
  return path;
}

/** Handed in to the director of the room. */
export async function submit(desk: Desk, candidate: Person): Promise<string> {
  const path = await draft(desk, candidate);
  await command(desk, "u-chen", `${path}/submission`);
  return path;
}

/** Reviewed by director and deputy: it waits for a meeting. */
export async function reviewed(desk: Desk, candidate: Person): Promise<string> {
  const path = await submit(desk, candidate);
  await pass(desk, path, [
    ["u-feng", "ROOM_REVIEW"],
    ["u-wu", "DEPUTY_REVIEW"],
  ]);
  return path;
}

/** One meeting for all that wait for it, entered by one officer; the address of the meeting. */
export async function enterMeeting(desk: Desk, number: number, paths: readonly string[]) {
  const heldOn = today(desk);
  const votes = { present: 8, recused: [], yes: 8, no: 0, abstain: 0 };
  const { id } = await command(desk, "u-shen", "/meetings", {
    heldOn,
    minutesNumber: `纪要〔${heldOn.slice(0, 4)}〕${number}期`,
    entitled: 9,
    items: paths.map((path) => ({ enrollmentId: path.split("/").at(-1), ...votes })),
  });
  return `/meetings/${id}`;
}

/** A meeting that a second officer has confirmed. */
export async function meet(desk: Desk, number: number, paths: readonly string[]): Promise<void> {
  const meeting = await enterMeeting(desk, number, paths);
  await answer(desk, "u-han", [meeting, "CONFIRM"], {
    action: "approve",
    form: Object.fromEntries(paths.map((_, index) => [`item${index + 1}`, "same"])),
  });
}

/** The request to the party committee. */
export async function requestConsent(desk: Desk, path: string, number: number): Promise<void> {
  const on = today(desk);
  await answer(desk, "u-shen", [path, "COMMISSION_PASSED"], {
    action: "send",
    form: {
      documentNumber: `示纪〔${on.slice(0, 4)}〕${number}号`,
      sentOn: on,
      classification: "内部",
    },
  });
}

/** The party committee's consent: from then on somebody is supervised, and can be reached. */
export async function consent(desk: Desk, path: string, number: number): Promise<void> {
  const on = today(desk);
  await answer(desk, "u-yang", [path, "PARTY_PENDING"], {
    action: "consent",
    form: {
      form: "MEETING",
      documentNumber: `示委批〔${on.slice(0, 4)}〕${number}号`,
      consentedOn: on,
    },
  });
  await command(desk, "u-chen", `${path}/contact`, {
    contact: { email: `object-${number}@example.test`, phone: "13800000000" },
    reason: "送达告知书时登记（示例）",
  });
}

/** Those of the duties that are still open, done one after another; some end with what they ask for. */
export async function completeDuties(desk: Desk, path: string, names: readonly string[]) {
  const { questions } = await read<{ questions: { task: string }[] }>(desk, "u-zhou", path);
  const open = questions.map(({ task }) => task.split(".").at(-2));
  for (const name of names.filter((one) => open.includes(one)))
    await answer(desk, "u-chen", [path, name], {
      action: "complete",
      ...(name === "NOTICE" ? { form: { on: today(desk), contact: "NONE" } } : {}),
    });
}
