import * as z from "zod/mini";
import { Code, Id, note } from "#kernel/text/text.ts";
import { nameProblem } from "./content.ts";

/** 50 MB, as mail and chat in the offices take them. */
const longest = 50_000_000;

/** Of a content, hexadecimal. */
const Sha256 = z.string().check(z.maxLength(64), z.regex(/^[0-9a-f]{64}$/, "须为十六进制 SHA-256"));

/** What may be kept as material of a matter; nothing that a double click would run. */
export const contentTypes = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 工作簿",
  "text/csv": "CSV 表格",
  "image/jpeg": "JPEG 图片",
  "image/png": "PNG 图片",
} as const;
export type ContentType = keyof typeof contentTypes;

/** A browser shows these on its own; everything else is downloaded. */
const shown: readonly ContentType[] = ["application/pdf", "image/jpeg", "image/png"];

/** The type under which a browser shows a file inline; undefined where it is to be downloaded. */
export function shownAs(contentType: ContentType): ContentType | undefined {
  return shown.includes(contentType) ? contentType : undefined;
}

/** A file as somebody announces it, before it is sent. */
export const Announcement = z
  .object({
    /** The matter that it belongs to. */
    subject: z.object({ kind: Code, id: Id }),
    name: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, "请填写文件名"),
        z.maxLength(200),
        z.regex(/^[^\\/:*?"<>|]+$/, "文件名含有不允许的字符"),
      ),
    contentType: z.enum(
      Object.keys(contentTypes) as [ContentType, ...ContentType[]],
      "不支持这种文件，请上传 PDF、Word、Excel、CSV 或图片",
    ),
    bytes: z.int().check(z.positive("文件是空的"), z.lte(longest, "文件不能超过 50 MB")),
    sha256: Sha256,
    /** The file of which this is a newer version. */
    replaces: z.optional(Id),
  })
  .check(
    z.superRefine(({ name, contentType }, context) => {
      const problem = nameProblem(name, contentType);
      if (problem !== undefined)
        context.addIssue({ code: "custom", path: ["name"], message: problem });
    }),
  );
export type Announcement = z.infer<typeof Announcement>;

export const fileStatuses = {
  ANNOUNCED: "待上传",
  STORED: "已存",
  REFUSED: "未收下",
} as const;

/** Why a state secret is refused; nothing of it is kept then (保密法 2024, Art. 31). */
export const secretReason = "文件标有国家秘密";

/** The state of one version of a file; its content never changes. */
export type FileRecord = Announcement & {
  status: keyof typeof fileStatuses;
  key: string;
  room?: string;
  announcedBy: string;
  announcedAt: string;
  /** Why it was refused, in Chinese. */
  reason?: string;
};

export const FileCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("announce"), file: Announcement, room: z.optional(Code) }),
  z.object({
    type: z.literal("receive"),
    arrival: z.object({
      bytes: z.int(),
      sha256: Sha256,
      scan: z.enum(["clean", "infected", "pending", "unscanned"]),
      /** First bytes of the content, hexadecimal. */
      head: z.optional(note(200)),
    }),
    within: z.enum(["nothing", "state-secret", "program", "locked", "another"]),
  }),
  z.object({ type: z.literal("read") }),
]);
export type FileCommand = z.infer<typeof FileCommand>;
