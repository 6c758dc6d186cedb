/** What only machines say: keys of closed lists and of code, ids, moments, and values that went astray. */
const machine: readonly RegExp[] = [
  /\b(?:undefined|null|NaN|Infinity)\b/g,
  /\[object \w+\]/g,
  /\b[a-z]+(?:[-.][a-z]+)+\b/g,
  /\b[a-z]{3}_[0-9a-z]{6,}/g,
  /\b[0-9A-HJKMNP-TV-Z]{26}\b/g,
  /\b[A-Z]{3,}(?:_[A-Z]+)*\b/g,
  /\b[a-z]+[A-Z][A-Za-z]*\b/g,
  /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/g,
  /\$\{|\{\{/g,
];

/** Latin letters that people do read: addresses, numbers of matters, names and kinds of files. */
const readable: readonly RegExp[] = [
  /\b[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}\b/g,
  /https?:\/\/\S+/g,
  /[\w.*-]+@[\w.-]+\b/g,
  /[^\s（“]+\.(?:pdf|docx|xlsx|csv|jpe?g|png)\b/gi,
  /\.(?:pdf|docx|xlsx|csv|jpe?g|png)\b/gi,
  /\b(?:JPEG|PNG|PDF|SHA|CSV|HTML|BOM|UTF)\b/g,
];

/** The machine's words in a text, each with what stands around it. */
export function machineIn(text: string): string[] {
  const left = readable.reduce((rest, pattern) => rest.replaceAll(pattern, " "), text);
  return machine.flatMap((pattern) =>
    [...left.matchAll(pattern)].map(({ index }) => left.slice(Math.max(0, index - 20), index + 40)),
  );
}
