import { describe, expect, it } from "vitest";
import { mayBe } from "#process/file/content.ts";
import { Announcement } from "#process/file/schema.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const announced = (name: string, contentType = "application/pdf") =>
  Announcement.safeParse({
    subject: { kind: "enrollment", id: "enr_1" },
    name,
    contentType,
    bytes: 10,
    sha256: "0".repeat(64),
  }).error?.issues.map(({ path }) => path.join("."));

describe("names of files", () => {
  it.each(["清单.pdf", "清单（示例）v1.2.PDF"])("%s is a name", (name) => {
    expect(announced(name)).toBeUndefined();
  });

  it.each([
    "病毒.exe",
    "x.html",
    "x.lnk",
    "清单.pdf.exe",
    "清单",
    "CON.pdf",
    "lpt1.pdf",
    "con .pdf",
    "COM¹.pdf",
    "nul .pdf",
    "CONIN$.pdf",
    "..",
    "../a.pdf",
    ".pdf",
    "清单.pdf ",
    "a|b.pdf",
  ])("%s is none of a PDF", (name) => {
    if (name.trim() === name) expect(announced(name)).toContain("name");
    else expect(announced(name)).toBeUndefined();
  });

  it("the ending is that of the type", () => {
    expect(announced("表.xlsx", xlsx)).toBeUndefined();
    expect(announced("表.pdf", xlsx)).toEqual(["name"]);
  });
});

describe("contents", () => {
  const hex = (text: string) => Buffer.from(text, "latin1").toString("hex");

  it.each<[Parameters<typeof mayBe>[0], string]>([
    ["application/pdf", "%PDF-1.7"],
    [xlsx, "PK\u0003\u0004"],
    ["image/png", "\u0089PNG\r\n\u001a\n"],
    ["image/jpeg", "\u00ff\u00d8\u00ff\u00e0"],
    ["text/csv", "a,b\r\n"],
  ])("%s may be %j", (type, head) => {
    expect(mayBe(type, hex(head))).toBe(true);
  });

  it.each<[Parameters<typeof mayBe>[0], string]>([
    ["image/png", "<html><script>"],
    ["image/png", "not a picture"],
    ["application/pdf", "MZ\u0090"],
    ["application/pdf", "\u00ef\u00bb\u00bf \n<!DOCTYPE html>"],
    ["application/pdf", "<svg onload="],
    ["application/pdf", "MZ\u0090 %PDF-1.7"],
    ["application/pdf", "#!/bin/sh\n# %PDF-1.7"],
    ["application/pdf", "<html><!-- %PDF-1.7"],
    ["text/csv", "MZ %PDF-1.7"],
    ["application/pdf", "PK\u0003\u0004"],
    ["text/csv", "#!/bin/sh"],
    ["text/csv", "<?xml"],
    [xlsx, "\u00d0\u00cf\u0011\u00e0"],
    [xlsx, "plain"],
    ["image/jpeg", "\u0089PNG\r\n\u001a\n"],
  ])("%s is not %j", (type, head) => {
    expect(mayBe(type, hex(head))).toBe(false);
  });
});
