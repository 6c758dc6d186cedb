import { randomUUID } from "node:crypto";
import { addDays, dayOf } from "#kernel/deadline/day.ts";
import { judgment, letterContent, nominationFor, petitionContent } from "./office-texts.ts";

/** What the office of the sample district works with: its API, and the host's clock. */
export type Office = {
  url: string;
  token(officer: string): Promise<string>;
  settle(): Promise<void>;
  now(): string;
};

type Receipt = { id: string };
type Line = { id: string; summary: { isKeyObject?: boolean } & Readonly<Record<string, string>> };

/** How far each nomination has come, in the order of the people in the library. */
const journeys = [
  "screened",
  "drafted",
  "asked",
  "asked",
  "returned",
  "reviewed",
  "for-meeting",
  "passed",
  "active",
  "active",
] as const;
type Journey = (typeof journeys)[number];

/**
 * A living office: nominations in every state, letters, petitions, all made by the commands that
 * people give, through the API. What cannot be made is left out; nobody waits for it.
 */
export async function openOffice(office: Office): Promise<void> {
  const { items } = await send<{ items: Line[] }>(office, "u-chen", "GET", "/people?limit=200");
  const people = [
    ...items.filter(({ summary }) => summary.isKeyObject === true),
    ...items.filter(({ summary }) => summary.isKeyObject !== true),
  ];
  const passed: string[] = [];
  for (const [place, journey] of journeys.entries()) {
    const person = people[place];
    if (person === undefined) break;
    const id = await nominate(office, person, journey);
    if (journey === "passed" || journey === "active") passed.push(id);
  }
  await meet(office, passed);
  for (const [place, id] of passed.slice(1).entries()) await consent(office, id, place);
  await writeLetters(office);
  await takePetitions(office);
  await office.settle();
}

/** Takes one nomination as far as it goes before the meeting. */
async function nominate(
  office: Office,
  { id: personId, summary }: Line,
  journey: Journey,
): Promise<string> {
  const { name = "", unitId = "", unitName = "", post = "" } = summary;
  const candidate = { personId, personName: name, unitId, unitName, post };
  const { id } = await command(office, "u-chen", "/enrollments", {
    candidate,
    scoreSheet: judgment,
  });
  if (journey === "screened") return id;
  await command(office, "u-chen", `/enrollments/${id}/nomination`, {
    nomination: nominationFor(post),
  });
  if (journey === "drafted") return id;
  await command(office, "u-chen", `/enrollments/${id}/submission`, {});
  await office.settle();
  if (journey === "asked") return id;
  if (journey === "returned") {
    await decide(office, "u-feng", `${id}.ROOM_REVIEW.1`, {
      action: "return",
      opinion: "请补充近两年信访情况（示例）。",
    });
    return id;
  }
  await decide(office, "u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
  if (journey !== "reviewed")
    await decide(office, "u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
  return id;
}

/** One meeting for all that wait for it, entered by one officer and confirmed by another. */
async function meet(office: Office, ids: readonly string[]): Promise<void> {
  const heldOn = dayOf(office.now());
  const votes = { present: 8, recused: [], yes: 8, no: 0, abstain: 0 };
  const { id } = await command(office, "u-shen", "/meetings", {
    heldOn,
    minutesNumber: `纪要〔${heldOn.slice(0, 4)}〕1期`,
    entitled: 9,
    items: ids.map((enrollmentId) => ({ enrollmentId, ...votes })),
  });
  await office.settle();
  await decide(office, "u-han", `${id}.CONFIRM.1`, {
    action: "approve",
    form: Object.fromEntries(ids.map((_, index) => [`item${index + 1}`, "same"])),
  });
}

/** The request to the party committee and its consent: from then on the object is supervised. */
async function consent(office: Office, id: string, place: number): Promise<void> {
  const today = dayOf(office.now());
  const year = today.slice(0, 4);
  await decide(office, "u-shen", `${id}.COMMISSION_PASSED.1`, {
    action: "send",
    form: {
      documentNumber: `示纪〔${year}〕${place + 1}号`,
      sentOn: today,
      classification: "内部",
    },
  });
  await decide(office, "u-yang", `${id}.PARTY_PENDING.1`, {
    action: "consent",
    form: {
      form: "MEETING",
      documentNumber: `示委批〔${year}〕${place + 1}号`,
      consentedOn: today,
    },
  });
}

/** A letter that is being drafted, one under approval, one at the unit. */
async function writeLetters(office: Office): Promise<void> {
  const draft = () => command(office, "u-chen", "/letters", { content: letterContent });
  await draft();
  for (const approvers of [1, 4]) {
    const { id } = await draft();
    await command(office, "u-chen", `/letters/${id}/submission`, {});
    await office.settle();
    const stages = [
      ["u-zhu", "TRIAL_CHECK"],
      ["u-feng", "ROOM_APPROVAL"],
      ["u-wu", "DEPUTY_APPROVAL"],
      ["u-zhou", "SECRETARY_APPROVAL"],
    ] as const;
    for (const [who, stage] of stages.slice(0, approvers))
      await decide(office, who, `${id}.${stage}.1`, { action: "approve" });
    if (approvers < stages.length) continue;
    await decide(office, "u-shen", `${id}.NUMBERING.1`, { action: "number" });
    await decide(office, "u-chen", `${id}.SIGNED.1`, {
      action: "serve",
      form: { receivedBy: "吕示廿一", servedOn: dayOf(office.now()), mode: "DIRECT" },
    });
  }
}

/** Letters and visits of the last days, as the petition office has taken them down. */
async function takePetitions(office: Office): Promise<void> {
  for (const [place, channel] of ["LETTER", "VISIT", "CALL"].entries())
    await command(office, "u-wei", "/petitions", {
      channel,
      receivedOn: addDays(dayOf(office.now()), -place),
      content: petitionContent,
    });
}

async function decide(office: Office, who: string, task: string, body: object): Promise<void> {
  await command(office, who, `/tasks/${task}/decision`, { declaration: "none", ...body });
  await office.settle();
}

function command(office: Office, who: string, path: string, body: object): Promise<Receipt> {
  return send<Receipt>(office, who, "POST", path, body);
}

async function send<T>(
  office: Office,
  who: string,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${office.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await office.token(who)}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T & { title?: string; detail?: string };
  if (!response.ok)
    throw new Error(`示例事项 ${path}：${answer.title ?? response.status} ${answer.detail ?? ""}`);
  return answer;
}
