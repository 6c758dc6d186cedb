import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboxPage } from "#local/dev/inbox.ts";
import { type Inbox, openInbox } from "#local/mail/inbox.ts";
import { type MailServer, startMail } from "#local/mail/server.ts";

describe("the inbox", () => {
  let inbox: Inbox;
  let server: MailServer;
  beforeAll(async () => {
    inbox = openInbox(":memory:");
    server = await startMail({ inbox, port: 0, clock: () => "2026-03-06T01:00:00.000Z" });
  });
  afterAll(async () => {
    await server.stop();
    inbox.close();
  });

  const send = (messageId: string, to: string, subject = "您有一项待办") =>
    createTransport(server.url).sendMail({
      from: "提级监督 <tixing@example.test>",
      to,
      subject,
      text: "请打开 http://localhost:3000/l/abc?x=1&y=<b> 办理。",
      messageId,
    });

  it("keeps a mail once, however often it is delivered", async () => {
    await send("<one@example.test>", "chen@example.test");
    await send("<one@example.test>", "chen@example.test");
    await send("<one@example.test>", "feng@example.test");
    await send("<two@example.test>", "Chen@example.test", "第二封");
    expect(inbox.list().map(({ to, messageId }) => [to, messageId])).toEqual([
      ["chen@example.test", "<two@example.test>"],
      ["feng@example.test", "<one@example.test>"],
      ["chen@example.test", "<one@example.test>"],
    ]);
    expect(inbox.list("CHEN@example.test")).toHaveLength(2);
    expect(inbox.list("feng@example.test")[0]).toMatchObject({
      subject: "您有一项待办",
      at: "2026-03-06T01:00:00.000Z",
      text: "请打开 http://localhost:3000/l/abc?x=1&y=<b> 办理。",
    });
  });

  it("shows links to click, and nothing of a mail as markup", async () => {
    const html = String(await inboxPage(inbox.list(), inbox.list()));
    expect(html).toContain('<a href="http://localhost:3000/l/abc?x=1&amp;y=">');
    expect(html).not.toContain("<b>");
    expect(html).toContain("/dev/inbox?to=feng%40example.test");
  });
});
