import type { Stance } from "#functions/documents/permissions.ts";
import { linkAuditOf } from "#functions/link/audit.ts";
import { type Officer, type Role, roles } from "#kernel/district/role.ts";
import { type Kind, kinds } from "#kernel/record/kinds.ts";
import type { MatterOf, Rec } from "#kernel/record/process.ts";
import {
  aboutItem,
  eventKey,
  type Item,
  linkAuditKey,
  recordItem,
  seatItem,
  taskItem,
  trayOf,
} from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { noticeItem } from "#notice/notice.ts";
import { type AnyProcess, processOf } from "#processes";

/** Stands in whatever a list or a ledger would show of a matter. */
export const marker = "标记示例人";
export const person = "per_gate";
export const unit = "unt_gate";
const at = "2026-03-02T01:00:00.000Z";

/** One officer of every role in every stance to the records of this scene. */
export function officerIn(stance: Stance, role: Role): Officer {
  const isTied = stance === "tied";
  return {
    id: `u-${stance}-${role}`,
    name: "某示例",
    role,
    room: ["elsewhere", "hand", "served"].includes(stance) ? "3" : "2",
    ...(role === "UNIT" ? { unit: stance === "served" ? unit : "unt_other" } : {}),
    email: "a@example.test",
    ...(isTied ? { ties: [person, unit].map((to) => ({ to, ...relation })) } : {}),
  };
}

const relation = { relation: "relative", detail: "表亲（示例）" } as const;
const idsIn = (stance: Stance) => roles.map((role) => officerIn(stance, role).id);

/** What records of all kinds say of people and places, under the names that their states use. */
function stateWith(whom: unknown): Record<string, unknown> {
  const recused = idsIn("recused");
  return {
    status: "ROOM_REVIEW",
    enteredAt: at,
    visits: { ROOM_REVIEW: 1 },
    room: "2",
    recusals: recused.map((one) => ({ person: one, ...relation, at })),
    proposer: "u-nobody",
    enteredBy: "u-nobody",
    officer: "u-nobody",
    requestedBy: "colleague",
    servedTo: unit,
    person: whom,
    personId: person,
    unit: { unitId: unit, name: marker },
    unitId: unit,
    subject: { kind: "enrollment", id: "enr_gate" },
    candidate: {
      personId: person,
      personName: marker,
      unitId: unit,
      unitName: marker,
      post: "站长",
    },
    content: { addressee: { unitId: unit, unitName: marker }, demands: [] },
    place: { id: unit, name: marker },
    objects: [{ personId: person, personName: marker, unitId: unit }],
    plan: { units: [{ unitId: unit, unitName: marker }], team: [], focus: [], contents: [] },
    findings: [],
    registration: { personId: person, accused: marker },
    people: [{ n: 1, personId: person, name: marker }],
    rooms: ["2"],
    routing: { room: "2", object: "NONE" },
    handlers: idsIn("hand"),
    items: idsIn("hand").map((proposer) => ({
      enrollmentId: "enr_gate",
      recused: [],
      opinion: marker,
      bars: { recused, concerns: [person, unit], room: "2", proposer },
    })),
    records: [],
    attachments: [],
    disposals: [],
    messages: [],
    objections: [],
    late: { type: "unit", unitId: unit, unitName: marker },
    of: { id: "enr_gate", kind: "enrollment", title: marker, task: "enr_gate.ROOM_REVIEW.1" },
    letters: { urge: { servedOn: "2026-03-02" } },
    year: 2026,
    quarter: 1,
  };
}

/** A record of a kind, with the state under which its process names most of whom it concerns. */
export type Staged = { kind: Kind; id: string; item: Item; matter: MatterOf | undefined };

export async function staged(kind: Kind): Promise<Staged> {
  const process = (await processOf(kind)) as AnyProcess;
  const states = [{ personId: person, id: person, name: marker }, person].map(stateWith);
  const told = await Promise.all(
    states.map(async (state) => ({ state, matter: await wholeMatter(process, state) })),
  );
  const weight = ({ matter }: (typeof told)[number]) => namedIn(matter).includes(person);
  const { state, matter } = told.find(weight) ?? told[0] ?? { state: {}, matter: undefined };
  const id = `${kinds[kind].prefix}_gate`;
  const summary = tellsApart(matter) ? { name: marker } : {};
  const keys = { status: "ROOM_REVIEW", sort: at, summary, about: [] };
  const record = {
    kind,
    id,
    district: "sample",
    version: 1,
    head: { seq: 1, hash: "x" },
    state,
    createdAt: at,
    updatedAt: at,
    openTasks: [],
  };
  return { kind, id, item: recordItem(record, keys), matter };
}

/** Whether a kind says who is recused from its records; others are barred to nobody. */
export function tellsApart(matter: MatterOf | undefined): boolean {
  return (matter?.recused.length ?? 0) > 1;
}

/** Ids of people and units that a tie to bars from a matter. */
export function namedIn({ concerns = [], touches = [] }: Partial<MatterOf> = {}): string[] {
  return [...concerns, ...touches];
}

/** What bars from a record, also by the record that it tells of. */
async function wholeMatter(process: AnyProcess, state: unknown): Promise<MatterOf | undefined> {
  const matter = matterIn(process, state);
  const behind = matter?.of && matterIn((await processOf(matter.of.kind)) as AnyProcess, state);
  if (matter === undefined || behind === undefined) return matter;
  const { recused, concerns = [] } = behind;
  return { ...matter, recused, concerns };
}

function matterIn({ bars: matter }: AnyProcess, state: unknown): MatterOf | undefined {
  try {
    return matter?.(state);
  } catch {
    return undefined;
  }
}

/** What finds a record by somebody or something, and a question about it that everybody is asked. */
export function besides({ item }: Staged, abouts: readonly string[]): Item[] {
  const record = item as unknown as Rec;
  const keys = { status: "ROOM_REVIEW", sort: at, summary: {}, about: [] };
  const event = { type: "x.y", at, actor: "system", role: "SYSTEM", data: {}, prev: "", hash: "x" };
  const first = { ...eventKey(record.kind, record.id, 1), ...event, seq: 1, district: "sample" };
  return [first, ...abouts.map((about) => aboutItem(record, keys, about))];
}

/** A question about a record, overdue, that sits with everybody of the scene. */
export function questionOn({ kind, id }: Staged, people: readonly Officer[]): Item[] {
  const due = { ruleCode: "D-ENR-2", nominalDue: "2026-02-02", effectiveDue: "2026-02-02" };
  const task = {
    id: `${id}.ROOM_REVIEW.1`,
    subject: { kind, id },
    district: "sample",
    stage: "ROOM_REVIEW",
    visit: 1,
    title: marker,
    status: "OPEN",
    openedAt: at,
    room: "2",
    policy: { type: "any" },
    actions: [],
    factor: "code",
    seats: people.map(({ id: who, role }) => ({
      person: who,
      role,
      part: "decider",
      state: who.startsWith("u-recused") ? "RECUSED" : "ASKED",
      attempt: 1,
    })),
    due,
    plan: [],
    nextStep: 0,
    colour: "NONE",
    shown: "x",
  } as unknown as Task;
  const rows = task.seats.flatMap((seat) => {
    const tray = trayOf(task, seat);
    return tray === undefined ? [] : [seatItem(task, seat, tray)];
  });
  return [taskItem(task, 1), ...rows];
}

/** What lists beside the matters tell of a question: what happened at its links, and who was told of it. */
export function tracesOf({ kind, id }: Staged, people: readonly Officer[]): Item[] {
  const taskId = `${id}.ROOM_REVIEW.1`;
  const line = { kind: "link-audit", at, district: "sample", taskId, person: marker };
  const found = { link: "0".repeat(12), what: "locked", aboutKey: linkAuditOf("sample") };
  const attempts = [{ channel: "mail", at, result: "refused", why: marker }] as const;
  return [
    { ...linkAuditKey(id, 1), ...line, ...found, aboutSort: `${at}#${kind}` },
    ...people.map(({ id: to }) =>
      noticeItem({
        ...{ id: `${id}.1.assigned.${to}`, district: "sample", to, createdAt: at, attempts },
        ...{ matter: { template: "assigned", taskId }, urgency: "at-once", version: 1 },
        status: "SENT",
      }),
    ),
  ];
}
