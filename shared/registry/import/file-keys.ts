/** Where an uploaded workbook lies, sealed: the same content in the same place. */
export function uploadKey(district: string, hash: string): string {
  return `imports/${district}/${hash}.xlsx.sealed`;
}

/** Where a chunk of checked rows lies, sealed. */
export function chunkKey(importId: string, chunk: number): string {
  return `imports/chunks/${importId}/${chunk}.json.sealed`;
}

/** Where the directory's entries of a chunk lie, sealed. */
export function entriesKey(importId: string, chunk: number): string {
  return `imports/chunks/${importId}/${chunk}.entries.sealed`;
}
