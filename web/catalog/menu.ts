/** The parts of the menu, in their order, with the kinds that stand in each. */
const menu: readonly { title: string; kinds: readonly string[] }[] = [
  { title: "概况", kinds: ["report"] },
  {
    title: "提级监督",
    kinds: ["enrollment", "meeting", "quarterly", "targeted", "letter", "ladder"],
  },
  { title: "线索信访", kinds: ["clue", "petition"] },
  {
    title: "教育监督",
    kinds: ["debriefing", "education", "learning", "matters", "lot", "dossier", "opinion"],
  },
  { title: "信息库", kinds: ["unit", "person", "import", "confirmation", "basis", "screening"] },
  { title: "管理", kinds: ["recusal", "roster", "incident", "reading"] },
];

/** Titles of the parts of the menu, in their order. */
export const menuGroups: readonly string[] = menu.map(({ title }) => title);

/** Where kinds stand that no part names. */
const others = "其他";

/** The part of the menu in which a kind stands. */
export function groupOf(kind: string): string {
  return menu.find(({ kinds }) => kinds.includes(kind))?.title ?? others;
}
