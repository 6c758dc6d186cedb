import { dayOf, instantText } from "#kernel/deadline/day.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Link } from "#kernel/link/link.ts";
import { codeHash, factorProof, isSame } from "#kernel/link/secret.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { opened } from "#notice/delivery.ts";
import { changeNotice, noticesOf } from "../../mail/notices.ts";
import { audit } from "../audit.ts";

const minute = 60_000;
const codeLife = 10 * minute;
const codePause = minute;
const codesADay = 10;
const proofLife = 30 * minute;
const maxTries = 5;

/** The code of a link, once used without its hash; how many were sent on which Shanghai day. */
type CodeItem = {
  version: number;
  sentAt: string;
  sentOn: string;
  sentToday: number;
  codeHash?: string;
  validUntil?: string;
  /** Hashes of the codes that this one has replaced; none in codes that are older than the field. */
  former?: readonly string[];
  /** How it went out; not told in codes that are older than it. */
  by?: "sms" | "mail";
};

const codeKey = (link: Link) => ({ pk: `link#${link.hash}`, sk: "factor" });
const triesKey = (link: Link) => ({ pk: `link#${link.hash}`, sk: "tries" });

/** How a link's code stands, as its page says it: times of day in Shanghai, the address masked. */
export type CodeState =
  | { state: "locked" }
  | { state: "none"; to: string }
  | { state: "sent"; to: string; sentAt: string; until: string; againAt: string; isLater: boolean };

/** How the code of a link stands; nothing of the code itself. */
export async function codeState(
  world: World,
  link: Link,
  officer: Pick<Officer, "email" | "phone">,
): Promise<CodeState> {
  const { last, tries } = await read(world, link);
  if (tries >= maxTries) return { state: "locked" };
  const { codeHash: open, validUntil = "", sentAt = "" } = last ?? {};
  const isOpen = open !== undefined && validUntil >= world.clock();
  const to = masked(officer, (isOpen ? last?.by : undefined) ?? world.codeWay(officer));
  if (!isOpen) return { state: "none", to };
  const againAt = timeOf(after(sentAt, codePause));
  return {
    ...{ state: "sent", to, sentAt: timeOf(sentAt), until: timeOf(validUntil), againAt },
    isLater: (last?.former ?? []).length > 0,
  };
}

/** Where a code goes, so that its person recognizes it and nobody else learns it. */
function masked({ email, phone }: Pick<Officer, "email" | "phone">, by: "sms" | "mail"): string {
  if (phone !== undefined && by === "sms") return `手机 ${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const [name = "", host = ""] = email.split("@");
  return `邮箱 ${name.slice(0, 1)}***@${host}`;
}

function after(instant: string, millis: number): string {
  return new Date(Date.parse(instant) + millis).toISOString();
}

function timeOf(instant: string): string {
  return instantText(instant).slice(-5);
}

/** Sends a fresh 6-digit code to its person; at most one a minute and ten a day a link. */
export async function sendCode(
  world: World,
  link: Link,
  officer: Pick<Officer, "email" | "phone">,
): Promise<Refusal | undefined> {
  const { last, tries } = await read(world, link);
  if (tries >= maxTries) return refuse("link.code-locked");
  const at = world.clock();
  const now = Date.parse(at);
  if (last !== undefined && now - Date.parse(last.sentAt) < codePause)
    return refuse("link.code-wait", `${timeOf(after(last.sentAt, codePause))} 以后可以重新发送`);
  const sentOn = dayOf(at);
  const sentToday = (last?.sentOn === sentOn ? last.sentToday : 0) + 1;
  if (sentToday > codesADay) return refuse("link.code-limit");
  const digits = sixDigits(world.random(4));
  const validUntil = new Date(now + codeLife).toISOString();
  const hash = codeHash(world.linkKey, link.hash, digits);
  const counted = { sentAt: at, sentOn, sentToday, former: replacedBy(last) };
  // Two requests at once get one code: the second write finds another version.
  if (!(await write(world, link, last, { ...counted, codeHash: hash, validUntil })))
    return refuse("link.code-wait");
  const { email, phone } = officer;
  const id = `code.${link.hash.slice(0, 24)}.${now}`;
  const attempts = await world.sendCode({ email, phone }, { id, digits });
  for (const { by, ...taken } of attempts)
    await audit(
      world,
      link,
      taken.result === "delivered"
        ? { what: "code-sent", by }
        : { what: "code-failed", by, why: taken.why },
    );
  const current = { ...counted, version: (last?.version ?? 0) + 1 };
  const out = attempts.at(-1);
  if (out?.result === "delivered") {
    await write(world, link, current, { ...counted, codeHash: hash, validUntil, by: out.by });
    return undefined;
  }
  // What nobody could receive is none of the day's codes.
  await write(world, link, current, { ...counted, sentToday: sentToday - 1 });
  return refuse("link.code-undelivered");
}

/** The codes that a new one replaces, as many as a day may send. */
function replacedBy(last: CodeItem | undefined): readonly string[] {
  const { former = [], codeHash: open } = last ?? {};
  return [...former, ...(open === undefined ? [] : [open])].slice(-codesADay);
}

/** Checks a code; five wrong ones lock the link. Right, it gives a proof for the page's cookie. */
export async function checkCode(
  world: World,
  link: Link,
  code: string,
): Promise<Refusal | { proof: string }> {
  const now = world.clock();
  const { last, tries } = await read(world, link);
  if (tries >= maxTries) return refuse("link.code-locked");
  if (last?.codeHash === undefined || (last.validUntil ?? "") < now)
    return refuse("link.code-missing");
  const typed = codeHash(world.linkKey, link.hash, code.trim());
  // Whoever types an earlier mail's code is told which one counts; that guesses nothing, so no try is lost.
  if ((last.former ?? []).some((hash) => isSame(hash, typed)))
    return refuse(
      "link.code-wrong",
      `这是此前的验证码，已被 ${timeOf(last.sentAt)} 发送的取代，请输入最新一条（不计入输错次数）`,
    );
  const count = await world.store.add(triesKey(link), "count", 1);
  if (count > maxTries) return refuse("link.code-locked");
  if (!isSame(last.codeHash, typed)) {
    await audit(world, link, { what: "code-wrong", tries: count });
    if (count < maxTries) return refuse("link.code-wrong", `还可以再试 ${maxTries - count} 次`);
    await audit(world, link, { what: "locked" });
    return refuse("link.code-locked");
  }
  const { codeHash: _used, validUntil: _over, ...counted } = last;
  if (!(await write(world, link, last, counted))) return refuse("link.code-missing");
  await world.store.transact([{ remove: triesKey(link), when: "any" }]);
  return { proof: await pass(world, link, "code") };
}

/** The person has passed: it is written down, and the proof is for the page's cookie. */
export async function pass(world: World, link: Link, by: "code" | "login"): Promise<string> {
  await audit(world, link, { what: "passed", ...(by === "login" ? { by } : {}) });
  await noteOpened(world, link);
  const until = new Date(Date.parse(world.clock()) + proofLife).toISOString();
  return factorProof(world.linkKey, link.hash, until);
}

async function read(
  world: World,
  link: Link,
): Promise<{ last: CodeItem | undefined; tries: number }> {
  const [last, tries] = await world.store.getMany([codeKey(link), triesKey(link)]);
  return {
    last: last as CodeItem | undefined,
    tries: (tries?.count as number | undefined) ?? 0,
  };
}

/** Writes the code as it follows on the last one; false when somebody else was faster. */
async function write(
  world: World,
  link: Link,
  last: CodeItem | undefined,
  next: Omit<CodeItem, "version">,
): Promise<boolean> {
  const forgetAt = Math.floor(Date.parse(next.sentAt) / 1000) + 2 * 24 * 3600;
  const version = (last?.version ?? 0) + 1;
  const lost = await world.store.transact([
    {
      put: { ...next, ...codeKey(link), version, expiresAt: forgetAt },
      when: last === undefined ? "absent" : { version: last.version },
    },
  ]);
  return lost === undefined;
}

/** The person has come through the link on their own: the notice that brought it has reached them. */
async function noteOpened(world: World, { taskId, person }: Link): Promise<void> {
  const now = world.clock();
  for (const { id } of await noticesOf(world, taskId, [person]))
    await changeNotice(world, id, (notice) => opened(notice, now));
}

function sixDigits(bytes: Uint8Array): string {
  const number = Buffer.from(bytes).readUInt32BE() % 1_000_000;
  return String(number).padStart(6, "0");
}
