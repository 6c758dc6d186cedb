import type { Transporter } from "nodemailer";
import type { Mail } from "#kernel/world.ts";
import type { Config } from "./config.ts";

/** Mail over SMTP, everywhere; the library is loaded and connected at the first mail only. */
export function createMailer({ smtpUrl, mailFrom }: Config): (mail: Mail) => Promise<void> {
  if (smtpUrl === undefined) return () => Promise.reject(new Error("SMTP_URL is not set"));
  let transport: Promise<Transporter> | undefined;
  return async ({ messageId, to, subject, text }) => {
    transport ??= connect(smtpUrl);
    await (await transport).sendMail({ messageId, to, subject, text, from: mailFrom });
  };
}

async function connect(smtpUrl: string): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport(smtpUrl);
}
