import { createTransport } from "nodemailer";
import type { Mail } from "#kernel/world.ts";
import type { Config } from "./config.ts";

/** Mail over SMTP, everywhere; connections are made at the first mail only. */
export function createMailer({ smtpUrl, mailFrom }: Config): (mail: Mail) => Promise<void> {
  if (smtpUrl === undefined) return () => Promise.reject(new Error("SMTP_URL is not set"));
  const transport = createTransport(smtpUrl);
  return async ({ messageId, to, subject, text }) => {
    await transport.sendMail({ messageId, to, subject, text, from: mailFrom });
  };
}
