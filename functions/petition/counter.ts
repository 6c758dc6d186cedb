import type { Context, Hono } from "hono";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { OfficerChanged } from "#kernel/permission/officer-changed.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute, type Found, type Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refusals, refuse } from "#kernel/refusal.ts";
import type { Write } from "#kernel/store/write.ts";
import { keepReceipt, keepWords, sealedOf, type Words } from "#process/petition/intake/contents.ts";
import { findPass } from "#process/petition/intake/counter-pass.ts";
import { grouped, readReceipt, receiptOf } from "#process/petition/intake/receipt.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { mattersOf } from "#process/petition/shown/describe.ts";
import { createPages } from "../quiet/pages.ts";
import { lastText, type PostedForm, postedForm } from "../upload/posted-form.ts";
import type { Desk } from "./desk.ts";
import { trackLife } from "./guard.ts";
import { filesSent, maxFormBytes } from "./intake/read-form.ts";
import { hashReceipt } from "./intake/receipts.ts";
import { keepFiles } from "./intake/take-files.ts";
import { ageOf, tokenOf } from "./intake/tokens.ts";
import { type CounterSaid, counterPage, slipPage } from "./pages/counter-page.ts";
import type { Place } from "./pages/layout.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";
import { at, show } from "./show.ts";

/** Who is at the counter, and with which petition as it stands now. */
type Counter = { place: Place; pass: string; officer: Officer; id: string; state: Petition };

const over = "窗口办理页已过期（半小时），或者不是从信访件页面打开的。请回到信访件页面重新打开。";

/**
 * The counter's page of one petition: scans of what came on paper, cleaned as files of the public are,
 * and a receipt to hand over. An officer brings a pass from the staff API; each act asks the gate again.
 */
export function counterRoutes(desk: Desk): Hono {
  const { world, key } = desk;
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));

  app.post("/p/:place/counter", (c) => opened(c, (counter) => shown(c, counter, {})));

  app.post("/p/:place/counter/scans", (c) =>
    opened(c, async (counter, body) => {
      const { place, id } = counter;
      const { sent, refused } = await filesSent(desk, place.id, body);
      if (refused.length > 0)
        return shown(c, counter, { problem: refused.join("；"), files: sent });
      if (sent.length === 0) return shown(c, counter, { problem: "请先选择文件" });
      const held = await keepFiles(world, sent);
      if ("problem" in held) return shown(c, counter, { problem: held.problem, files: held.left });
      const words: Words = { text: {}, files: held.kept };
      const keep = await keepWords(world, id, words);
      const answer = await act(counter, { type: "scan", content: sealedOf(words) }, (state) => [
        keep(`scan#${(state?.scans?.length ?? 0) + 1}`),
      ]);
      return isRefusal(answer)
        ? shown(c, counter, { problem: wordsOf(answer), files: sent })
        : again(c, counter, { told: `已添加 ${held.kept.length} 个文件` });
    }),
  );

  app.post("/p/:place/counter/receipt", (c) =>
    opened(c, (counter) => {
      const { place, pass, state, id } = counter;
      const receipt = receiptOf(world.random(60));
      const about = sealed(place, id, readReceipt(receipt) ?? "");
      const seal = tokenOf(key, "receipt", about, world.clock());
      const address = `${world.siteUrl}/p/${place.id}`;
      return show(c, slipPage(place, { pass, receipt, seal, address, channel: state.channel }));
    }),
  );

  app.post("/p/:place/counter/receipt-issue", (c) =>
    opened(c, async (counter, body) => {
      const { place, id } = counter;
      const receipt = readReceipt(lastText(body, "receipt")) ?? "";
      const age = ageOf(key, {
        purpose: "receipt",
        about: sealed(place, id, receipt),
        token: lastText(body, "seal"),
        now: world.clock(),
      });
      if (age === undefined || age > trackLife)
        return shown(c, counter, { problem: "查询码已过期，请重新生成" });
      const receiptHash = await hashReceipt(receipt, key);
      const answer = await act(counter, { type: "issue-receipt", receiptHash }, () => [
        keepReceipt(receiptHash, id, place.id),
      ]);
      return isRefusal(answer)
        ? shown(c, counter, { problem: wordsOf(answer) })
        : again(c, counter, {
            told: `查询码（末四位 ${grouped(receipt).slice(-4)}）已启用，原文不保存`,
          });
    }),
  );
  return app;

  /** Goes on only with a pass that is still good, for an officer whom the gate still lets pass. */
  function opened(
    c: Context,
    then: (counter: Counter, body: PostedForm) => Response | Promise<Response>,
  ): Promise<Response> {
    return at(desk, c, async (place) => {
      if (Number(c.req.header("content-length") ?? 0) > maxFormBytes)
        return said(c, place, 413, "文件合计不能超过 4 MB，请返回后分次添加。");
      const body = (await postedForm(c)) ?? {};
      const counter = await counterOf(place, lastText(body, "pass"));
      if (isRefusal(counter)) return said(c, place, refusals[counter.refused][0], wordsOf(counter));
      try {
        return await then(counter, body);
      } catch (error) {
        if (error instanceof OfficerChanged) return said(c, place, 403, over);
        throw error;
      }
    });
  }

  async function counterOf(place: Place, pass: string): Promise<Counter | Refusal> {
    const given = await findPass(world, place.id, pass);
    if (given === undefined) return refuse("auth.forbidden", over);
    const { officers } = await readDistrict(world, place.id);
    const officer = officers.find(({ id }) => id === given.officer);
    if (officer === undefined) return refuse("auth.unknown-officer");
    const { petition: id } = given;
    const reader = { world, caller: { officer, district: place.id }, processOf };
    const found = await readRecord<Petition>(reader, {
      kind: "petition",
      id,
      right: "petition.handle",
    });
    return isRefusal(found) ? found : { place, pass, officer, id, state: found.state };
  }

  function act(
    { place, officer, id }: Counter,
    command: Parameters<typeof petition.decide>[1],
    also: (state: Petition | undefined) => readonly Write[],
  ): Promise<Receipt | Refusal> {
    return execute(world, {
      process: petition,
      id,
      district: place.id,
      actor: { id: officer.id, role: officer.role, officer },
      right: "petition.handle",
      tasks: "open",
      also: ({ state }: Found<Petition>) => also(state),
      decide: ({ state }, context) => petition.decide(state, command, context),
    });
  }

  /** The page after something was done, with the petition as it stands since. */
  async function again(c: Context, { place, pass }: Counter, more: CounterSaid): Promise<Response> {
    const now = await counterOf(place, pass);
    return isRefusal(now) ? said(c, place, 403, wordsOf(now)) : shown(c, now, more);
  }

  async function shown(
    c: Context,
    { place, pass, state }: Counter,
    more: CounterSaid,
  ): Promise<Response> {
    const token = tokenOf(key, "form", place.id, world.clock());
    const page = counterPage(place, { state, pass, token, ...more });
    return show(c, page, more.problem === undefined ? 200 : 422);
  }

  async function said(c: Context, place: Place, status: number, words: string): Promise<Response> {
    return show(c, wordPage(place, "窗口办理", [words]), status);
  }
}

const processOf = async () => ({ bars: (state: unknown) => mattersOf(state as Petition) });

/** What a receipt's seal is about: this petition and no other. */
function sealed(place: Place, id: string, receipt: string): string {
  return `${place.id}#${id}#${receipt}`;
}

function wordsOf({ refused, detail }: Refusal): string {
  return detail ?? refusals[refused][1];
}
