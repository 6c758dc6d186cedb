import { fetchFile, type Wanted } from "./call.ts";

/** Fetches a file that the API makes, and hands it to the browser under its name. */
export async function saveFile(wanted: Wanted): Promise<void> {
  const { blob, name } = await fetchFile(wanted);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
