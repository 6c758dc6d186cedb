/** What people call the events of a person's line. */
export const words = {
  "person.recorded": "入库",
  "person.changed": "信息变更",
  "person.moved": "调离原岗位",
  "person.left-post": "离岗",
  "person.died": "登记去世",
  "person.successor-named": "登记继任者",
  "person.supervision-noted": "登记提级监督情况",
  "person.secret-read": "查看身份证号",
} as const;
