import { createHmac } from "node:crypto";
import type { Code, CodeAttempt, Delivery, World } from "#kernel/world.ts";
import { verificationCode } from "#notice/texts.ts";
import type { Config } from "../config.ts";
import { postJson } from "./post.ts";

type Gateway = { url: string; secret: string };

/**
 * Sends verification codes: to the phone where there is one and a gateway, to the mail where there is
 * not, or where the gateway is down. What the gateway refuses does not go to the mail: the link lies
 * there, and one mailbox would be both factors. The address is nowhere but in the message.
 */
export function createCodeSender(
  { smsGateway, siteUrl }: Pick<Config, "smsGateway" | "siteUrl">,
  sendMail: World["sendMail"],
): Pick<World, "sendCode" | "codeWay"> {
  const sendCode: World["sendCode"] = async ({ email, phone }, code) => {
    const attempts: CodeAttempt[] = [];
    if (phone !== undefined && smsGateway !== undefined) {
      const taken = await sendSms(smsGateway, phone, code);
      attempts.push({ by: "sms", ...taken });
      if (taken.result !== "failed") return attempts;
    }
    const messageId = `<${code.id}@${new URL(siteUrl).hostname}>`;
    const mail = { messageId, to: email, ...verificationCode({ code: code.digits }) };
    return [...attempts, { by: "mail", ...(await sendMail(mail)) }];
  };
  return {
    sendCode,
    codeWay: ({ phone }) => (phone === undefined || smsGateway === undefined ? "mail" : "sms"),
  };
}

/**
 * The contract of the SMS gateway: POST JSON `{ id, phone, template, params }`, with the header
 * `X-Signature: t=<unix seconds>,v1=<hex HMAC-SHA-256 over "<t>.<body>">`. 2xx takes the message, the
 * same `id` twice is one; 429, 5xx or silence may be tried again, anything else is a refusal.
 */
async function sendSms(gateway: Gateway, phone: string, code: Code): Promise<Delivery> {
  const body = JSON.stringify({
    id: code.id,
    phone,
    template: "verification-code",
    params: { code: code.digits, minutes: 10 },
  });
  const time = Math.floor(Date.now() / 1000);
  const mac = createHmac("sha256", gateway.secret).update(`${time}.${body}`).digest("hex");
  const answer = await postJson(gateway.url, body, { "x-signature": `t=${time},v1=${mac}` });
  if ("result" in answer) return answer;
  return answer.status >= 200 && answer.status < 300
    ? { result: "delivered" }
    : { result: "refused", why: `http ${answer.status}` };
}
