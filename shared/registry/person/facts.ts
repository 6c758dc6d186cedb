import { leavingKinds } from "#process/enrollment/review/leaving.ts";
import { genders, objectClassLabels, staffClasses, standings } from "../terms.ts";
import type { Person } from "./schema.ts";

type Line = { label: string; value: string };

/** ① 基本信息 of ledger L4, as the library has it now; what it does not know is left out. */
export function basicsOf(person: Person | undefined): Line[] {
  if (person === undefined) return [];
  const { content, idNumberMasked } = person;
  const { personnel, partyBuilding, establishment, leadership } = content;
  return known([
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
  ]);
}

/** What the library knows of a person, as their page shows it. */
export function factsOfPerson(person: Person): Line[] {
  const { name, unitName, duties, supervision, remark } = person.content;
  const { objectClass, standing } = supervision;
  return [
    ...known([
      ["姓名", name],
      ["单位", unitName],
    ]),
    ...basicsOf(person),
    ...known([
      ["分管工作", duties.portfolio],
      ["提级监督对象类别", objectClass && objectClassLabels[objectClass]],
      ["纳入依据", supervision.basis],
      ["纳入标准", supervision.criteria],
      ["监督内容", supervision.scope],
      ["生效日期", supervision.effectiveOn],
      ["监督状态", standing && standings[standing]],
      ["离岗日期", person.left?.on],
      ["离岗情形", person.left?.kind && leavingKinds[person.left.kind]],
      ["离岗原因", person.left?.reason],
      ["去世日期", person.died?.on],
      ["备注", remark],
    ]),
  ];
}

function known(lines: readonly [string, string | undefined][]): Line[] {
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}
