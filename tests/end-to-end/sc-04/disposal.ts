import { expect, it } from "vitest";
import { at, call } from "../harness.ts";
import { decideTask } from "../supervision.ts";
import { type Person, party, people, type Scene } from "./scene.ts";

/** Line 3: measures with their influence periods, refunds, and the end. */
export function disposalLines(scene: () => Scene): void {
  it("#3 the measures offered for 丙: no 政务处分 撤职/开除, no Party measure; a wrong one is refused", async () => {
    const { host, path, as } = scene();
    const { body } = await call(host, "u-feng").get<{
      measures: { measure: string; side: string }[];
    }>(`${path}/people/per_bing/measures`);
    const sides = body.measures.map(({ side }) => side);
    expect(sides).not.toContain("PARTY");
    expect(body.measures.map(({ measure }) => measure)).not.toContain("DISMISSAL");
    expect(body.measures.map(({ measure }) => measure)).not.toContain("DISCHARGE");
    expect(body.measures.map(({ measure }) => measure)).toContain("UNIT_CRITICISM");
    const wrong = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_bing",
        measure: "DISMISSAL",
        decidedOn: "2026-09-01",
        decidedBy: "区监委",
        basis: [{ side: "STATE", norm: "中华人民共和国公职人员政务处分法", article: "第七条" }],
      },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "disposal.measure" } });
  });

  it("#3 a measure without a basis of its own kind is refused", async () => {
    const { as } = scene();
    const disposal = {
      personId: "per_jia",
      measure: "PARTY_WARNING",
      decidedOn: "2026-09-01",
      decidedBy: "区纪委常委会",
    };
    const bare = await as("u-feng", "disposals", { disposal: { ...disposal, basis: [] } });
    expect(bare).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const foreign = await as("u-feng", "disposals", {
      disposal: { ...disposal, basis: [{ side: "STATE", norm: "政务处分法", article: "第七条" }] },
    });
    expect(foreign).toMatchObject({ status: 422, body: { code: "disposal.basis" } });
  });

  it("#3 乙 诫勉 09-10 to 2027-03-09, 甲 党内警告 09-18 to 2027-09-17, 丙 通报批评; forms 1 and 1", async () => {
    const { host, state, as, balance } = scene();
    await host.advanceTo(at("2026-09-10"));
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_yi",
        measure: "ADMONITION",
        decidedOn: "2026-09-10",
        decidedBy: "区纪委监委",
        talker: "吴示二",
        basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
      },
    });
    const future = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_jia",
        measure: "PARTY_WARNING",
        decidedOn: "2026-09-18",
        decidedBy: "区纪委常委会",
        basis: party("第一百一十七条"),
      },
    });
    expect(future).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    await host.advanceTo(at("2026-09-18"));
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_jia",
        measure: "PARTY_WARNING",
        decidedOn: "2026-09-18",
        decidedBy: "区纪委常委会",
        documentNumber: "示纪〔2026〕31号",
        basis: party("第一百一十七条"),
      },
    });
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_bing",
        measure: "UNIT_CRITICISM",
        decidedOn: "2026-09-18",
        decidedBy: "示例区城管二队（示例）",
        basis: [{ side: "UNIT", norm: "城管二队车辆管理办法（示例）", article: "第八条" }],
      },
    });
    const { disposals } = await state();
    expect(
      disposals.map(({ personId, measure, influenceUntil }) => [personId, measure, influenceUntil]),
    ).toEqual([
      ["per_yi", "ADMONITION", "2027-03-09"],
      ["per_jia", "PARTY_WARNING", "2027-09-17"],
      ["per_bing", "UNIT_CRITICISM", undefined],
    ]);
    expect((await balance()).forms).toEqual({ 1: 1, 2: 1, 3: 0, 4: 0 });
  });

  it("#3 refunds 5,250.00, never more than is owed; then the units' findings; then CLOSED", async () => {
    const { host, id, state, as, balance } = scene();
    const refund = (person: Person, amountInFen = person.amountInFen) =>
      as("u-chen", "refunds", {
        refund: {
          personId: person.personId,
          amountInFen,
          paidOn: "2026-09-18",
          receipt: "缴款书（示例）",
        },
      });
    const over = await refund(people.jia, people.jia.amountInFen + 1);
    expect(over).toMatchObject({ status: 422, body: { code: "disposal.refund" } });
    await refund(people.jia, 100_000);
    await refund(people.jia, 124_000);
    await refund(people.yi);
    const early = await decideTask(host, "u-feng", `${id}.DISPOSAL.1`, {
      action: "close",
      opinion: "办结",
    });
    expect(early).toMatchObject({ status: 409, body: { code: "disposal.open" } });
    expect(JSON.stringify(early.body)).toContain("丙 尚有 1,760.00 元 未退赔");
    await refund(people.bing);
    expect(await balance()).toMatchObject({
      refundedInFen: 525_000,
      open: ["问题 4 尚未整改或制发建议书", "问题 5 尚未整改或制发建议书"],
    });
    for (const finding of [4, 5])
      await as("u-chen", "settlements", {
        settlement: {
          finding,
          by: "LETTER",
          reference: "示纪监建〔2026〕3号",
          doneOn: "2026-09-18",
        },
      });
    await decideTask(host, "u-feng", `${id}.DISPOSAL.1`, { action: "close", opinion: "办结" });
    expect(await state()).toMatchObject({
      status: "CLOSED",
      closedOn: "2026-09-18",
      result: "处置完毕",
    });
  });

  it("#3 甲 and 乙 find the inspection under their own ids (integrity file)", async () => {
    const { host } = scene();
    for (const person of ["per_jia", "per_yi"]) {
      const { items } = await host.world.store.index("about", person, { prefix: "" });
      expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["targeted", "clue"]));
    }
  });
}
