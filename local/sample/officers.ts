import type { Officer } from "#kernel/district/role.ts";

/** A sample user of the local host: an officer, and the district that they belong to. */
export type SampleOfficer = Officer & { district: string; title: string };

/** Id of the sample district 示例区. */
export const sampleDistrict = "sample";

/** Id of a second, empty district, for trying that nobody sees across the border. */
export const otherDistrict = "other";

/** The supervised unit that the sample UNIT officers act for. */
export const sampleUnit = {
  unitId: "unt_sample_team2",
  unitName: "示例区城管二队（示例）",
} as const;

function officer(
  id: string,
  name: string,
  role: Officer["role"],
  title: string,
  more: { room?: string; district?: string; deputy?: string; unit?: string } = {},
): SampleOfficer {
  const { room, deputy, unit, district = sampleDistrict } = more;
  return {
    id: `u-${id}`,
    name,
    role,
    title,
    district,
    email: `${id}@example.test`,
    ...(room === undefined ? {} : { room }),
    ...(deputy === undefined ? {} : { deputy }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** One user a role (and a few more), all invented; the local identity provider knows no others. */
export const sampleOfficers: readonly SampleOfficer[] = [
  officer("zhou", "周示一", "SECRETARY", "纪委书记"),
  officer("wu", "吴示二", "DEPUTY_SECRETARY", "分管副书记"),
  officer("wang", "王示四", "COMMISSION_MEMBER", "纪委常委"),
  officer("feng", "冯示五", "ROOM_DIRECTOR", "第二监督检查室主任", { room: "2" }),
  officer("zheng", "郑示廿", "ROOM_DIRECTOR", "第三监督检查室主任", { room: "3" }),
  officer("chen", "陈示六", "PROPOSER", "第二监督检查室干部", { room: "2" }),
  officer("chu", "褚示七", "PROPOSER", "第二监督检查室干部", { room: "2" }),
  officer("wei", "卫示八", "PETITION_OFFICE", "信访室干部"),
  officer("jiang", "蒋示九", "CASE_MGMT", "案管室干部"),
  officer("shen", "沈示十", "OFFICE", "办公室干部"),
  officer("han", "韩示十一", "OFFICE", "办公室干部"),
  officer("yang", "杨示十二", "PARTY_OFFICE", "区委办干部"),
  officer("zhu", "朱示十三", "TRIAL", "审理室干部"),
  officer("lv", "吕示廿一", "UNIT", "示例区城管二队（示例）负责人", { unit: sampleUnit.unitId }),
  officer("shi", "施示廿二", "UNIT", "示例区城管二队（示例）联络员", { unit: sampleUnit.unitId }),
  officer("kong", "孔示廿三", "UNIT", "望海街道（示例）联络员", { unit: "unt_sample_street" }),
  officer("qin", "秦示十四", "ADMIN", "系统管理员"),
  officer("he", "何示十八", "AUDITOR", "审计员"),
  officer("xu", "许示十五", "PROPOSER", "外区干部", { district: otherDistrict }),
];

/** Finds a sample user by id or, for a role, the first who has it. */
export function findOfficer(idOrRole: string): SampleOfficer | undefined {
  return (
    sampleOfficers.find(({ id }) => id === idOrRole) ??
    sampleOfficers.find(({ role }) => role === idOrRole.toUpperCase())
  );
}
