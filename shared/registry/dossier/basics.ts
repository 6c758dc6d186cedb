import type { Person } from "../person/schema.ts";
import { genders, staffClasses } from "../terms.ts";

/** ① 基本信息 of ledger L4, as the library has it now; what it does not know is left out. */
export function basicsOf(person: Person | undefined): { label: string; value: string }[] {
  if (person === undefined) return [];
  const { content, idNumberMasked } = person;
  const { personnel, partyBuilding, establishment, leadership } = content;
  const lines: [string, string | undefined][] = [
    ["性别", personnel.gender === undefined ? undefined : genders[personnel.gender]],
    ["身份证号", idNumberMasked],
    ["出生年月", personnel.bornIn],
    ["民族", personnel.ethnicity],
    ["籍贯", personnel.nativePlace],
    ["政治面貌", partyBuilding.politicalStatus],
    ["入党时间", partyBuilding.joinedOn],
    ["学历", personnel.education],
    ["参加工作时间", personnel.workingSince],
    ["现任职务", content.post],
    ["职级", establishment.rank],
    ["人员类别", staffClasses[establishment.class]],
    ["任现职时间", leadership.inPostSince],
  ];
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}
