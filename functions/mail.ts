import type Mailer from "nodemailer/lib/mailer";
import type { Delivery, Mail } from "#kernel/world.ts";
import type { Config } from "./config.ts";

/** Long enough for a slow server, short enough for a function's time. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/**
 * Mail over SMTP, everywhere; the library's SMTP parts are loaded at the first mail only. A reply of
 * 5xx about this mail is final (RFC 5321 §4.2.1); 4xx, a server that is down, and our own login are not.
 */
export function createMailer({ smtpUrl, mailFrom }: Config): (mail: Mail) => Promise<Delivery> {
  if (smtpUrl === undefined) return () => Promise.reject(new Error("SMTP_URL is not set"));
  let transport: Promise<Mailer> | undefined;
  return async ({ messageId, to, subject, text }) => {
    transport ??= connect(smtpUrl);
    const mail = { messageId, to, subject, text, from: mailFrom };
    try {
      await (await transport).sendMail(mail);
      return { result: "delivered" };
    } catch (error) {
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      const isFinal = responseCode >= 500 && code !== "EAUTH";
      const why = responseCode === 0 ? `smtp ${code ?? "error"}` : `smtp ${responseCode}`;
      return { result: isFinal ? "refused" : "failed", why };
    }
  };
}

async function connect(smtpUrl: string): Promise<Mailer> {
  const { default: Mailer } = await import("nodemailer/lib/mailer");
  const { default: SMTPTransport } = await import("nodemailer/lib/smtp-transport");
  const url = new URL(smtpUrl);
  for (const [name, millis] of Object.entries(patience))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(millis));
  return new Mailer(new SMTPTransport(url.href));
}
