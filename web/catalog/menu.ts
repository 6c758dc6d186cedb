/** The parts of the menu, in their order, with the kinds that stand in each. */
export const menuGroups: Readonly<Record<string, readonly string[]>> = {
  提级监督: ["enrollment", "meeting", "quarterly", "targeted", "letter"],
  线索信访: ["clue", "petition"],
  教育监督: ["debriefing", "education", "learning", "matters", "lot", "dossier", "opinion"],
  信息库: ["unit", "person", "import"],
  管理: ["recusal", "roster", "incident"],
};

/** Where kinds stand that no part names. */
const others = "其他";

/** The part of the menu in which a kind stands. */
export function groupOf(kind: string): string {
  return Object.keys(menuGroups).find((group) => menuGroups[group]?.includes(kind)) ?? others;
}
