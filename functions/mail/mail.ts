import type Mailer from "nodemailer/lib/mailer";
import { TransientError } from "#kernel/transient.ts";
import type { Delivery, Mail } from "#kernel/world.ts";
import type { Config } from "../config.ts";
import { createLanes } from "./lanes.ts";
import { fateOf, type SmtpError, speaksForAll } from "./smtp-reply.ts";

/** Long enough for a slow server, short enough for a function's time. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** Office servers allow one sender 3 to 20 connections; nodemailer opens one for each mail. */
const atOnce = 4;

type Sent = { delivery: Delivery; error?: SmtpError };

/**
 * Mail over SMTP, everywhere; the library's SMTP parts are loaded at the first mail only. Few mails at
 * a time; while the server is down, those that wait for their turn learn of it at once.
 */
export function createMailer({ smtpUrl, mailFrom }: Config): (mail: Mail) => Promise<Delivery> {
  if (smtpUrl === undefined) return () => Promise.reject(new TransientError("SMTP_URL is not set"));
  const lanes = createLanes<Sent>(
    atOnce,
    ({ error }) => error !== undefined && speaksForAll(error),
  );
  let transport: Promise<Mailer> | undefined;
  const send = async ({ messageId, to, subject, text }: Mail): Promise<Sent> => {
    transport ??= connect(smtpUrl);
    try {
      await (await transport).sendMail({ messageId, to, subject, text, from: mailFrom });
      return { delivery: { result: "delivered" } };
    } catch (thrown) {
      const error = thrown as SmtpError;
      return { delivery: fateOf(error), error };
    }
  };
  return async (mail) => (await lanes(() => send(mail))).delivery;
}

async function connect(smtpUrl: string): Promise<Mailer> {
  const { default: Mailer } = await import("nodemailer/lib/mailer");
  const { default: SMTPTransport } = await import("nodemailer/lib/smtp-transport");
  return new Mailer(new SMTPTransport(withPatience(smtpUrl)));
}

/** Servers on the machine itself, as the local host's is, are reached by nobody else. */
const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The address of the mail server with what it leaves unsaid. Links and codes never go in clear: where
 * somebody on the way takes STARTTLS out of the server's answer, the mail waits, unless the address
 * itself says `requireTLS=false`.
 */
export function withPatience(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  const isOwn = ownMachine.test(url.hostname);
  const unsaid = { ...patience, ...(isOwn ? {} : { requireTLS: "true" }) };
  for (const [name, value] of Object.entries(unsaid))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  return url.href;
}
