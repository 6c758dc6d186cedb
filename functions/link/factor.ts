import type { Link } from "#kernel/link/link.ts";
import { codeHash, factorProof, isSame } from "#kernel/link/secret.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Officer } from "#kernel/role.ts";
import type { World } from "#kernel/world.ts";
import { verificationCode } from "#notice/texts.ts";

const minute = 60_000;
const codeLife = 10 * minute;
const codePause = minute;
const proofLife = 30 * minute;
const maxTries = 5;

type CodeItem = { codeHash: string; sentAt: string; expiresAt: string };

const codeKey = (link: Link) => ({ pk: `link#${link.hash}`, sk: "code" });
const triesKey = (link: Link) => ({ pk: `link#${link.hash}`, sk: "tries" });

/** Sends a fresh 6-digit code to the registered mail; at most one a minute. */
export async function sendCode(
  world: World,
  link: Link,
  officer: Officer,
): Promise<Refusal | undefined> {
  const now = Date.parse(world.clock());
  const [last, tries] = await world.store.getMany([codeKey(link), triesKey(link)]);
  if (((tries?.count as number | undefined) ?? 0) >= maxTries) return refuse("link.code-locked");
  const sentAt = (last as unknown as CodeItem | undefined)?.sentAt;
  if (sentAt !== undefined && now - Date.parse(sentAt) < codePause) return refuse("link.code-wait");
  const code = sixDigits(world.random(4));
  await world.store.transact([
    {
      put: {
        ...codeKey(link),
        codeHash: codeHash(world.linkKey, link.hash, code),
        sentAt: new Date(now).toISOString(),
        validUntil: new Date(now + codeLife).toISOString(),
        expiresAt: Math.floor((now + 24 * 60 * minute) / 1000),
      },
      when: "any",
    },
  ]);
  await world.sendMail({
    messageId: `<code.${link.hash.slice(0, 24)}.${now}@${new URL(world.siteUrl).hostname}>`,
    to: officer.email,
    ...verificationCode({ code }),
  });
  world.log("link.code-sent", { link: link.hash.slice(0, 12) });
  return undefined;
}

/** Checks a code; five wrong ones lock the link. Right, it gives a proof for the page's cookie. */
export async function checkCode(
  world: World,
  link: Link,
  code: string,
): Promise<Refusal | { proof: string }> {
  const now = world.clock();
  const [sent, tries] = await world.store.getMany([codeKey(link), triesKey(link)]);
  if (((tries?.count as number | undefined) ?? 0) >= maxTries) return refuse("link.code-locked");
  if (sent === undefined || (sent.validUntil as string) < now) return refuse("link.code-missing");
  const count = await world.store.add(triesKey(link), "count", 1);
  if (count > maxTries) return refuse("link.code-locked");
  if (!isSame(sent.codeHash as string, codeHash(world.linkKey, link.hash, code.trim()))) {
    world.log("link.code-wrong", { link: link.hash.slice(0, 12), count });
    return count === maxTries
      ? refuse("link.code-locked")
      : refuse("link.code-wrong", `还可以再试 ${maxTries - count} 次`);
  }
  await world.store.transact([
    { remove: codeKey(link), when: "any" },
    { remove: triesKey(link), when: "any" },
  ]);
  const until = new Date(Date.parse(now) + proofLife).toISOString();
  return { proof: factorProof(world.linkKey, link.hash, until) };
}

/** Whether a cookie proves that the second factor was passed for this very link. */
export function isProven(world: World, link: Link, proof: string | undefined): boolean {
  const until = proof?.slice(0, proof.lastIndexOf(".")) ?? "";
  return (
    proof !== undefined &&
    until > world.clock() &&
    isSame(proof, factorProof(world.linkKey, link.hash, until))
  );
}

function sixDigits(bytes: Uint8Array): string {
  const number = Buffer.from(bytes).readUInt32BE() % 1_000_000;
  return String(number).padStart(6, "0");
}
