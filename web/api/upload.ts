import { fileTypes } from "../catalog/read.ts";
import { call, newKey } from "./call.ts";
import { Refused } from "./problem.ts";

/** What became of a file that was sent whole: kept, or not taken in and why (as the office reads it). */
export type Taken = { taken: "yes"; id: string } | { taken: "no"; reason: string };

type Announced = {
  id: string;
  upload: { method: string; url: string; headers: Record<string, string> };
};

/**
 * Sends one file of a matter: announced with its hash, put into the store, then taken in.
 * @throws Refused, or what the network or `stop` throws, where it could not be sent
 */
export async function upload(
  file: File,
  subject: { kind: string; id: string },
  { progress, stop }: { progress: (part: number) => void; stop: AbortSignal },
): Promise<Taken> {
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  const content = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const { id, upload } = await call<Announced>({
    method: "POST",
    path: "/files",
    key: newKey(),
    body: {
      subject,
      name: file.name,
      contentType: fileTypes[ending] ?? file.type,
      bytes: file.size,
      sha256,
    },
  });
  await put(upload, file, progress, stop);
  return takeIn(id, stop);
}

/** `fetch` tells nothing of how much was sent. */
function put(
  { method, url, headers }: Announced["upload"],
  file: File,
  progress: (part: number) => void,
  stop: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new TypeError(`${request.status}`));
    request.onerror = () => reject(new TypeError("network"));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    stop.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** The scan of a fresh file takes a moment; until it is through the receipt is asked for again. */
async function takeIn(id: string, stop: AbortSignal): Promise<Taken> {
  const key = newKey();
  for (let pause = 500; ; pause = Math.min(pause * 2, 8_000)) {
    try {
      const { status } = await call<{ status: string }>({
        method: "POST",
        path: `/files/${id}/receipt`,
        key,
        body: {},
      });
      return status === "REFUSED"
        ? { taken: "no", reason: await reasonOf(id) }
        : { taken: "yes", id };
    } catch (error) {
      if (stop.aborted || !isScanning(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function reasonOf(id: string): Promise<string> {
  const { reason = "未通过检查" } = await call<{ reason?: string }>({ path: `/files/${id}` });
  return reason;
}

function isScanning(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === "file.scanning";
}
