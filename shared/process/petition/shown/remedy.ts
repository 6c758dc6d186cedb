import type { Petition } from "../schema.ts";

/**
 * To whom somebody can go who does not agree with the answer to a request (信访工作条例 Art. 35, 36) or
 * with the decision on an appeal (监察法 Art. 56); an accusation's objection comes back to this office.
 */
export function remedyOf({
  category,
  appeal,
}: Pick<Petition, "category" | "appeal">): string | undefined {
  if (category === undefined || category === "ACCUSATION" || appeal === "RECHECK") return undefined;
  if (appeal === "REVIEW")
    return "对复审决定不服的，自收到之日起一个月内，可以向上一级监察机关申请复核，由其在二个月内作出决定（监察法）。";
  return "对处理意见不服的，自收到书面答复之日起三十日内，可以请求原办理机关的上一级机关复查；对复查意见不服的，自收到之日起三十日内，可以请求复查机关的上一级机关复核（信访工作条例第35条、第36条）。";
}
