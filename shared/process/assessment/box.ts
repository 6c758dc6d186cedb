import type { CryptoKey, JWK } from "jose";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Item, Key } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";

/**
 * A ballot box. Each paper is encrypted in the browser's request for a key that only the vault can
 * open, and all papers of a box have one length; the code that let it in is spent in the same
 * transaction, and nothing of the code is on the paper. So neither the table nor its stream nor the
 * time of a writing tells what a code, or a person, has said; once counted, key and papers are gone.
 */
export type Box = {
  id: string;
  purpose: "ballot" | "opinion";
  /** The record that the papers are about, and what the page says of it. */
  subject: { kind: string; id: string };
  district: string;
  title: string;
  /** Last Shanghai day on which a paper is taken. */
  closesOn: string;
  status: "OPEN" | "CLOSED" | "COUNTED";
  version: number;
  publicKey: JWK;
  /** The private key, sealed by the vault; gone once the papers were counted. */
  privateKey?: string;
};

/** Bytes of a paper, the same for all of a box. */
const lengths: Readonly<Record<Box["purpose"], number>> = { ballot: 64, opinion: 2048 };
const batch = 90;
const attempts = 10;

const boxKey = (id: string): Key => ({ pk: `box#${id}`, sk: "box" });
/** The codes of an open box, sealed, for a caller who did not get the answer that told them. */
const issueKey = (id: string): Key => ({ pk: `box#${id}`, sk: "issue" });
const codeKey = (code: string): Key => ({ pk: `box#code#${sha256(digitsOf(code))}`, sk: "code" });

/**
 * Opens a box with so many one-time codes, which are told here and kept as hashes. While the box is
 * open, the same request (caller and idempotency key) is told the same codes again, since its answer may
 * have been lost; every other one is refused with `assessment.issued`.
 */
export async function openBox(
  world: World,
  of: Omit<Box, "status" | "version" | "publicKey" | "privateKey">,
  { count, request }: { count: number; request: string },
): Promise<readonly string[] | Refusal> {
  const [{ exportJWK }, { generateKeyPair }] = await Promise.all([
    import("jose/key/export"),
    import("jose/key/generate/keypair"),
  ]);
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { extractable: true });
  const box = {
    ...boxKey(of.id),
    ...of,
    status: "OPEN",
    version: 1,
    publicKey: await exportJWK(publicKey),
    privateKey: await world.vault.seal(JSON.stringify(await exportJWK(privateKey))),
  };
  const codes = Array.from({ length: count }, () => codeOf(world.random(16)));
  const issue = {
    ...issueKey(of.id),
    request: sha256(request),
    codes: await world.vault.seal(JSON.stringify(codes)),
  };
  const taken = await world.store.transact([
    { put: box, when: "absent" },
    { put: issue, when: "absent" },
  ]);
  const told = taken === undefined ? codes : await issuedBefore(world, of.id, request);
  if (!("refused" in told)) await keepCodes(world, of.id, told);
  return told;
}

async function issuedBefore(
  world: World,
  id: string,
  request: string,
): Promise<readonly string[] | Refusal> {
  const issue = await world.store.get(issueKey(id));
  return issue?.request === sha256(request)
    ? JSON.parse(await world.vault.open(String(issue.codes)))
    : refuse("assessment.issued");
}

/**
 * Keeps the codes that are not kept yet; one that is there may have been spent. They come into the
 * stream by their hashes: the order in which slips are printed, and perhaps handed out, is not theirs.
 */
async function keepCodes(world: World, box: string, told: readonly string[]): Promise<void> {
  const codes = told.toSorted((one, other) => (codeKey(one).pk < codeKey(other).pk ? -1 : 1));
  for (let from = 0; from < codes.length; from += batch) {
    const some = codes.slice(from, from + batch);
    const found = await world.store.getMany(some.map(codeKey));
    const missing = some.filter((_, place) => found[place] === undefined);
    if (missing.length > 0)
      await world.store.transact(
        missing.map((code): Write => {
          const put = { ...codeKey(code), box, version: 1 };
          return { put, when: "absent" };
        }),
      );
  }
}

/** The open box that an unspent code belongs to. */
export async function boxOfCode(world: World, code: string, today: string): Promise<Box | Refusal> {
  const item = await world.store.get(codeKey(code));
  if (item === undefined) return refuse("assessment.code");
  if (item.version !== 1) return refuse("assessment.spent");
  const box = await readBox(world, String(item.box));
  return box?.status === "OPEN" && today <= box.closesOn ? box : refuse("assessment.closed");
}

/** Spends a code and puts a paper in: both or neither, and only while the box is open. */
export async function cast(world: World, code: string, said: string, today: string) {
  const [{ CompactEncrypt }, { importJWK }] = await Promise.all([
    import("jose/jwe/compact/encrypt"),
    import("jose/key/import"),
  ]);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const box = await boxOfCode(world, code, today);
    if ("refused" in box) return box;
    const { id, version, publicKey, purpose } = box;
    const paper = Buffer.alloc(lengths[purpose], 0x20);
    paper.write(said);
    const sealed = await new CompactEncrypt(paper)
      .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
      .encrypt(await importJWK(publicKey, "ECDH-ES"));
    const place = Buffer.from(world.random(16)).toString("hex");
    const lost = await world.store.transact([
      { check: boxKey(id), when: { version } },
      { put: { ...codeKey(code), version: 2 }, when: { version: 1 } },
      { put: { pk: boxKey(id).pk, sk: `paper#${place}`, sealed }, when: "absent" },
    ]);
    if (lost === undefined) return undefined;
    await new Promise((resolve) => setTimeout(resolve, (world.random(1)[0] ?? 0) / 4));
  }
  return refuse("system.busy");
}

/** Closes a box and reads its papers, in the order of their random places. */
export async function closeBox(world: World, id: string): Promise<readonly string[] | Refusal> {
  const box = await readBox(world, id);
  if (box?.privateKey === undefined) return refuse("assessment.closed");
  if (box.status === "OPEN") {
    const put = { ...boxKey(id), ...box, status: "CLOSED", version: box.version + 1 };
    const lost = await world.store.transact([
      { put, when: { version: box.version } },
      { remove: issueKey(id), when: "any" },
    ]);
    if (lost !== undefined) return refuse("record.version");
  }
  const [{ compactDecrypt }, { importJWK }] = await Promise.all([
    import("jose/jwe/compact/decrypt"),
    import("jose/key/import"),
  ]);
  const jwk = JSON.parse(await world.vault.open(box.privateKey)) as JWK;
  const key = (await importJWK(jwk, "ECDH-ES")) as CryptoKey;
  const papers = await papersIn(world, id);
  return Promise.all(
    papers.map(async ({ sealed }) => {
      const { plaintext } = await compactDecrypt(String(sealed), key);
      return Buffer.from(plaintext).toString("utf8").trim();
    }),
  );
}

/** Destroys the key and the papers of a box that was counted. */
export async function clearBox(world: World, id: string): Promise<void> {
  const box = await readBox(world, id);
  if (box === undefined) return;
  const { privateKey: _gone, ...rest } = box;
  const put = { ...boxKey(id), ...rest, status: "COUNTED", version: box.version + 1 };
  await world.store.transact([
    { put, when: { version: box.version } },
    { remove: issueKey(id), when: "any" },
  ]);
  const papers = await papersIn(world, id);
  for (let from = 0; from < papers.length; from += batch)
    await world.store.transact(
      papers
        .slice(from, from + batch)
        .map(({ pk, sk }): Write => ({ remove: { pk, sk }, when: "any" })),
    );
}

async function readBox(world: World, id: string): Promise<Box | undefined> {
  const item = await world.store.get(boxKey(id));
  if (item === undefined) return undefined;
  const { pk: _pk, sk: _sk, ...box } = item;
  return box as unknown as Box;
}

function papersIn(world: World, id: string): Promise<Item[]> {
  return Array.fromAsync(itemsOf((more) => world.store.range(boxKey(id).pk, "paper#", more)));
}

/** Twenty digits in groups of four, some 66 bits. */
function codeOf(random: Uint8Array): string {
  const number = BigInt(`0x${Buffer.from(random).toString("hex")}`) % 10n ** 20n;
  return number
    .toString()
    .padStart(20, "0")
    .replaceAll(/(\d{4})(?=\d)/g, "$1 ");
}

function digitsOf(code: string): string {
  return code.replaceAll(/\D/g, "");
}
