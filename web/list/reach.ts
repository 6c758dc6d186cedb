/** How far a right reaches. */
export type Reach = "district" | "room" | "unit" | "hand";

/** Whose matters a right opens where it does not open the whole district's. */
const own: Readonly<Record<Exclude<Reach, "district">, string>> = {
  room: "本室",
  unit: "本单位",
  hand: "由您经办",
};

/**
 * Says of an empty list whether nothing is there or only nothing that its reader may see: of what a
 * right does not reach, nobody learns here whether it exists.
 */
export function nothingOf(title: string, reach: Reach | undefined): string {
  if (reach === undefined || reach === "district") return `还没有${title}（您须回避的不列出）。`;
  return `没有${own[reach]}的${title}。您的权限只到${own[reach]}的，别处有没有，这里看不到。`;
}

/** The same, told beside a sentence that says what is missing. */
export function reachNote(reach: Reach | undefined): string {
  if (reach === undefined || reach === "district") return "";
  return `您的权限只到${own[reach]}的${reach === "hand" ? "事项" : ""}，别处有没有，这里看不到。`;
}
