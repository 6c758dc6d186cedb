import { addMonths } from "#kernel/deadline/day.ts";
import { assetsIn } from "../../screening/assets.ts";
import type { Unit } from "../../unit/schema.ts";
import { figures, type Row, when } from "../figure.ts";

/**
 * Villages by collective assets and petitions, with the district's lines (A-34; §5.2, an aid to
 * selection). A line is counted once, of whatever village comes first.
 */
export const villageFigures = figures({
  villageAssets: {
    label: "村（社区）、集体经济组织集体资产",
    unit: "元",
    split: "open",
    of: {
      unit: (unit) =>
        ofVillage(unit, {
          key: unit.content.name,
          amount: assetsIn(unit.content.duties.collectiveAssets) ?? 0,
        }),
    },
  },
  villagePetitions: {
    label: "村（社区）、集体经济组织人员被反映（近十二个月）",
    unit: "件",
    split: "open",
    of: {
      petition: ({ receivedOn, registration }, { to, villageOf }) => {
        const village = villageOf(registration?.personId ?? "");
        const isRecent = receivedOn > addMonths(to, -12) && receivedOn <= to;
        return when(isRecent && village !== "", { key: village });
      },
    },
  },
  assetsLine: {
    label: "本区集体资产标准",
    unit: "元",
    of: {
      unit: (unit, { rules }) =>
        ofVillage(unit, { once: "line", amount: rules.config.threshold.collectiveAssetsInFen }),
    },
  },
  petitionsLine: {
    label: "本区信访量标准",
    unit: "件",
    of: {
      unit: (unit, { rules }) =>
        ofVillage(unit, { once: "line", amount: rules.config.threshold.petitionsIn12Months }),
    },
  },
});

function ofVillage({ status, content }: Unit, row: Row): readonly Row[] {
  return when(status === "ACTIVE" && isVillage(content.class), row);
}

/** Units that are compared by what they own together. */
export function isVillage(unitClass: Unit["content"]["class"]): boolean {
  return unitClass === "VILLAGE" || unitClass === "COLLECTIVE_ORG";
}
