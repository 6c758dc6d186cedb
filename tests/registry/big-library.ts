import { inventedName } from "#local/sample/library/people.ts";
import type { Entry } from "#registry/search/entry.ts";

const posts = ["站长", "副站长", "工作人员", "业务主办"];

/** Lines of a directory of a large district: units, and people spread over them. */
export function bigLibrary(people: number, units: number): Entry[] {
  return [
    ...Array.from(
      { length: units },
      (_, n): Entry => ({
        ...{ kind: "unit", id: `unt_${n}`, version: 1, status: "ACTIVE" },
        ...{ name: `第${n}站(示例)`, class: "STATION", code: `SL-${n}` },
      }),
    ),
    ...Array.from(
      { length: people },
      (_, n): Entry => ({
        ...{ kind: "person", id: `per_${n}`, version: 1, status: "ON_POST" },
        ...{ name: inventedName(n), class: "GENERAL", unitId: `unt_${n % units}` },
        ...{ post: posts[n % posts.length] ?? "", isKeyObject: false },
      }),
    ),
  ];
}
