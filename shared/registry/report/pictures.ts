import type { Part, Picture, Rate } from "#kernel/document/picture.ts";
import { permille } from "#kernel/text/permille.ts";
import { figureIn, type ShownFigure, type ShownKey, type ShownSection } from "./told.ts";

/** What is drawn of a report's figures, in the order of the reports sheet (§5.2). */
const drawn: readonly Drawing[] = [
  drawing("forms", "四种形态", series("pie", "forms")),
  drawing("punishedByRank", "受处分人员", series("bars", "punishedByRank")),
  drawing("findingsByTown", "街镇与监督内容", heat("findingsByTown")),
  drawing("coverage", "各室季度检查覆盖率", rates("visitsInTimeByRoom", "visitsDueByRoom")),
  drawing(
    "funnel",
    "问题线索办理",
    steps([
      ["受理", "cluesReceived"],
      ["处置", "cluesDisposed"],
      ["初核", "cluesVerified"],
      ["立案", "cluesFiled"],
      ["处分", "cluesPunished"],
    ]),
  ),
  drawing("villages", "村（社区）集体“三资”规模与信访量", scatter()),
  drawing("overdueByAge", "逾期事项（按逾期天数）", series("ages", "overdueByAge")),
  drawing("objectsByClass", "在管对象（按类别）", series("pie", "objectsByClass")),
  drawing("objectsByFocus", "在管对象（按聚焦领域）", series("bars", "objectsByFocus")),
  drawing("objectsByTown", "在管对象（按街镇）", series("bars", "objectsByTown")),
  drawing("findingsByArea", "发现问题（按监督内容）", series("pie", "findingsByArea")),
  drawing("cluesByWay", "线索处置方式", series("pie", "cluesByWay")),
  drawing("petitionsByChannel", "信访举报（按渠道）", series("pie", "petitionsByChannel")),
  drawing("petitionsByTown", "信访举报（按街镇）", series("bars", "petitionsByTown")),
  drawing("opinionsByVerdict", "党风廉政意见答复", series("pie", "opinionsByVerdict")),
  drawing("lettersByKind", "签发建议书（按种类）", series("bars", "lettersByKind")),
  drawing("trendPetitions", "信访举报（月度）", series("line", "trendPetitions")),
  drawing("trendClues", "问题线索（月度）", series("line", "trendClues")),
  drawing("trendFindings", "发现问题（月度）", series("line", "trendFindings")),
  drawing("trendVisits", "季度检查（月度）", series("line", "trendVisits")),
  drawing("trendLetters", "建议书（月度）", series("line", "trendLetters")),
];

type Drawn = Picture extends infer P
  ? P extends Picture
    ? Omit<P, "name" | "title">
    : never
  : never;

/** How a picture is made of figures; none where the report does not hold them. */
type Draw = {
  /** Series whose own table the picture's table stands for. */
  tells: readonly string[];
  of: (figure: (name: string) => ShownFigure | undefined) => Drawn | undefined;
};
type Drawing = { name: string; title: string } & Draw;

/** The pictures of a report, of the figures that it holds. */
export function picturesOf(sections: readonly ShownSection[]): Picture[] {
  return drawn.flatMap(({ name, title, of }) => {
    const found = of((figure) => figureIn(sections, figure));
    return found === undefined ? [] : [{ ...found, name, title }];
  });
}

/** Whether the table behind some picture tells a series, so that it needs none of its own. */
export function isDrawn(figure: string): boolean {
  return drawn.some(({ tells }) => tells.includes(figure));
}

function drawing(name: string, title: string, draw: Draw): Drawing {
  return { name, title, ...draw };
}

function series(shape: "pie" | "bars" | "line" | "ages", name: string): Draw {
  return {
    tells: [name],
    of: (figure) => {
      const found = figure(name);
      if (found?.keys === undefined || found.withheld !== undefined) return undefined;
      return { shape, unit: found.unit, parts: found.keys.flatMap(partOf) };
    },
  };
}

/** What is withheld is not drawn; it is told in words beside the picture. */
function partOf({ label, value, share }: ShownKey): Part[] {
  return value === undefined ? [] : [{ label, value, ...(share === undefined ? {} : { share }) }];
}

function steps(names: readonly (readonly [label: string, name: string])[]): Draw {
  return {
    tells: [],
    of: (figure) => {
      const parts = names.flatMap(([label, name]) => {
        const found = figure(name);
        return found === undefined ? [] : [{ label, value: found.value }];
      });
      return parts.length < names.length ? undefined : { shape: "funnel", unit: "件", parts };
    },
  };
}

function rates(part: string, whole: string): Draw {
  return {
    tells: [part, whole],
    of: (figure) => {
      const [done, due] = [figure(part), figure(whole)];
      if (done?.keys === undefined || due?.keys === undefined) return undefined;
      const doneOf = new Map(done.keys.map(({ key, value }) => [key, value]));
      return {
        shape: "rates",
        unit: due.unit,
        rates: due.keys.map(({ key, label, value = 0 }) =>
          rateOf(label, doneOf.get(key) ?? 0, value),
        ),
      };
    },
  };
}

function rateOf(label: string, part: number, whole: number): Rate {
  const rate = permille(part, whole);
  return { label, part, whole, ...(rate === undefined ? {} : { permille: rate }) };
}

/** Villages by two series of the same keys, with the district's lines. */
function scatter(): Draw {
  return {
    tells: ["villageAssets", "villagePetitions"],
    of: (figure) => {
      const [assets, petitions] = [figure("villageAssets"), figure("villagePetitions")];
      const [y, x] = [figure("assetsLine"), figure("petitionsLine")];
      // Lines of several districts, which a municipality's report adds up, are no line.
      const isOneDistrict = y?.keys === undefined && x?.keys === undefined;
      if (assets?.keys === undefined || y === undefined || x === undefined || !isOneDistrict)
        return undefined;
      if (petitions?.withheld !== undefined) return undefined;
      const reported = new Map(petitions?.keys?.map((one) => [one.key, one]));
      return {
        shape: "scatter",
        unit: "个",
        axes: { x: "信访量（件，十二个月）", y: "集体资产（万元）" },
        limit: { x: x.value, y: y.value / fenOfTenThousandYuan },
        points: assets.keys.flatMap(({ key, label, value = 0 }) => {
          const { value: count, withheld } = reported.get(key) ?? { value: 0 };
          return count === undefined || withheld !== undefined
            ? []
            : [{ label, x: count, y: value / fenOfTenThousandYuan }];
        }),
      };
    },
  };
}

const fenOfTenThousandYuan = 1_000_000;

/** Between the two words of a key that stands for both, as `findingsByTown` has them. */
const cross = "｜";

function heat(name: string): Draw {
  return {
    tells: [name],
    of: (figure) => {
      const found = figure(name);
      if (found?.keys === undefined) return undefined;
      const valueAt = new Map(found.keys.map(({ key, value }) => [key, value]));
      const words = [...valueAt.keys()].map((key) => key.split(cross));
      const side = (n: 0 | 1) => [...new Set(words.map((both) => both[n] ?? ""))].toSorted();
      const [down, across] = [side(0), side(1)];
      const values = down.map((town) =>
        across.map((area) => valueAt.get(`${town}${cross}${area}`) ?? 0),
      );
      return { shape: "heat", unit: found.unit, across, down, values };
    },
  };
}
