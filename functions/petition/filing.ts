import type { Context, Hono } from "hono";
import { isRefusal, refusals } from "#kernel/refusal.ts";
import { grouped, readReceipt, receiptOf } from "#process/petition/intake/receipt.ts";
import { createPages } from "../quiet/pages.ts";
import type { Desk } from "./desk.ts";
import { formLife, leastTime, takePlace } from "./guard.ts";
import { type Posted, readForm, reportOf } from "./intake/read-form.ts";
import { hashReceipt } from "./intake/receipts.ts";
import { filesOf, keepFiles, takeFiles } from "./intake/take-files.ts";
import { ageOf, tokenOf } from "./intake/tokens.ts";
import type { FieldProblem, KeptFile, Typed } from "./pages/form-page.ts";
import type { Html, Place } from "./pages/layout.ts";
import { filedPage, receiptPage, reviewPage } from "./pages/send-pages.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";
import { at, freshForm, show } from "./show.ts";

/** From the form that was filled in to the report that is filed: review, receipt, filing. */
export function filingRoutes(desk: Desk): Hono {
  const { world, intake, key } = desk;
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));

  app.post("/p/:place/report", (c) =>
    posted(c, async (place, given) => {
      const { kept, refusals: refused } = await takeFiles(world, key, {
        district: place.id,
        uploads: given.uploads,
        already: given.references.length,
      });
      const files = [...keptOf(given.references), ...kept];
      const typed = withFiles(given.typed, files);
      const problems = refused.map((message) => ({ name: "files", message }));
      const early = tooEarly(place, given);
      if (given.control.go !== "review" || problems.length > 0 || early !== undefined)
        return show(
          c,
          freshForm(desk, place, { typed, files, problems: [...problems, ...(early ?? [])] }),
        );
      const read = reportOf(typed);
      if ("problems" in read)
        return show(c, freshForm(desk, place, { typed, files, problems: read.problems }), 422);
      return show(
        c,
        reviewPage(place, { report: read.report, files, typed, token: given.control.token }),
      );
    }),
  );

  app.post("/p/:place/receipt", (c) =>
    posted(c, async (place, given) => {
      const files = keptOf(given.references);
      const typed = withFiles(given.typed, files);
      const read = reportOf(typed);
      const problems = "problems" in read ? read.problems : tooEarly(place, given);
      if (problems !== undefined)
        return show(c, freshForm(desk, place, { typed, files, problems }), 422);
      if ((await takePlace(world, place.id)) === "full")
        return show(c, freshForm(desk, place, { typed, files, problems: [busy] }), 429);
      return show(c, receiptFor(place, typed, receiptOf(world.random(60))));
    }),
  );

  app.post("/p/:place/filing", (c) =>
    posted(c, async (place, given) => {
      const { seal, typedBack } = given.control;
      const files = filesOf(key, given.references);
      const typed = withFiles(given.typed, files);
      const receipt = readReceipt(given.control.receipt) ?? "";
      const age = ageOf(key, {
        purpose: "receipt",
        about: `${place.id}#${receipt}`,
        token: seal,
        now: world.clock(),
      });
      const read = reportOf(typed);
      if (age === undefined || age > formLife || "problems" in read)
        return show(c, freshForm(desk, place, { typed, files, problems: [stale] }), 422);
      if (readReceipt(typedBack) !== receipt)
        return show(
          c,
          receiptFor(
            place,
            typed,
            grouped(receipt),
            "输入的查询码与上面的不一致，请对照再输入一遍",
          ),
          422,
        );
      const held = await keepFiles(world, files);
      if ("problem" in held) {
        const problems = [{ name: "files", message: held.problem }];
        return show(
          c,
          freshForm(desk, place, {
            typed: withFiles(typed, held.left),
            files: held.left,
            problems,
          }),
          422,
        );
      }
      const receiptHash = await hashReceipt(receipt, key);
      const answer = await intake.file(place.id, {
        report: read.report,
        files: held.kept,
        receiptHash,
      });
      if (!isRefusal(answer)) return show(c, filedPage(place, answer));
      const [status, title] = refusals[answer.refused];
      return show(c, receiptFor(place, typed, grouped(receipt), answer.detail ?? title), status);
    }),
  );
  return app;

  function posted(c: Context, then: (place: Place, given: Posted) => Promise<Response>) {
    return at(desk, c, async (place) => {
      const given = await readForm(c);
      if (given === undefined)
        return show(
          c,
          wordPage(place, "文件太大", [
            "每次提交的文件合计不能超过 4 MB。请按浏览器的“返回”，填写的内容还在。",
          ]),
          413,
        );
      if (given.control.trap !== "")
        return show(c, wordPage(place, "请稍后再试", ["提交没有成功。"]), 429);
      return then(place, given);
    });
  }

  function receiptFor(place: Place, typed: Typed, receipt: string, problem?: string): Html {
    const plain = readReceipt(receipt) ?? "";
    const seal = tokenOf(key, "receipt", `${place.id}#${plain}`, world.clock());
    const token = tokenOf(key, "form", place.id, world.clock());
    return receiptPage(place, {
      receipt,
      typed,
      token,
      seal,
      ...(problem === undefined ? {} : { problem }),
    });
  }

  function keptOf(references: readonly string[]): KeptFile[] {
    return filesOf(key, references).map(({ name, bytes, reference }) => ({
      name,
      bytes,
      reference,
    }));
  }

  function tooEarly(place: Place, { control }: Posted): FieldProblem[] | undefined {
    const { token } = control;
    const age = ageOf(key, { purpose: "form", about: place.id, token, now: world.clock() });
    if (age === undefined || age > formLife) return [stale];
    return age < leastTime ? [{ name: "facts", message: "提交过快，请核对后再提交" }] : undefined;
  }
}

const busy: FieldProblem = {
  name: "facts",
  message: "现在提交的人很多，请过几分钟再提交。您填写的内容都在本页，没有丢失",
};
const stale: FieldProblem = { name: "facts", message: "页面已过期，内容都在，请核对后再提交" };

/** The files travel with what was typed; the form repeats a field for each of them. */
function withFiles(typed: Typed, files: readonly { reference: string }[]): Typed {
  return files.length === 0
    ? typed
    : { ...typed, file: files.map(({ reference }) => reference).join("\u0000") };
}
