import { readDistrict } from "#kernel/district/read.ts";
import type { Picture } from "#kernel/document/picture.ts";
import type { Call } from "#kernel/route/route.ts";
import { assetsIn } from "./assets.ts";
import { known } from "./known.ts";

type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

/** A village or collective organization: what it owns, earns (fen), and petitions about its people. */
type Village = {
  unitId: string;
  name: string;
  assetsInFen: number;
  incomeInFen: number;
  petitions: number;
};

/** Villages by collective assets and petitions of twelve months, with the district's lines. */
export async function villagesOf(call: AnyCall): Promise<{
  points: Village[];
  lines: { assetsInFen: number; incomeInFen: number; petitions: number };
}> {
  const { rules } = await readDistrict(call.world, call.caller.district);
  const { threshold } = rules.config;
  const [units, petitions, directory] = await known(call);
  const byUnit = new Map<string, number>();
  for (const entry of directory)
    if (entry.kind === "person")
      byUnit.set(entry.unitId, (byUnit.get(entry.unitId) ?? 0) + (petitions.get(entry.id) ?? 0));
  const villages = [...units].filter(
    ([, { content, status }]) =>
      status === "ACTIVE" && ["VILLAGE", "COLLECTIVE_ORG"].includes(content.class),
  );
  return {
    points: villages.map(([unitId, { content }]) => ({
      unitId,
      name: content.name,
      assetsInFen: assetsIn(content.duties.collectiveAssets) ?? 0,
      incomeInFen: content.duties.collectiveIncomeInFen ?? 0,
      petitions: byUnit.get(unitId) ?? 0,
    })),
    lines: {
      assetsInFen: threshold.collectiveAssetsInFen,
      incomeInFen: threshold.collectiveIncomeInFen,
      petitions: threshold.petitionsIn12Months,
    },
  };
}

const fenOfTenThousandYuan = 1_000_000;

/** The same as a picture: 万元 over petitions (reports sheet §5.2, an aid to selection). */
export async function villagesDrawn(call: AnyCall): Promise<Picture> {
  const { points, lines } = await villagesOf(call);
  return {
    name: "villages",
    title: "村（社区）集体“三资”规模与信访量",
    unit: "个",
    shape: "scatter",
    axes: { x: "信访量（件，十二个月）", y: "集体资产（万元）" },
    limit: { x: lines.petitions, y: lines.assetsInFen / fenOfTenThousandYuan },
    points: points.map(({ name, petitions, assetsInFen }) => ({
      label: name,
      x: petitions,
      y: assetsInFen / fenOfTenThousandYuan,
    })),
  };
}
