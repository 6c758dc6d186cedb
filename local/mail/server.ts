import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { freePort, loopback, portTrouble } from "../ports.ts";
import type { Inbox } from "./inbox.ts";

export type MailServer = { url: string; stop(): Promise<void> };

/** For trying what a real server may say: mail to `refused.…@…` and `busy.…@…` is answered so. */
const replies = [
  ["refused.", 550, "No such mailbox"],
  ["busy.", 451, "Try again later"],
] as const;

/** Takes every mail for everybody and puts it into the inbox; nothing ever leaves the machine. */
export async function startMail(options: {
  inbox: Inbox;
  port: number;
  clock: () => string;
}): Promise<MailServer> {
  const { inbox, clock } = options;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const reply = replies.find(([prefix]) => address.startsWith(prefix));
      done(
        reply === undefined ? null : Object.assign(new Error(reply[2]), { responseCode: reply[1] }),
      );
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream)
        .then(({ messageId, from, subject = "", text = "", html }) => {
          const body = text === "" && typeof html === "string" ? html : text;
          const id = messageId ?? createHash("sha256").update(`${subject}\n${body}`).digest("hex");
          for (const to of recipients) {
            inbox.add({
              messageId: id,
              to,
              from: from?.text ?? "",
              subject,
              text: body.trimEnd(),
              at: clock(),
            });
          }
          done();
        })
        .catch(done);
    },
  });
  const port = options.port === 0 ? await freePort(0, "SMTP") : options.port;
  try {
    server.listen(port, loopback);
    await once(server.server as Server, "listening");
  } catch (error) {
    throw portTrouble(error, port, "邮件 SMTP");
  }
  server.on("error", () => {});
  return {
    url: `smtp://${loopback}:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
