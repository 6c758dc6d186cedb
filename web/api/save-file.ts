import { call, fetchFile, type Wanted } from "./call.ts";
import { Refused } from "./problem.ts";

/** Fetches a file that the API makes, and hands it to the browser under its name. */
export async function saveFile(wanted: Wanted): Promise<void> {
  const { blob, name } = await fetchFile(wanted);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * A ledger as a workbook: in the answer where it fits, else made as a file and fetched from where it
 * lies, by an address that holds for a few minutes.
 */
export async function saveLedger(
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await saveFile({ path: `/ledgers/${path}.xlsx`, query });
  } catch (error) {
    if (!(error instanceof Refused && error.problem.code === "answer.too-large")) throw error;
    const { url, name } = await call<{ url: string; name: string }>({
      path: `/ledgers/${path}/file`,
      query,
    });
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
  }
}
