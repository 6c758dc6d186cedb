import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#functions/config.ts";
import { createCodeSender } from "#functions/mail/code-sender.ts";
import { createMailer } from "#functions/mail/mail.ts";
import { createRobots } from "#functions/mail/robots.ts";
import { type Inbox, openInbox } from "#local/mail/inbox.ts";
import { type MailServer, startMail } from "#local/mail/server.ts";
import { lineOf, type Receiver, startReceiver } from "./receiver.ts";

const secret = "SEC0123456789abcdef";
const gatewaySecret = "gateway-secret-0123456789";
const code = { id: "code.abc.1", digits: "012345" };

describe("channels, against real servers", () => {
  let receiver: Receiver;
  let inbox: Inbox;
  let smtp: MailServer;
  beforeAll(async () => {
    receiver = await startReceiver();
    inbox = openInbox(":memory:");
    smtp = await startMail({ inbox, port: 0, clock: () => "2026-03-06T01:00:00.000Z" });
  });
  afterAll(async () => {
    await smtp.stop();
    inbox.close();
    await receiver.stop();
  });

  const configured = (env: Record<string, string> = {}) =>
    readConfig({
      SST_RESOURCE_Records: JSON.stringify({ name: "Records" }),
      SITE_URL: "https://site.example.test",
      SMTP_URL: smtp.url,
      ROBOTS: JSON.stringify({
        ROOM_2: { url: `${receiver.url}/cgi-bin/webhook/send?key=k-1` },
        ALL: { url: `${receiver.url}/robot/send?access_token=t-1`, secret },
        PLAIN: { url: `${receiver.url}/plain/send?access_token=t-2` },
        DOWN: { url: "http://127.0.0.1:9/nobody" },
      }),
      SMS_GATEWAY: JSON.stringify({ url: `${receiver.url}/sms`, secret: gatewaySecret }),
      ...env,
    });
  const toRobot = (name: string, kind: "wecom" | "dingtalk", line = "提级监督系统：示例") =>
    createRobots(configured())({ name, kind }, line);

  describe("企业微信群机器人", () => {
    const path = "/cgi-bin/webhook/send";

    it("gets a text message at its webhook with the key", async () => {
      expect(await toRobot("ROOM_2", "wecom")).toEqual({ result: "delivered" });
      const [got] = receiver.at(path);
      expect(got?.url.search).toBe("?key=k-1");
      expect(got?.headers["content-type"]).toContain("application/json");
      expect(JSON.parse(got?.body ?? "")).toEqual({
        msgtype: "text",
        text: { content: "提级监督系统：示例" },
      });
    });

    it.each([
      [93000, "refused"],
      [93004, "refused"],
      [40008, "refused"],
      [45009, "failed"],
      [45033, "failed"],
      [-1, "failed"],
    ] as const)("errcode %i: %s", async (errcode, result) => {
      receiver.say(path, { status: 200, json: { errcode, errmsg: "x" } });
      expect(await toRobot("ROOM_2", "wecom")).toEqual({ result, why: `errcode ${errcode}` });
    });
  });

  describe("钉钉群机器人", () => {
    const path = "/robot/send";

    it("gets timestamp and signature in the address, of this minute", async () => {
      expect(await toRobot("ALL", "dingtalk")).toEqual({ result: "delivered" });
      const [got] = receiver.at(path);
      const timestamp = got?.url.searchParams.get("timestamp") ?? "";
      expect(got?.url.searchParams.get("access_token")).toBe("t-1");
      expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(60_000);
      const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
      expect(got?.url.searchParams.get("sign")).toBe(sign);
      expect(lineOf(got as never)).toBe("提级监督系统：示例");
    });

    it("without a secret, no signature: its keyword or address list guards it", async () => {
      expect(await toRobot("PLAIN", "dingtalk")).toEqual({ result: "delivered" });
      expect(receiver.at("/plain/send")[0]?.url.search).toBe("?access_token=t-2");
    });

    it.each([
      [310000, "refused"],
      [300001, "refused"],
      [400101, "refused"],
      [90030, "refused"],
      [130101, "failed"],
      [410100, "failed"],
      [-1, "failed"],
    ] as const)("errcode %i: %s", async (errcode, result) => {
      receiver.say(path, { status: 200, json: { errcode, errmsg: "x" } });
      expect(await toRobot("ALL", "dingtalk")).toEqual({ result, why: `errcode ${errcode}` });
    });
  });

  it("a server that fails, or is not there, is tried again; one that says nothing we know is not", async () => {
    receiver.say("/plain/send", { status: 502, json: {} });
    expect(await toRobot("PLAIN", "dingtalk")).toEqual({ result: "failed", why: "http 502" });
    receiver.say("/plain/send", { status: 429, json: {} });
    expect(await toRobot("PLAIN", "dingtalk")).toEqual({ result: "failed", why: "http 429" });
    receiver.say("/plain/send", { status: 404, json: "no such page" });
    expect(await toRobot("PLAIN", "dingtalk")).toEqual({ result: "refused", why: "http 404" });
    expect(await toRobot("DOWN", "wecom")).toEqual({ result: "failed", why: "http unreachable" });
    expect(await toRobot("NOBODY", "wecom")).toEqual({ result: "refused", why: "robot unknown" });
  });

  describe("mail", () => {
    const send = (to: string, env: Record<string, string> = {}) =>
      createMailer(configured(env))({ messageId: "<m@x>", to, subject: "示例", text: "示例" });

    it("a reply of 5xx is final, 4xx and a server that is down are not", async () => {
      expect(await send("chen@example.test")).toEqual({ result: "delivered" });
      expect(await send("refused.chen@example.test")).toEqual({
        result: "refused",
        why: "smtp 550",
      });
      expect(await send("busy.chen@example.test")).toEqual({ result: "failed", why: "smtp 451" });
      const down = await send("chen@example.test", { SMTP_URL: "smtp://127.0.0.1:9" });
      expect(down).toMatchObject({ result: "failed", why: expect.stringMatching(/^smtp E/) });
      expect(inbox.list()).toHaveLength(1);
    });
  });

  describe("verification codes: the contract of the SMS gateway", () => {
    const phone = "10000000001";
    const email = "feng@example.test";
    const send = (to: { email: string; phone?: string }, env: Record<string, string> = {}) => {
      const config = configured(env);
      return createCodeSender(config, createMailer(config)).sendCode(to, code);
    };
    const mails = () => inbox.list(email).filter(({ subject }) => subject === "验证码");

    it("POST with id, phone and code, signed over time and body", async () => {
      expect(await send({ email, phone })).toEqual([{ by: "sms", result: "delivered" }]);
      const [got] = receiver.at("/sms");
      expect(JSON.parse(got?.body ?? "")).toEqual({
        id: code.id,
        phone,
        template: "verification-code",
        params: { code: code.digits, minutes: 10 },
      });
      const [, time, mac] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(got?.headers["x-signature"] ?? "") ?? [];
      const right = createHmac("sha256", gatewaySecret)
        .update(`${time}.${got?.body}`)
        .digest("hex");
      expect(mac).toBe(right);
      expect(mails()).toHaveLength(0);
    });

    it("where a code would go is told before: to a phone only where there is a gateway", () => {
      const sendMail = createMailer(configured({}));
      const none = { ...configured({}), smsGateway: undefined };
      expect(createCodeSender(configured({}), sendMail).codeWay({ phone })).toBe("sms");
      expect(createCodeSender(configured({}), sendMail).codeWay({})).toBe("mail");
      expect(createCodeSender(none, sendMail).codeWay({ phone })).toBe("mail");
    });

    it("what a gateway refuses goes to no mail, where the link lies", async () => {
      for (const status of [400, 302]) {
        receiver.say("/sms", { status, json: {} });
        expect(await send({ email, phone })).toEqual([
          { by: "sms", result: "refused", why: `http ${status}` },
        ]);
      }
      expect(mails()).toHaveLength(0);
    });

    it("a gateway that fails or is silent: the code goes by mail", async () => {
      const expected = [
        [{ status: 503, json: {} }, "failed", "http 503"],
        ["silence", "failed", "http timeout"],
      ] as const;
      for (const [reply, result, why] of expected) {
        receiver.say("/sms", reply);
        expect(await send({ email, phone })).toEqual([
          { by: "sms", result, why },
          { by: "mail", result: "delivered" },
        ]);
      }
      expect(mails(), "one Message-ID is one mail").toHaveLength(1);
      expect(mails()[0]?.text).toContain(code.digits);
    });

    it("no phone or no gateway: by mail at once; what nobody takes is told", async () => {
      expect(await send({ email })).toEqual([{ by: "mail", result: "delivered" }]);
      expect(await send({ email, phone }, { SMS_GATEWAY: "{}" })).toEqual([
        { by: "mail", result: "delivered" },
      ]);
      expect(await send({ email: "refused.x@example.test" })).toEqual([
        { by: "mail", result: "refused", why: "smtp 550" },
      ]);
    });
  });

  it("a bad setting is named at the start, without its value", () => {
    for (const [name, value] of [
      ["ROBOTS", '{"ROOM_2":{"url":"s3cret"}}'],
      ["SMS_GATEWAY", '{"url":"https://x.test","secret":"s3cret"}'],
      ["SMS_GATEWAY", "s3cret"],
    ] as const) {
      expect(() => configured({ [name]: value })).toThrow(name);
      expect(() => configured({ [name]: value })).not.toThrow("s3cret");
    }
  });
});
