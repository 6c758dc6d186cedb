const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const digits = "10X98765432";

/** The last character that the first 17 digits ask for (GB 11643, ISO 7064 MOD 11-2). */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return digits[sum % 11] ?? "";
}

/** What is wrong with an ID number, in Chinese; undefined when nothing is. */
export function idNumberProblem(text: string): string | undefined {
  if (text.includes("*")) return "是脱敏后的号码，请填写完整号码";
  if (/^\d{15}$/.test(text)) return "是 15 位旧号码，请填写 18 位号码";
  if (!/^\d{17}[\dX]$/.test(text)) return "应为 18 位";
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const date = new Date(`${born}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(born))
    return "中的出生日期不正确";
  if (checkDigit(text.slice(0, 17)) !== text[17]) return "校验位不正确";
  return undefined;
}

/** First 6 and last 4 characters; all that any view shows. */
export function maskIdNumber(text: string): string {
  return `${text.slice(0, 6)}${"*".repeat(Math.max(0, text.length - 10))}${text.slice(-4)}`;
}
