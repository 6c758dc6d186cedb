import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress } from "node:zlib";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** Where the recorded half-year lies. */
export const recordingFile = new URL("office.recording", import.meta.url);

/** The origin that recorded mails lead to; another host writes its own over it. */
export const recordedUrl = "http://localhost:3000";

/** An item of the table as DynamoDB's API writes it. */
export type Item = Record<string, AttributeValue>;

/** A host's data at one moment, whichever database engine it runs on. */
export type Recording = {
  /** UTC ISO instant at which the host's clock stood. */
  at: string;
  /** What somebody needs to follow the last petition from the public page. */
  receipt: string;
  files: readonly { path: string; base64: string }[];
  items: readonly Item[];
};

/** Files of a data folder that a host can go on with; its login, database and log are its own. */
const kept = ["identity.key", "link.key", "mail.sqlite", "stepfunctions.sqlite", "vault.key"];
/** Uploaded files that nobody asks for again. */
const passing = /^files\/imports\/chunks\//;

/** Reads what is kept of a stopped host's folder. */
export async function readFolder(root: string): Promise<Recording["files"]> {
  const uploads = await readdir(join(root, "files"), { recursive: true, withFileTypes: true });
  const paths = uploads
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .filter((path) => !passing.test(path));
  return Promise.all(
    [...kept, ...paths.sort()].map(async (path) => ({
      path,
      base64: (await readFile(join(root, path))).toString("base64"),
    })),
  );
}

/** Writes the files of a recording into a folder; what an unfinished try left is overwritten. */
export async function writeFolder(root: string, { files }: Recording): Promise<void> {
  for (const { path, base64 } of files) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    for (const beside of ["", "-wal", "-shm"]) await rm(`${file}${beside}`, { force: true });
    await writeFile(file, Buffer.from(base64, "base64"), { mode: 0o600 });
  }
}

/** A recording as one compressed file; bytes of an attribute (`B`) are base64, as on the wire. */
export async function pack(recording: Recording): Promise<Uint8Array> {
  const text = JSON.stringify(recording, (key, value: unknown) =>
    key === "B" && value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
  );
  return promisify(brotliCompress)(Buffer.from(text, "utf8"));
}

/** Reads the recording that the product comes with. */
export async function openRecording(): Promise<Recording> {
  const packed = await readFile(recordingFile);
  const text = (await promisify(brotliDecompress)(packed)).toString("utf8");
  // An attribute that is named B holds an object, its bytes a text.
  return JSON.parse(text, (key, value: unknown) =>
    key === "B" && typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value,
  ) as Recording;
}
