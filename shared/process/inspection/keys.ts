/** What all inspections of a year are found by, for the ledger and its figures. */
export function ledgerKey(district: string, year: number): string {
  return `ledger#${district}#${year}`;
}
