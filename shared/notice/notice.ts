import { type Item, noticeKey, wakeAttributes } from "#kernel/store/keys.ts";

/** What is to be told to one person; the text is written when it is sent. */
export type NoticeMatter =
  | { template: "assigned"; taskId: string }
  | { template: "escalated"; taskId: string; colour: "YELLOW" | "RED"; due: string }
  | { template: "digest" }
  | { template: "told"; recordId: string };

/** A notice and how far it has come. */
export type Notice = {
  id: string;
  district: string;
  to: string;
  matter: NoticeMatter;
  /** QUEUED waits for the end of quiet hours, READY is to be sent now. */
  status: "QUEUED" | "READY" | "SENT" | "DROPPED";
  createdAt: string;
  sentAt?: string;
  wakeAt?: string;
};

/** A notice as it lies in the table; the person finds it again by the about index. */
export function noticeItem(notice: Notice): Item {
  return {
    ...noticeKey(notice.id),
    kind: "notice",
    ...notice,
    aboutKey: `notices#${notice.to}`,
    aboutSort: notice.createdAt,
    ...wakeAttributes(notice.id, notice.status === "QUEUED" ? notice.wakeAt : undefined),
  };
}
