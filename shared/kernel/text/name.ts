/** Dots that keyboards and forms put between the parts of a name. */
const dots = /\s*[·•・‧∙⋅･●˙\u1427\u16eb\u2024\u25cf\u2981\u2e31\u2e33\u119e\u318d\ua78f]\s*/gu;
/** A full stop between Chinese characters is such a dot too. */
const stopBetween = /(?<=\p{Script=Han})\s*\.\s*(?=\p{Script=Han})/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63]/gu;
/**
 * The one form in which names, units, codes and posts are compared: width, middle dots, brackets,
 * dashes, blanks and composed characters make no difference. What is shown stays as it was typed.
 */
export function sameForm(text: string): string {
  return (
    text
      // Many blanks are tried out against every dot that might stand behind them.
      .replaceAll(/\s+/g, " ")
      .replaceAll(dots, "·")
      .normalize("NFKC")
      .replaceAll(/\p{Variation_Selector}/gu, "")
      .replaceAll(dots, "·")
      .replaceAll(stopBetween, "·")
      .replaceAll(dashes, "-")
      .trim()
      .replaceAll(/\s+/g, (blank, at: number, whole: string) =>
        isWordEnd(whole[at - 1]) && isWordEnd(whole[at + blank.length]) ? " " : "",
      )
  );
}

/** A blank means something between letters and digits of other scripts only. */
function isWordEnd(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(sign);
}
