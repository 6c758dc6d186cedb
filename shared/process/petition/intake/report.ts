import * as z from "zod/mini";

const line = (longest: number) =>
  z._default(z.string().check(z.trim(), z.maxLength(longest, `不能超过 ${longest} 字`)), "");

/** What the accused did, as told: whom, where, when, what, how much. */
export const ReportContent = z.object({
  accused: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, "请填写被反映人姓名或者单位名称"),
      z.maxLength(100, "不能超过 100 字"),
    ),
  /** Unit and post of the accused. */
  post: line(200),
  place: line(200),
  time: line(200),
  facts: z
    .string()
    .check(
      z.trim(),
      z.minLength(10, "请写明主要问题，至少 10 个字"),
      z.maxLength(10_000, "不能超过 10000 字，可分次补充"),
    ),
  amount: line(100),
  /** How the reporter knows of it. */
  source: line(1000),
});
export type ReportContent = z.infer<typeof ReportContent>;

/** Who reports; sealed in the vault before anything is stored. */
export const Reporter = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "请填写您的真实姓名"), z.maxLength(50, "不能超过 50 字")),
  phone: line(40),
  address: line(200),
  mail: line(200),
});
export type Reporter = z.infer<typeof Reporter>;

const isReached = ({ phone, address, mail }: Reporter) => `${phone}${address}${mail}` !== "";

/** Who reports by name can be reached: else it is none (检举控告规则 Art. 24). `elsewise` says what then. */
const reachable = (elsewise: string) =>
  Reporter.check(
    z.refine(isReached, {
      path: ["phone"],
      error: `实名举报请至少留一种联系方式（检举控告规则第24条）${elsewise}`,
    }),
  );

/** The same as the counter takes it down. */
export const CounterReporter = reachable("；没有的按匿名登记，署名照录在原文中");

/** Whether the reporter is being retaliated against, as they say. */
const urgent = { retaliation: z.optional(z.literal("yes")) };

/** A whole report as it is filed. */
export const Report = z.discriminatedUnion("signature", [
  z.object({ signature: z.literal("ANONYMOUS"), ...urgent, content: ReportContent }),
  z.object({
    signature: z.literal("NAMED"),
    ...urgent,
    content: ReportContent,
    reporter: reachable(""),
  }),
]);
export type Report = z.infer<typeof Report>;

/** A file of a report: already free of metadata, found by its key. */
export const ReportFile = z.object({
  key: z.string().check(z.maxLength(200)),
  name: z.string().check(z.maxLength(200)),
  contentType: z.string().check(z.maxLength(100)),
  bytes: z.int(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type ReportFile = z.infer<typeof ReportFile>;
