import { type Role, roleNames, roles } from "#kernel/district/role.ts";
import type { Reach } from "#kernel/permission/actions.ts";
import { reachOf } from "#kernel/permission/gate.ts";
import { type Kind, kinds, readsOf } from "#kernel/record/kinds.ts";
import type { Route } from "#kernel/route/route.ts";

/** A reach of the table of rights, as the table's cells write it. */
const reachNames: Readonly<Record<Reach, string>> = {
  district: "全区",
  room: "本室",
  unit: "本单位",
  hand: "经手",
};

/** Where somebody can stand to a record, and how the columns of the gate's table name it. */
export const stances = {
  room: "本室",
  elsewhere: "他室",
  hand: "经手",
  served: "送达本单位",
  abroad: "他区",
  tied: "有登记关系",
  recused: "已回避",
} as const;
export type Stance = keyof typeof stances;

/** What the gate passing: lets pass, says that there is no such record, says that they are recused. */
export const outcomes = { pass: "通过", unseen: "不存在", recused: "已回避" } as const;

type Row = Readonly<Record<Stance, keyof typeof outcomes>>;

const nowhere: Row = {
  room: "unseen",
  elsewhere: "unseen",
  hand: "unseen",
  served: "unseen",
  abroad: "unseen",
  tied: "unseen",
  recused: "unseen",
};
const inRoom = { ...nowhere, room: "pass", tied: "recused", recused: "recused" } as const;

/** By reach: what the gate passing in each stance. Tied and recused stand in the record's own room. */
const passing: Readonly<Record<Reach, Row>> = {
  district: { ...inRoom, elsewhere: "pass", hand: "pass", served: "pass" },
  room: inRoom,
  unit: { ...nowhere, served: "pass" },
  hand: { ...nowhere, hand: "pass" },
};

const head = `# 权限表

本表由 \`npm run permissions\` 生成，勿手工修改；\`tests/end-to-end/permission-table.test.ts\` 逐行实测，
并核对本文件是最新的。

每个请求先看角色能否办理该类事项（“—” 为不能，答 403），再过同一道门（\`shared/kernel/permission/gate.ts\`）：
看得到、改得动，都以此时的地区、监督检查室、单位、经手、登记关系和回避为准。列表、台账、统计、逾期清单
只含门内的事项。
`;

/** The table of rights as a page for auditors: routes, the gate's passing, kinds. Markdown. */
export function permissionsPage(routes: readonly Route[]): string {
  return [head, gateTable(), routeTable(routes), kindTable()].join("\n");
}

function gateTable(): string {
  const columns = Object.keys(stances) as Stance[];
  const rows = (Object.keys(passing) as Reach[]).map((reach) => [
    reachNames[reach],
    ...columns.map((stance) => outcomes[passing[reach][stance]]),
  ]);
  return `## 门的回答

“经手”：提出或者承办该事项（在他室）。“送达本单位”：已送达其单位的（在他室）。“有登记关系”：与事项所涉人员、单位有登记的应当回避的关系，或者已在涉及同一人员的
另一事项中回避；“已回避”：已在本事项中回避。“不存在” 答 404，“已回避” 答 403。信息库的人员和单位：有登记关系的
可以查看，不得变更，不得查看证件号码。举报人申请回避的，对被申请人不存在。

${table(["权限范围", ...Object.values(stances)], rows)}`;
}

function routeTable(routes: readonly Route[]): string {
  const rows = routes
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((route) => [
      `\`${keyOf(route)}\``,
      route.summary,
      ...roles.map((role) => reachName(role, route.right)),
    ]);
  return `## 每个地址，每个角色

${table(["地址", "事项", ...roles], rows)}`;
}

function kindTable(): string {
  const rows = (Object.keys(kinds) as Kind[]).map((kind) => {
    const right = readsOf(kind);
    return [
      kind,
      right ?? "不单独查看",
      ...roles.map((role) => (right === undefined ? "—" : reachName(role, right))),
    ];
  });
  return `## 每类记录，谁能查看

${table(["记录", "权限", ...roles], rows)}`;
}

function reachName(role: Role, right: Route["right"]): string {
  const reach = reachOf(role, right);
  return reach === undefined ? "—" : reachNames[reach];
}

/** The roles that may call a route, each with how far it reaches, as a line. 中文 */
export function usersOf({ right }: Pick<Route, "right">): string {
  const users = roles.flatMap((role) => {
    const reach = reachOf(role, right);
    return reach === undefined ? [] : [`${roleNames[role]}（${reachNames[reach]}）`];
  });
  return users.length === 0 ? "系统自身" : users.join("、");
}

/** `GET /enrollments/{id}`: how the table names a route. */
export function keyOf({ method, path }: Pick<Route, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line), ""].join("\n");
}
