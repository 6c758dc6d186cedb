import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMailer, withPatience } from "#functions/mail/mail.ts";
import { fateOf } from "#functions/mail/smtp-reply.ts";

type Moment = "connect" | "from" | "rcpt" | "data";

/** RFC 5321 §4.2 (replies), RFC 3463 §3 (enhanced codes): what an answer is about decides. */
describe("a mail server's no", () => {
  let server: SMTPServer;
  let send: (to?: string) => ReturnType<ReturnType<typeof createMailer>>;
  let no: { at: Moment; code: number; words: string } | undefined;
  let port = 0;
  const reached: string[] = [];
  let atOnce = 0;
  let most = 0;
  let connections = 0;

  beforeAll(async () => {
    const said = (moment: Moment) =>
      no?.at === moment ? Object.assign(new Error(no.words), { responseCode: no.code }) : null;
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onConnect: (_session, done) => {
        connections += 1;
        atOnce += 1;
        most = Math.max(most, atOnce);
        done(said("connect"));
      },
      onClose: () => {
        atOnce -= 1;
      },
      onMailFrom: (_address, _session, done) => done(said("from")),
      onRcptTo: ({ address }, _session, done) => {
        reached.push(address);
        done(said("rcpt"));
      },
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => done(said("data")));
      },
    });
    server.listen(0, "127.0.0.1");
    const net = server.server as Server;
    await once(net, "listening");
    port = (net.address() as AddressInfo).port;
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    const mailer = createMailer({ smtpUrl, mailFrom: "提级监督 <t@example.test>" } as never);
    send = (to = "feng@example.test") =>
      mailer({ messageId: "<a@example.test>", to, subject: "示例", text: "示例" });
  });
  afterAll(() => new Promise<void>((done) => server.close(done)));

  it.each([
    ["rcpt", 550, "No such user", "refused"],
    ["rcpt", 550, "5.1.1 The email account that you tried to reach does not exist", "refused"],
    ["rcpt", 550, "Mailbox not found", "refused"],
    ["rcpt", 553, "Mailbox name not allowed", "refused"],
    ["rcpt", 556, "5.1.10 Recipient domain has a null MX", "refused"],
    ["data", 550, "5.1.1 User unknown", "refused"],
    ["rcpt", 550, "5.1.8 Sender address rejected: Domain not found", "failed"],
    ["rcpt", 554, "5.7.1 <feng@example.test>: Relay access denied", "failed"],
    ["rcpt", 550, "Relaying denied", "failed"],
    ["rcpt", 553, "sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)", "failed"],
    ["rcpt", 530, "5.7.0 Authentication required", "failed"],
    ["rcpt", 552, "Mailbox full, quota exceeded", "failed"],
    ["rcpt", 550, "5.2.2 The mailbox is over quota", "failed"],
    ["rcpt", 550, "Ip frequency limited", "failed"],
    ["rcpt", 451, "No such user at the moment", "failed"],
    ["from", 553, "Mail from must equal authorized user", "failed"],
    ["from", 501, "Mail from address must be same as authorization user", "failed"],
    ["from", 550, "No such user", "failed"],
    ["data", 550, "Mail content denied", "failed"],
    ["data", 554, "No such user", "failed"],
    ["connect", 554, "No such user, and no service here", "failed"],
    ["connect", 421, "Too many connections", "failed"],
    ["rcpt", 450, "4.7.1 Greylisted, please try again in 300 seconds", "failed"],
    ["rcpt", 451, "4.2.0 <feng@example.test>: Recipient address rejected: Greylisted", "failed"],
    ["data", 421, "4.3.2 Service shutting down", "failed"],
    ["data", 552, "5.3.4 Message too big", "failed"],
    ["rcpt", 554, "5.7.1 Greylisted: user unknown to us yet", "failed"],
  ] as const)("at %s: %d %s: %s", async (at, code, words, result) => {
    no = { at, code, words };
    expect((await send()).result).toBe(result);
  });

  it.each(["EHLO", "STARTTLS", "AUTH PLAIN", "API"])(
    "a 550 to %s is none of a recipient",
    (command) => {
      const reply = { command, responseCode: 550, response: "550 5.1.1 No such user" };
      expect(fateOf(reply).result).toBe("failed");
    },
  );

  it.each([
    ["550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist", "refused"],
    ["550-No such\n550 mailbox here", "refused"],
    ["550-5.7.1 Our policy refuses\n550 5.7.1 this user", "failed"],
    ["550-Mailbox unavailable\n550 because the sender is blocked", "failed"],
  ])("an answer of several lines is read whole: %j", (response, result) => {
    expect(fateOf({ command: "RCPT TO", responseCode: 550, response }).result).toBe(result);
  });

  it("without STARTTLS nothing goes in clear: neither login nor link, the mail waits", async () => {
    no = undefined;
    reached.length = 0;
    const smtpUrl = `smtp://office:secret@127.0.0.1:${port}/?requireTLS=true`;
    const mailer = createMailer({ smtpUrl, mailFrom: "提级监督 <t@example.test>" } as never);
    const mail = { messageId: "<b@example.test>", subject: "示例", text: "示例" };
    expect((await mailer({ ...mail, to: "feng@example.test" })).result).toBe("failed");
    expect(reached).toEqual([]);
  });

  it.each([
    ["smtp://office:secret@mail.example.gov.cn:587", "true"],
    ["smtp://127.0.0.1.example.test", "true"],
    ["smtp://mail.example.gov.cn/?requireTLS=false", "false"],
    ["smtp://127.0.0.1:2525", null],
    ["smtp://[::1]:2525", null],
    ["smtp://localhost:2525", null],
  ])("%s asks for STARTTLS: %s", (smtpUrl, wanted) => {
    const said = new URL(withPatience(smtpUrl)).searchParams;
    expect(said.get("requireTLS")).toBe(wanted);
    expect(Number(said.get("greetingTimeout"))).toBeGreaterThan(0);
  });

  it("a hundred mails at one hour are a handful of connections at a time", async () => {
    no = undefined;
    most = 0;
    const sent = await Promise.all(Array.from({ length: 100 }, () => send()));
    expect(sent.filter(({ result }) => result === "delivered")).toHaveLength(100);
    // A connection that is done closes a moment after its mail was taken.
    expect(most).toBeLessThanOrEqual(8);
  });

  it("while the server wants nothing of us, a hundred mails are not a hundred tries", async () => {
    no = { at: "from", code: 553, words: "Mail from must equal authorized user" };
    connections = 0;
    const sent = await Promise.all(Array.from({ length: 100 }, () => send()));
    expect(sent.filter(({ result }) => result === "failed")).toHaveLength(100);
    expect(connections).toBeLessThanOrEqual(8);
  });
});
