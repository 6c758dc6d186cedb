import type { Context, Hono } from "hono";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Link } from "#kernel/link/link.ts";
import { isListLink, isListOver } from "#kernel/link/list.ts";
import { linkHash } from "#kernel/link/secret.ts";
import { commandTask } from "#kernel/record/command-task.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { linkKey } from "#kernel/store/keys.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { checkCode, codeState, sendCode } from "../login/factor.ts";
import { openOther } from "../open-other.ts";
import { messagePage } from "../page.ts";
import {
  type Fields,
  fieldsOf,
  type Guarded,
  isPassed,
  setProof,
  showFactor,
  statusOf,
} from "../request.ts";
import { overduePage } from "./overdue-page.ts";
import { overdueOf } from "./overdue-shown.ts";

/** Whose list it is. */
type Opened = Guarded & { officer: Officer };

/** `/l/<secret>/overdue`: a leader's list of what is overdue, by the link of a mail and a code. */
export function addOverduePages(app: Hono, world: World): void {
  app.get("/l/:secret/overdue", (c) => passed(c, (opened) => show(c, opened)));

  app.post("/l/:secret/overdue/code", (c) =>
    withList(c, async (opened) => {
      const problem = await sendCode(world, opened.link, opened.officer);
      return factor(c, opened, problem);
    }),
  );

  app.post("/l/:secret/overdue/verify", (c) =>
    withList(c, async (opened) => {
      const { code = "" } = await fieldsOf(c);
      const answer = await checkCode(world, opened.link, code);
      if (isRefusal(answer)) return factor(c, opened, answer);
      setProof(world, c, `/l/${c.req.param("secret")}`, answer.proof);
      return c.redirect(pathOf(c), 303);
    }),
  );

  app.post("/l/:secret/overdue/urge", (c) =>
    passed(c, async (opened) => {
      const { task = "" } = await fieldsOf(c);
      const problem = await urge(opened, task);
      return problem === undefined
        ? show(c, opened, { urged: shortNumber(recordOfTask(task)) })
        : show(c, opened, { problem });
    }),
  );

  app.post("/l/:secret/overdue/open", (c) =>
    passed(c, async (opened) => {
      const { task = "" }: Fields = await fieldsOf(c);
      const other = await openOther(world, c, opened, task);
      return other ?? show(c, opened, { problem: refuse("task.closed") });
    }),
  );

  function passed(c: Context, then: (opened: Opened) => Promise<Response>) {
    return withList(c, (opened) => (isPassed(world, c, opened) ? then(opened) : factor(c, opened)));
  }

  async function show(
    c: Context,
    { officer, link }: Opened,
    said: { urged?: string; problem?: Refusal } = {},
  ): Promise<Response> {
    const shown = await overdueOf(world, { officer, district: link.district });
    const page = overduePage(officer.name, pathOf(c), { ...shown, ...said });
    return c.html(page as string, said.problem === undefined ? 200 : statusOf(said.problem));
  }

  async function factor(c: Context, opened: Opened, problem?: Refusal): Promise<Response> {
    const { state } = await codeState(world, opened.link, opened.officer);
    if (state === "locked")
      return c.html(
        messagePage("链接已锁定", [
          "验证码连续输错，本清单链接不能再用。下一个工作日的提醒邮件会附上新的链接，也可以登录系统查看。",
        ]) as string,
        423,
      );
    return showFactor(world, c, opened, { path: pathOf(c), problem });
  }

  async function withList(
    c: Context,
    then: (opened: Opened) => Promise<Response>,
  ): Promise<Response> {
    const hash = linkHash(c.req.param("secret") ?? "");
    const link = (await world.store.get(linkKey(hash))) as unknown as Link | undefined;
    if (link === undefined || !isListLink(link))
      return c.html(messagePage("链接无效", ["请检查是否完整复制了链接。"]) as string, 404);
    if (isListOver(link, dayOf(world.clock())))
      return c.html(
        messagePage("链接已过期", ["请使用最近一封提醒邮件中的链接，或者登录系统查看。"]) as string,
        410,
      );
    const { officers } = await readDistrict(world, link.district);
    const officer = officers.find(({ id }) => id === link.person);
    return officer === undefined
      ? c.html(messagePage("链接无效", ["您已不在人员名录中。"]) as string, 403)
      : then({ link, officer, task: { factor: "code", subject: link.subject } });
  }

  async function urge({ link, officer }: Opened, taskId: string): Promise<Refusal | undefined> {
    const process = await processOf(kindOf(recordOfTask(taskId)) ?? "");
    if (process === undefined) return refuse("task.unknown");
    const command = { type: "urge", person: officer.id, opinion: "" } as const;
    const actor = { id: officer.id, role: officer.role };
    const of = { process, taskId, command, district: link.district, actor };
    const answer = await commandTask(world, of);
    return isRefusal(answer) ? answer : undefined;
  }
}

function pathOf(c: Context): string {
  return `/l/${c.req.param("secret")}/overdue`;
}
