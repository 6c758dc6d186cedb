import type { Delivery } from "#kernel/world.ts";

/** What nodemailer tells of a mail that was not taken. */
export type SmtpError = {
  /** Its own word, such as EAUTH or ECONNECTION. */
  code?: string;
  /** The SMTP command whose reply it was; CONN stands for the greeting. */
  command?: string;
  responseCode?: number;
  response?: string;
};

/** RFC 3463 §3: the address does not exist, is malformed, has moved, or takes no mail at all. */
const aboutRecipient = ["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

/** RFC 5321 §4.2.3 and RFC 7504 §4: no such mailbox, not local, name not allowed, no mail there. */
const recipientCodes = [550, 551, 553, 556];
const namesRecipient =
  /\b(?:user|mailbox|recipient|account|address|addressee)\b|no such|unknown|not found|doesn.t exist/i;
const namesOther =
  /relay|authent|log ?in|sender|from address|policy|spam|block|black|listed|reputation|quota|full|storage|size|limit|frequen|too many|rate|\bip\b|helo|ehlo|\bdns\b|\bspf\b|dkim|dmarc|\btls\b|verif|denied|permi|refused|suspend|content|rejected by/i;

/**
 * Codes of recipients are given to others too: Postfix says 5.1.0 of an unlisted sender, Gmail 5.2.1 of
 * a mailbox that gets too much at the moment.
 */
const namesSender =
  /sender|from address|\brate\b|too (?:many|much|fast|quickly)|quota|over ?quota/i;

/**
 * What a mail's fate is: only a reply about its recipient is final. A 5xx about anything else (the
 * greeting, our login, our sender's address, relaying, the mail's looks, a full mailbox) says that we
 * or the server are set up wrongly just now, so the mail waits and is tried again.
 */
export function fateOf({
  code,
  command = "CONN",
  responseCode,
  response = "",
}: SmtpError): Delivery {
  if (responseCode === undefined) return { result: "failed", why: `smtp ${code ?? "error"}` };
  const stage = stageOf(command);
  const isFinal = responseCode >= 500 && isAboutRecipient(stage, responseCode, response);
  const at = stage === "rcpt" ? "" : ` ${stage}`;
  return { result: isFinal ? "refused" : "failed", why: `smtp ${responseCode}${at}` };
}

/** Whether every other mail would fare the same now: no answer, or a refusal before any recipient. */
export function speaksForAll({ command = "CONN", responseCode }: SmtpError): boolean {
  const stage = stageOf(command);
  return responseCode === undefined
    ? stage !== "other"
    : responseCode >= 500 && ["connect", "hello", "starttls", "auth", "from"].includes(stage);
}

type Stage = "connect" | "hello" | "starttls" | "auth" | "from" | "rcpt" | "data" | "other";

const stages: readonly (readonly [RegExp, Stage])[] = [
  [/^CONN/i, "connect"],
  [/^(?:EHLO|HELO|LHLO)/i, "hello"],
  [/^STARTTLS/i, "starttls"],
  [/^AUTH/i, "auth"],
  [/^MAIL/i, "from"],
  [/^RCPT/i, "rcpt"],
  [/^DATA/i, "data"],
];

function stageOf(command: string): Stage {
  return stages.find(([pattern]) => pattern.test(command))?.[1] ?? "other";
}

function isAboutRecipient(stage: string, responseCode: number, response: string): boolean {
  if (stage !== "rcpt" && stage !== "data") return false;
  const enhanced = response.match(/(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])/)?.[0];
  if (enhanced !== undefined)
    return aboutRecipient.includes(enhanced) && !namesSender.test(response);
  return (
    stage === "rcpt" &&
    recipientCodes.includes(responseCode) &&
    namesRecipient.test(response) &&
    !namesOther.test(response)
  );
}
