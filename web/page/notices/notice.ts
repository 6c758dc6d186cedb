import { localTime } from "../../record/days.ts";

/** A notice as the API answers it, and what became of it. */
export type Notice = {
  id: string;
  to: string;
  toName?: string;
  template: string;
  title: string;
  subject?: { kind: string; id: string };
  state: "queued" | "sent" | "bounced" | "opened" | "decided" | "dropped";
  createdAt: string;
  waitsUntil?: string;
  sentAt?: string;
  openedAt?: string;
  readAt?: string;
  attempts: readonly { channel: string; at: string; result: string; reason?: string }[];
};

const states: Readonly<Record<Notice["state"], string>> = {
  queued: "待发送",
  sent: "已发送",
  bounced: "未送达",
  opened: "已打开链接",
  decided: "已办理",
  dropped: "不再发送（事项已办结）",
};

/** How far a notice has got, and since when. */
export function sentText({ state, waitsUntil, sentAt }: Notice): string {
  const word = states[state];
  if (state === "queued" && waitsUntil !== undefined)
    return `${word}，不早于 ${localTime(waitsUntil)}`;
  return sentAt === undefined ? word : `${word} ${localTime(sentAt)}`;
}
