import * as z from "zod/mini";
import { field } from "../route/form.ts";
import { Code, DayText, Id, libraryId, text } from "../text/text.ts";
import { type Relation, relations } from "./relation.ts";

/** Roles of `docs/glossary.md`, as the district gives them to its officers. */
export const roles = [
  "PROPOSER",
  "ROOM_DIRECTOR",
  "DEPUTY_SECRETARY",
  "SECRETARY",
  "COMMISSION_MEMBER",
  "PARTY_OFFICE",
  "OFFICE",
  "PETITION_OFFICE",
  "CASE_MGMT",
  "TRIAL",
  "ORG_DEPT",
  "UNIT",
  "ADMIN",
  "OUTSIDE",
  "AUDITOR",
] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** What people call each role. */
export const roleNames: Readonly<Record<Role, string>> = {
  PROPOSER: "监督检查室干部",
  ROOM_DIRECTOR: "监督检查室主任",
  DEPUTY_SECRETARY: "副书记",
  SECRETARY: "书记",
  COMMISSION_MEMBER: "常委",
  PARTY_OFFICE: "区委办",
  OFFICE: "办公室",
  PETITION_OFFICE: "信访室",
  CASE_MGMT: "案管室",
  TRIAL: "审理室",
  ORG_DEPT: "组织部",
  UNIT: "被监督单位",
  ADMIN: "系统管理员",
  OUTSIDE: "外单位代办人",
  AUDITOR: "审计员",
};

/** Somebody else acts for an officer during these days (乙代甲), on these kinds of records or all. */
export const StandIn = z.object({
  deputy: field("代办人", Id, { input: "officer" }),
  from: DayText,
  until: DayText,
  kinds: z.optional(z.array(Code).check(z.maxLength(20))),
});
export type StandIn = z.infer<typeof StandIn>;

/** A registered tie of an officer to a person or unit; it bars them from what concerns either. */
export const Tie = z.object({
  /** Record id of the person or unit. */
  to: field("应当回避的人员（或单位）", libraryId("subject"), { input: "subject" }),
  relation: z.enum(Object.keys(relations) as [Relation, ...Relation[]]),
  detail: text(200, "请填写具体关系"),
  declaredAt: z.optional(text(40)),
});
export type Tie = z.infer<typeof Tie>;

/** Ways on which an officer may be told something: their mail, or the group robot of their room. */
export const Channel = z.enum(
  ["mail", "wecom", "dingtalk"],
  "通知方式应为 mail、wecom 或 dingtalk",
);
export type Channel = z.infer<typeof Channel>;

/** Most ties, and most stand-ins that are not over, that one officer enters: every request reads them (S9). */
export const mostTies = 100;
export const mostStandIns = 50;

/** A person of the office who may be asked to act. */
export const Officer = z.object({
  id: Id,
  name: text(50),
  role: Role,
  /** 监督检查室 number, for roles that belong to a room. */
  room: z.optional(Code),
  /** Record id of the supervised unit that a UNIT officer acts for. */
  unit: z.optional(field("所属单位", Id, { input: "unit" })),
  email: z.email().check(z.maxLength(254)),
  /** Own mobile number, for verification codes. */
  phone: z.optional(text(11).check(z.regex(/^1\d{10}$/, "手机号应为 11 位数字"))),
  /** In the order in which they are tried; mail unless said. */
  channels: z.optional(
    z.array(Channel).check(z.minLength(1, "至少须有一种通知方式"), z.maxLength(3)),
  ),
  /** Of somebody of another organ (外单位代办人): which organ, and the only record they act on. */
  organ: z.optional(text(100)),
  only: z.optional(Id),
  /** AB角: who stands in when this officer is recused. */
  deputy: z.optional(field("代办人（AB角）", Id, { input: "officer" })),
  standIns: z.optional(z.array(StandIn).check(z.maxLength(mostStandIns))),
  ties: z.optional(z.array(Tie).check(z.maxLength(mostTies))),
});
export type Officer = z.infer<typeof Officer>;

/** The officers of a district: so many that its record stays far below the store's limit. */
export const Officers = z.array(Officer).check(
  z.minLength(1, "名录不能为空"),
  z.maxLength(500, "名录不能超过 500 人"),
  z.superRefine((officers, context) => {
    const ids = officers.map(({ id }) => id);
    for (const id of ids.filter((one, place) => ids.indexOf(one) !== place))
      context.addIssue({ code: "custom", message: `名录中 ${id} 出现两次` });
  }),
);

/** Officers of a role, narrowed to a room where the role has rooms. */
export function officersOf(
  officers: readonly Officer[],
  role: Role,
  room: string | undefined,
): Officer[] {
  return officers.filter(
    (officer) =>
      officer.role === role &&
      (officer.room === undefined || room === undefined || officer.room === room),
  );
}

/** Officers whom a registered tie bars from a matter that concerns these people and units. */
export function tiedTo(officers: readonly Officer[], concerns: readonly string[]): string[] {
  return officers
    .filter(({ ties = [] }) => ties.some(({ to }) => concerns.includes(to)))
    .map(({ id }) => id);
}

/** Officers whose name a text about somebody accused holds: they are kept from it, a namesake with them. */
export function officersNamed(text: string, officers: readonly Officer[]): string[] {
  const plain = (one: string) => one.normalize("NFKC").replaceAll(/\s/g, "");
  const said = plain(text);
  const isMeant = (name: string) => name.length > 1 && said.includes(plain(name));
  return officers.filter(({ name }) => isMeant(name)).map(({ id }) => id);
}

/**
 * What papers and ledgers call who acted, by id: the officer's name; who stands in the list no more, or
 * never did, by what they are, as an id says nothing to who reads it.
 */
export function namesOf(officers: readonly Pick<Officer, "id" | "name">[]): (id: string) => string {
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? (isName(id) ? id : (others[id] ?? "（不在名册）"));
}

const others: Readonly<Record<string, string>> = { system: "系统", public: "反映人" };

/** What somebody was called by already. */
function isName(id: string): boolean {
  return /\p{Script=Han}/u.test(id);
}
