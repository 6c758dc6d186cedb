/** Fen as people read it: 525000 → 5,250.00 元. */
export function yuanOf(amountInFen: number): string {
  return `${(amountInFen / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2 })} 元`;
}
