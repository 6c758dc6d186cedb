import { shortNumber } from "#kernel/text/short-number.ts";
import type { Letter } from "../schema.ts";
import { results } from "../terms.ts";

type Line = { label: string; value: string };

/**
 * Demand by demand: what is asked, what the unit has planned and done, and what was said to it. Only
 * what has passed between both sides; an evaluation that nobody has confirmed is still inside.
 */
export function exchangedIn(state: Letter): { title: string; lines: Line[] }[] {
  const { content, plan, feedbacks, evaluations } = state;
  if (plan === undefined && feedbacks.length === 0) return [];
  const said = evaluations.filter(({ conclusion }) => conclusion !== undefined);
  return content.demands.map((asked, place) => {
    const demand = place + 1;
    const isOurs = (of: { demand: number }) => of.demand === demand;
    const planned = plan?.items.find(isOurs);
    return {
      title: `整改建议 ${demand}`,
      lines: [
        { label: "要求", value: asked },
        ...(planned === undefined
          ? []
          : [
              {
                label: "整改措施",
                value: `${planned.measure}（责任人 ${planned.owner}，${planned.doneBy} 前完成）`,
              },
            ]),
        ...feedbacks.flatMap(({ items, submittedOn }, round) => {
          const item = items.find(isOurs);
          const result = said[round]?.results.find(isOurs)?.result;
          if (item === undefined) return [];
          const shown = [item.evidence, ...(item.files ?? []).map(shortNumber)].join("，");
          return [
            { label: `${submittedOn} 反馈`, value: `${item.done}（佐证：${shown}）` },
            ...(result === undefined
              ? []
              : [{ label: `${said[round]?.evaluatedOn} 评估`, value: results[result] }]),
          ];
        }),
      ],
    };
  });
}
