import { expect, it } from "vitest";
import { learnersOf } from "#process/education/schema.ts";

it("everybody of a body takes part, and nobody twice (A-09, A-19)", () => {
  const unit = { unitId: "unit_1", unitName: "示例村" };
  const head = { personId: "per_1", personName: "赵示例", post: "党支部书记" };
  const member = { personId: "per_2", personName: "钱示例", post: "委员" };
  const body = {
    class: "VILLAGE_COMMITTEES",
    name: "示例村“两委”班子",
    members: [member],
  } as const;
  const found = learnersOf([
    { candidate: { ...unit, ...head, body: { ...body, members: [member] } } },
    { candidate: { ...unit, ...member } },
  ]);
  expect(found).toEqual([
    { ...unit, personId: "per_1", personName: "赵示例" },
    { ...unit, personId: "per_2", personName: "钱示例" },
  ]);
});
