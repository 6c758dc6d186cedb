import { createHmac } from "node:crypto";
import * as z from "zod/mini";
import type { Robot } from "#kernel/district/config.ts";
import type { Delivery, World } from "#kernel/world.ts";
import type { Config } from "../config.ts";
import { postJson } from "./post.ts";

const Answer = z.object({ errcode: z.int() });

/**
 * Answers that pass: busy (-1), too often (WeCom 45009 and 45033; DingTalk 130101 and 410100, as both
 * let a robot speak twenty times a minute). All else is final: a wrong key or token, a robot that was
 * taken out of its group (WeCom 93000, DingTalk 400101 and 300001), a signature or keyword that does
 * not fit (DingTalk 310000), the month's allowance used up (DingTalk 90030).
 */
const passing: readonly number[] = [-1, 45009, 45033, 130101, 410100];

/**
 * Group robots by their webhooks. WeCom: https://developer.work.weixin.qq.com/document/path/91770;
 * DingTalk: https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages. Both take
 * the same text message and answer `errcode`; DingTalk may want a signature in the address.
 */
export function createRobots({ robots }: Pick<Config, "robots">): World["sendToRobot"] {
  return async ({ name, kind }: Robot, line: string): Promise<Delivery> => {
    const known = robots[name];
    if (known === undefined) return { result: "refused", why: "robot unknown" };
    const url = kind === "dingtalk" ? signed(known, Date.now()) : known.url;
    const answer = await postJson(
      url,
      JSON.stringify({ msgtype: "text", text: { content: line } }),
    );
    if ("result" in answer) return answer;
    const said = Answer.safeParse(answer.body);
    if (!said.success) return { result: "refused", why: `http ${answer.status}` };
    const { errcode } = said.data;
    if (errcode === 0) return { result: "delivered" };
    const result = passing.includes(errcode) ? "failed" : "refused";
    return { result, why: `errcode ${errcode}` };
  };
}

/**
 * 加签: Base64 of HMAC-SHA-256 over `timestamp + "\\n" + secret`, keyed with the secret. The server
 * takes an hour's difference of clocks, so this is the machine's time, whatever the product's is.
 */
function signed(
  { url, secret }: { url: string; secret?: string | undefined },
  now: number,
): string {
  if (secret === undefined) return url;
  const address = new URL(url);
  const sign = createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64");
  address.searchParams.set("timestamp", String(now));
  address.searchParams.set("sign", sign);
  return address.href;
}
