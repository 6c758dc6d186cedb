import { openSqlite } from "../dynamodb/sqlite.ts";

/** A mail as it lies in somebody's inbox. */
export type MailView = {
  messageId: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  /** UTC ISO instant, by the host's clock. */
  at: string;
};

/** Every mail that the product sent, newest first. */
export type Inbox = {
  /** A mail that was delivered before is not kept twice. */
  add(mail: MailView): void;
  list(to?: string): MailView[];
  close(): void;
};

/** Opens the inbox; a message id is kept once per recipient. */
export function openInbox(file: string): Inbox {
  const database = openSqlite(
    file,
    `CREATE TABLE IF NOT EXISTS mail (
       id INTEGER PRIMARY KEY AUTOINCREMENT, messageId TEXT NOT NULL, recipient TEXT NOT NULL,
       sender TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
       UNIQUE (messageId, recipient)
     ) STRICT`,
  );
  const insert = database.prepare(
    "INSERT OR IGNORE INTO mail (messageId, recipient, sender, subject, body, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const select = database.prepare(
    "SELECT * FROM mail WHERE ?1 IS NULL OR recipient = ?1 ORDER BY id DESC LIMIT 1000",
  );
  return {
    add: ({ messageId, to, from, subject, text, at }) =>
      void insert.run(messageId, to.toLowerCase(), from, subject, text, at),
    list: (to) =>
      select.all(to?.toLowerCase() ?? null).map((row) => ({
        messageId: String(row.messageId),
        to: String(row.recipient),
        from: String(row.sender),
        subject: String(row.subject),
        text: String(row.body),
        at: String(row.at),
      })),
    close: () => database.close(),
  };
}
