import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import * as z from "zod/mini";
import { isMarked } from "#functions/analyzer/table-file.ts";
import { allRoutes } from "#functions/api/routes.ts";
import { createDocuments } from "#functions/documents/documents.ts";
import { announcementOf } from "#functions/evidence/take.ts";
import { keepDraft } from "#functions/link/question/draft.ts";
import { wordsProblem } from "#functions/link/words.ts";
import { takeFile } from "#functions/petition/intake/take-files.ts";
import type { Link } from "#kernel/link/link.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { parseForm } from "#kernel/task/form.ts";
import { isSecretName, isStateSecret, stateSecret } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import { requestForm } from "#process/enrollment/nomination/forms.ts";
import { LetterContent } from "#process/letter/paper/content.ts";
import { Report } from "#process/petition/intake/report.ts";
import { kindNames, processOf } from "#processes";
import { codeOf, sourcesOf } from "../architecture/sources.ts";

const secret = { refused: "input.state-secret" };
const letter = { subject: "示例", ground: "RISK", addressee: { unitId: "unt_1" } };

describe("U11: no state secret comes into a system that is not built for them", () => {
  it.each([
    ...[
      "秘密",
      "机密",
      "绝密",
      "秘密★5年",
      "机 密 ★ 20 年",
      "【机密】",
      "密级：秘密",
      "機密",
      "绝密级",
    ],
    ...["机密★长期", "见附件（机密★10年）", "　秘密　", "秘密☆1年6个月"],
  ])("%j is the mark of one", (text) => {
    expect(isStateSecret(text)).toBe(true);
  });

  it.each([
    ...["公开", "内部", "工作秘密", "密级：工作秘密", "（工作秘密）", "商业秘密", "工 作 秘 密"],
    ...["涉嫌泄露国家秘密", "不得泄露机密文件内容", "秘密，不是标志的正文".repeat(5), "保密"],
  ])("%j is none", (text) => {
    expect(isStateSecret(text)).toBe(false);
  });

  it.each([
    ["机密-名单.pdf", true],
    ["【机密】名单.docx", true],
    ["名单（秘密）.xlsx", true],
    ["秘密★5年 请示.pdf", true],
    ["绝密.jpg", true],
    ["工作秘密 名单.pdf", false],
    ["（工作秘密）名单.pdf", false],
    ["秘密窃取证据的说明.pdf", false],
    ["泄露国家秘密案.pdf", false],
  ])("a file named %j: %j", (name, isSecret) => {
    expect(isSecretName(name)).toBe(isSecret);
  });

  it.each(["秘密", "机密", "绝密", "秘密★5年"])("%s is refused at every door", async (mark) => {
    const form = { documentNumber: "示纪〔2026〕2号", sentOn: "2026-03-03", classification: mark };
    expect(parseForm(requestForm, form)).toMatchObject({
      ...secret,
      fields: [{ path: "form.classification", message: stateSecret }],
    });
    expect(checkInput(LetterContent, { ...letter, classification: mark }, "")).toMatchObject(
      secret,
    );
    expect(
      wordsProblem({ type: "answer", opinion: `见${mark}★`, action: "a" } as never),
    ).toMatchObject(mark.includes("★") ? {} : secret);
    const report = { signature: "ANONYMOUS", content: { accused: "某人", facts: mark } };
    expect(checkInput(Report, report, "")).toMatchObject(secret);
    const said = { name: `${mark} 名单.pdf`, bytes: 5, sha256: "0".repeat(64) };
    const announced = announcementOf({ kind: "letter", id: "let_1" }, said);
    expect(announced).toMatchObject({ detail: expect.stringContaining(stateSecret) });
    const upload = { name: said.name, bytes: new Uint8Array(5) };
    expect(await takeFile({} as World, new Uint8Array(), upload)).toEqual({ refused: stateSecret });
  });

  it("nor by a table or a workbook whose head says it", async () => {
    const csv = (text: string) => isMarked({ format: "csv", bytes: Buffer.from(text) });
    const rows = "卡号,持卡人\r\n9001,赵示例\r\n";
    expect(await csv(`机密★20年\r\n${rows}`)).toBe(true);
    expect(await csv(`${rows}机密★20年\r\n`)).toBe(true);
    expect(await csv(`${rows}${"9002,赵示例\r\n".repeat(500)},绝密`)).toBe(true);
    expect(await csv(rows)).toBe(false);
    const documents = createDocuments();
    const ledger = { sheet: "台账", title: "示例", columns: ["甲", "乙", "丙", "丁"], rows: [] };
    const by = { filledBy: "赵示例", checkedBy: "", date: "2026-03-03" };
    const told = async (classification: string) =>
      documents.sheets(await documents.xlsx({ ...ledger, ...by, classification }));
    const sheets = [
      { sheet: "加油明细", data: [["卡号"], ["9001"]] },
      { sheet: "说明", data: [["附注"], ["秘密★5年"]] },
    ];
    const book = await writeExcelFile(sheets).toBuffer();
    expect(await isMarked({ format: "xlsx", bytes: book }), "on a sheet not compared").toBe(true);
    const named = await writeExcelFile([{ sheet: "机密", data: [["卡号"]] }]).toBuffer();
    expect(await isMarked({ format: "xlsx", bytes: named })).toBe(true);
    const plain = await writeExcelFile(sheets.slice(0, 1)).toBuffer();
    expect(await isMarked({ format: "xlsx", bytes: plain })).toBe(false);
    expect(await told("秘密")).toHaveProperty("secretAt");
    expect(await told("工作秘密")).toHaveProperty("sheets");
  });

  it("nor by a draft of a link's page: what bears one is not kept until it is handed in", async () => {
    const kept: unknown[] = [];
    const store = { transact: async (writes: unknown[]) => void kept.push(...writes) };
    const chance = {
      random: (bytes: number) => new Uint8Array(bytes),
      linkKey: new Uint8Array(32),
    };
    const world = { store, ...chance, clock: () => "2026-03-03T01:00:00.000Z" } as unknown as World;
    const link = { hash: "0".repeat(64) } as Link;
    await keepDraft(world, link, { opinion: "见附件（机密★10年）" });
    await keepDraft(world, link, { opinion: "同意", "form.title": "绝密" });
    expect(kept).toEqual([]);
    await keepDraft(world, link, { opinion: "同意，工作秘密" });
    expect(kept).toHaveLength(1);
  });

  it("the whole tree offers no such mark: no list of a route, a command or a form", async () => {
    const routes = await allRoutes();
    const processes = await Promise.all(kindNames.map(processOf));
    const schemas = [
      ...routes.flatMap(({ body, query }) => [body, query]),
      ...processes.map((process) => process?.command),
      ...processes.flatMap((process) =>
        Object.values(process?.stages ?? {}).flatMap(({ actions }) =>
          Object.values(actions).map(({ form }) => form?.schema),
        ),
      ),
    ].filter((schema) => schema !== undefined);
    const marked = schemas.flatMap((schema) => {
      const text = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
      return [...text.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word).filter(isStateSecret);
    });
    expect(marked).toEqual([]);
  });

  it("what people send to a page is read by the one reader too", () => {
    const pages = sourcesOf("functions").filter(
      ({ path, text }) =>
        /^functions\/(?:link|evidence|petition|reports|ballot)\//.test(path) &&
        /(?<!JSON|Date)\.(?:safeP|p)arse\(/.test(codeOf(text)),
    );
    // What the issuer answers, and references that this server has signed.
    expect(pages.map(({ path }) => path).toSorted()).toEqual([
      "functions/link/login/login.ts",
      "functions/petition/intake/take-files.ts",
    ]);
  });
});
