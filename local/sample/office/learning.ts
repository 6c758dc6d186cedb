import { addDays } from "#kernel/deadline/day.ts";
import { answer, command, type Desk, listed, put, read, today } from "./desk/desk.ts";

/** The district tries out two mechanisms from today on. */
export async function beginPilots(desk: Desk): Promise<void> {
  const { config } = await read<{ config: object }>(desk, "u-qin", "/config");
  const from = today(desk);
  const pilots = { education: { from }, matters: { from } };
  await put(desk, "u-qin", "/config", { config: { ...config, pilots }, overrides: {} });
}

/** A session for everybody of the room, told of so many days ahead. */
export async function inviteTo(desk: Desk, title: string, inDays: number): Promise<string> {
  const { id } = await command(desk, "u-chen", "/education", {
    plan: {
      type: "WARNING",
      title,
      on: addDays(today(desk), inDays),
      place: "区委党校（示例）",
      content: "观看警示教育片，讨论身边案例（示例）",
    },
    audience: "ALL",
  });
  const path = `/education/${id}`;
  await command(desk, "u-chen", `${path}/notice`);
  return path;
}

type Session = { state: { participants: readonly { personId: string }[] } };

/** On the day: everybody but so many signs in; who is missing has to make up. */
export async function hold(desk: Desk, path: string, missing: number): Promise<void> {
  const { state } = await read<Session>(desk, "u-zhou", path);
  const { participants } = state;
  for (const { personId } of participants.slice(0, participants.length - missing))
    await command(desk, "u-chen", `${path}/attendance`, {
      attendance: { personId, standing: "PRESENT" },
    });
  await command(desk, "u-chen", `${path}/holding`);
  await command(desk, "u-chen", `${path}/confirmation`);
}

type Record = { id: string; questions: readonly { task: string }[] };

/** The director talks with everybody who has just come under supervision. */
export async function talkWithNew(desk: Desk): Promise<void> {
  for (const path of await recordsWith(desk, "ENTRY_TALK"))
    await answer(desk, "u-feng", [path, "ENTRY_TALK"], {
      action: "talked",
      form: { on: today(desk), outline: "提出廉洁要求（示例）" },
    });
}

/** Education records that wait for an answer of a stage. */
async function recordsWith(desk: Desk, stage: string): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of await listed(desk, "/education-records")) {
    const path = `/education-records/${id}`;
    const { questions } = await read<Record>(desk, "u-zhou", path);
    if (questions.some(({ task }) => task.includes(`.${stage}.`))) found.push(path);
  }
  return found;
}

/** Reports of personal matters that are due, typed in from paper, but for so many of them. */
export async function fileReports(desk: Desk, keys: readonly string[], but: number) {
  const due = await listed(desk, "/matters", { status: "DUE" });
  const answers = Object.fromEntries(keys.map((key) => [key, { state: "NIL" }]));
  const paths = due.slice(0, Math.max(0, due.length - but)).map(({ id }) => `/matters/${id}`);
  for (const path of paths)
    await command(desk, "u-chen", `${path}/paper`, { answers, pledge: "yes" });
  for (const path of paths)
    await answer(desk, "u-feng", [path, "SUBMITTED"], { action: "approve" });
}

/** So many of those who were missing have made up for it. */
export async function makeUp(desk: Desk, most: number): Promise<void> {
  for (const path of (await recordsWith(desk, "MAKE_UP")).slice(0, most))
    await answer(desk, "u-feng", [path, "MAKE_UP"], {
      action: "done",
      form: { on: today(desk), note: "观看录像并提交心得（示例）" },
    });
}

/** A marriage that somebody has told of, and a wedding that is to come. */
export async function tellOfChanges(desk: Desk, enrollment: string): Promise<void> {
  const on = today(desk);
  await command(desk, "u-chen", "/matters/changes", {
    enrollment,
    report: { item: "MARRIAGE", eventOn: addDays(on, -6), learnedOn: on },
  });
  await command(desk, "u-chen", "/matters/occasions", {
    enrollment,
    report: { eventOn: addDays(on, 30), learnedOn: on },
  });
}
