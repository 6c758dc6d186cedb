import type { Context, Hono } from "hono";
import { isRefusal, refusals } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { grouped, readReceipt, receiptOf } from "#process/petition/intake/receipt.ts";
import { createPages } from "../quiet/pages.ts";
import { formLife, leastTime, takePlace } from "./guard.ts";
import type { Intake } from "./intake/intake.ts";
import { type Posted, readForm, reportOf } from "./intake/read-form.ts";
import { hashReceipt } from "./intake/receipts.ts";
import { filesOf, keepFiles, takeFiles } from "./intake/take-files.ts";
import { ageOf, tokenOf } from "./intake/tokens.ts";
import { type FieldProblem, formPage, type KeptFile, type Typed } from "./pages/form-page.ts";
import { homePage } from "./pages/home-page.ts";
import type { Html, Place } from "./pages/layout.ts";
import { anyPlace, filedPage, receiptPage, reviewPage, wordPage } from "./pages/send-pages.ts";
import { pageHeaders } from "./pages/style.ts";
import { uploader } from "./pages/upload-script.ts";
import { trackRoutes } from "./track.ts";

/** What the public pages stand on. */
export type Desk = {
  world: World;
  intake: Intake;
  /** 32 bytes: marks of forms and files, and the pepper of receipts. */
  key: Uint8Array;
  /** The district of an address; undefined for one that is none. */
  placeOf: (id: string) => Promise<Place | undefined>;
  /** Where the store is that uploads go to: an origin. */
  store: () => string;
};

/** The public pages of a petition: no login, no cookie, no script needed. */
export function createPetitionPages(desk: Desk): Hono {
  const { world, intake, key, placeOf, store } = desk;
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));
  app.use(async (c, next) => {
    await next();
    const upload = { script: uploader, connect: store() };
    const headers = withUploads.test(c.req.path) ? pageHeaders(upload) : pageHeaders();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });

  for (const path of ["/b", "/b/*"])
    app.all(path, async (c) =>
      (await import("../ballot/app.ts")).createBallotPages(world).fetch(c.req.raw),
    );
  app.get("/p", (c) =>
    show(c, wordPage(anyPlace, "信访举报平台", ["请使用您所在地区公布的网址或者二维码进入。"])),
  );
  app.get("/p/:place", (c) => at(c, (place) => show(c, homePage(place))));
  app.get("/p/:place/poster", (c) =>
    at(c, async (place) =>
      show(c, (await import("./pages/poster.ts")).posterPage(place, world.siteUrl)),
    ),
  );
  app.get("/p/:place/report", (c) =>
    at(c, (place) => show(c, form(place, { typed: {}, files: [] }))),
  );

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
        return show(c, form(place, { typed, files, problems: [...problems, ...(early ?? [])] }));
      const read = reportOf(typed);
      if ("problems" in read)
        return show(c, form(place, { typed, files, problems: read.problems }), 422);
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
      if (problems !== undefined) return show(c, form(place, { typed, files, problems }), 422);
      if ((await takePlace(world, place.id)) === "full")
        return show(c, form(place, { typed, files, problems: [busy] }), 429);
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
        return show(c, form(place, { typed, files, problems: [stale] }), 422);
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
          form(place, { typed: withFiles(typed, held.left), files: held.left, problems }),
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

  app.post("/p/:place/upload/:id", async (c) =>
    (await import("./upload.ts")).uploadRoutes(desk).fetch(c.req.raw),
  );
  app.route("/", trackRoutes(desk, { at, show }));
  return app;

  async function at(
    c: Context,
    then: (place: Place) => Response | Promise<Response>,
  ): Promise<Response> {
    const place = await placeOf(c.req.param("place") ?? "");
    return place === undefined
      ? show(c, wordPage(anyPlace, "没有这个页面", ["请检查网址，或者从首页进入。"]), 404)
      : then(place);
  }

  function posted(c: Context, then: (place: Place, given: Posted) => Promise<Response>) {
    return at(c, async (place) => {
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

  function form(
    place: Place,
    of: { typed: Typed; files: readonly KeptFile[]; problems?: readonly FieldProblem[] },
  ): Html {
    const token = tokenOf(key, "form", place.id, world.clock());
    return formPage(place, { problems: [], ...of, token });
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

function show(c: Context, page: Html, status = 200): Response | Promise<Response> {
  return c.html(page, status as 200);
}

/** The files travel with what was typed; the form repeats a field for each of them. */
function withFiles(typed: Typed, files: readonly { reference: string }[]): Typed {
  return files.length === 0
    ? typed
    : { ...typed, file: files.map(({ reference }) => reference).join("\u0000") };
}

/** Pages where files may be chosen. */
const withUploads = /\/(?:report|query|supplement|objection|receipt|filing)$/;
