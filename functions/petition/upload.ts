import type { Context, Hono } from "hono";
import { isRefusal, type Refusal, type RefusalCode, refusals, refuse } from "#kernel/refusal.ts";
import { isSecretName, stateSecret } from "#kernel/text/marks.ts";
import type { Arrival } from "#kernel/world.ts";
import { typeOf } from "#process/file/content.ts";
import { maxFileBytes } from "#process/petition/intake/report-words.ts";
import { createPages } from "../quiet/pages.ts";
import { lastText, postedForm } from "../upload/posted-form.ts";
import type { Desk } from "./desk.ts";
import { formLife, takeFilePlace, trackLife, uploadLife } from "./guard.ts";
import { takeFile } from "./intake/take-files.ts";
import { ageOf, tokenOf } from "./intake/tokens.ts";
import type { Place } from "./pages/layout.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";

/** Where files lie until they have been cleaned; the bucket forgets what stays there after a day. */
const rawOf = (name: string) => `petitions/raw/${name}`;

type Fields = Readonly<Record<string, string>>;

/**
 * For the script of the public pages: a file goes straight to the store, is scanned and cleaned there
 * like one that came with a form, and comes back as a reference that the form carries. What was sent
 * is destroyed; only the clean copy stays.
 */
export function uploadRoutes({
  world,
  key,
  placeOf,
}: Pick<Desk, "world" | "key" | "placeOf">): Hono {
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));
  app.post("/p/:place/upload/announcement", (c) => at(c, announce));
  app.post("/p/:place/upload/:id", (c) => at(c, receive));
  return app;

  async function at(
    c: Context,
    then: (place: Place, fields: Fields, id: string) => Promise<object | Refusal>,
  ): Promise<Response> {
    const place = await placeOf(c.req.param("place") ?? "");
    const form = (await postedForm(c)) ?? {};
    const fields = Object.fromEntries(
      Object.keys(form).map((name) => [name, lastText(form, name)]),
    );
    const answer =
      place === undefined
        ? refuse("record.unknown")
        : await then(place, fields, c.req.param("id") ?? "");
    if (!isRefusal(answer)) return c.json(answer);
    const [status, title] = refusals[answer.refused];
    return c.json({ message: answer.detail ?? title }, status);
  }

  async function announce(place: Place, fields: Fields): Promise<object | Refusal> {
    const { name = "", sha256 = "" } = fields;
    const bytes = Number(fields.bytes);
    const contentType = typeOf(String(name));
    if (!mayUpload(place, fields))
      return refuse("input.invalid", "页面已过期，请先保存填写的内容再重新打开");
    if (isSecretName(String(name))) return refuse("input.state-secret", stateSecret);
    if (contentType === undefined || contentType === "text/csv")
      return refuse(
        "input.invalid",
        "只能是 JPEG、PNG 图片，PDF，Word（.docx）或者 Excel（.xlsx）",
      );
    if (!(bytes > 0) || bytes > maxFileBytes || !/^[0-9a-f]{64}$/.test(sha256))
      return refuse("input.invalid", "单个文件不能超过 20 MB，也不能是空的");
    if ((await takeFilePlace(world, place.id)) === "full")
      return refuse("system.busy", "现在上传的人很多，请过几分钟再试");
    const own = Buffer.from(world.random(20)).toString("hex");
    const token = tokenOf(key, "file", `${place.id}#${own}`, world.clock());
    const upload = await world.files.upload(rawOf(own), { contentType, bytes, sha256 });
    return { id: `${own}.${token}`, upload };
  }

  async function receive(place: Place, fields: Fields, id: string): Promise<object | Refusal> {
    const [own = "", ...mark] = id.split(".");
    const token = mark.join(".");
    const about = `${place.id}#${own}`;
    const age = ageOf(key, { purpose: "file", about, token, now: world.clock() });
    if (age === undefined || age > uploadLife) return refuse("record.unknown", "请重新选择文件");
    const arrival = await world.files.arrived(rawOf(own));
    const problem = problemOf(arrival);
    if (problem !== undefined) return refuse(problem);
    const bytes = arrival?.scan === "infected" ? undefined : await world.files.get(rawOf(own));
    const name = String(fields.name ?? "");
    const taken =
      bytes === undefined
        ? { refused: "没有通过病毒扫描" }
        : await takeFile(world, key, { name, bytes });
    await world.files.destroy(rawOf(own));
    return "refused" in taken ? refuse("input.invalid", taken.refused) : taken;
  }

  /** Whether an open form of this district asks, or a query that is still open. */
  function mayUpload(place: Place, { token = "", pass = "" }: Fields): boolean {
    const now = world.clock();
    const [id = "", mark = ""] = String(pass).split("~");
    const form = ageOf(key, { purpose: "form", about: place.id, token: String(token), now });
    const track = ageOf(key, { purpose: "track", about: `${place.id}#${id}`, token: mark, now });
    return (form ?? formLife + 1) <= formLife || (track ?? trackLife + 1) <= trackLife;
  }
}

function problemOf(arrival: Arrival | undefined): RefusalCode | undefined {
  if (arrival === undefined) return "file.missing";
  return arrival.scan === "pending" ? "file.scanning" : undefined;
}
