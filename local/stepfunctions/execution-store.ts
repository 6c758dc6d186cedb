import type { DatabaseSync } from "node:sqlite";
import type { Execution, Frame, HistoryEvent, Session } from "./engine/session.ts";
import { transaction } from "./store.ts";

export type ExecutionStore = ReturnType<typeof executionStore>;

const resumable = new Set(["enter", "again", "invoking"]);

/** The durable side of executions: what a session read, and what its commits write. */
export function executionStore(database: DatabaseSync) {
  const insertExecution = database.prepare(
    "INSERT INTO executions (arn, machine, status, timeout, body) VALUES (?, ?, ?, ?, ?)",
  );
  const updateExecution = database.prepare(
    "UPDATE executions SET status = ?, timeout = ?, body = ? WHERE number = ?",
  );
  const byArn = database.prepare("SELECT number, body FROM executions WHERE arn = ?");
  const byNumber = database.prepare("SELECT number, body FROM executions WHERE number = ?");
  const putFrame = database.prepare(
    "INSERT OR REPLACE INTO frames (execution, id, due, active, body) VALUES (?, ?, ?, ?, ?)",
  );
  const dropFrame = database.prepare("DELETE FROM frames WHERE execution = ? AND id = ?");
  const framesOf = database.prepare("SELECT body FROM frames WHERE execution = ? ORDER BY id");
  const putEvent = database.prepare("INSERT INTO history (execution, id, body) VALUES (?, ?, ?)");
  const putToken = database.prepare(
    "INSERT INTO tokens (token, execution, frame) VALUES (?, ?, ?)",
  );
  const token = database.prepare("SELECT execution, frame FROM tokens WHERE token = ?");
  const nextFrame = database.prepare("SELECT min(due) AS due FROM frames WHERE due IS NOT NULL");
  const nextTimeout = database.prepare(
    "SELECT min(timeout) AS due FROM executions WHERE timeout IS NOT NULL",
  );
  const dueNow = database.prepare(
    `SELECT execution, min(due) AS due FROM (
       SELECT execution, due FROM frames WHERE due IS NOT NULL AND due <= ?
       UNION ALL
       SELECT number, timeout FROM executions WHERE timeout IS NOT NULL AND timeout <= ?
     ) GROUP BY execution ORDER BY due, execution`,
  );
  const unfinished = database.prepare(
    "SELECT DISTINCT execution FROM frames WHERE active = 1 ORDER BY execution",
  );

  function write(number: number, session: Session): void {
    const { execution } = session;
    for (const id of session.removed) dropFrame.run(number, id);
    for (const id of session.changed) {
      const frame = session.frames.get(id);
      if (!frame) continue;
      const active = resumable.has(frame.phase) ? 1 : 0;
      putFrame.run(number, id, frame.due ?? null, active, JSON.stringify(frame));
    }
    for (const event of session.events) putEvent.run(number, event.id, JSON.stringify(event));
    for (const one of session.tokens) putToken.run(one.token, number, one.frame);
    const timeout = execution.status === "RUNNING" ? (execution.timeoutAt ?? null) : null;
    updateExecution.run(execution.status, timeout, JSON.stringify(execution), number);
  }

  return {
    /** Adds an execution together with its first frame and event. */
    create(session: Session): number {
      const { execution } = session;
      return transaction(database, () => {
        const { arn, machineArn, status } = execution;
        const added = insertExecution.run(arn, machineArn, status, null, "");
        const number = Number(added.lastInsertRowid);
        write(number, session);
        return number;
      });
    },
    /** Writes all that a session has changed, in one transaction. */
    commit(number: number, session: Session): void {
      transaction(database, () => write(number, session));
    },
    find(arn: string): { number: number; execution: Execution } | undefined {
      return executionRow(byArn.get(arn));
    },
    get(number: number): Execution | undefined {
      return executionRow(byNumber.get(number))?.execution;
    },
    frames(number: number): Frame[] {
      return framesOf.all(number).map((row) => JSON.parse(String(row.body)));
    },
    token(value: string): { execution: number; frame: number } | undefined {
      const row = token.get(value);
      return row && { execution: Number(row.execution), frame: Number(row.frame) };
    },
    nextDue(): number | undefined {
      const dues = [nextFrame.get()?.due, nextTimeout.get()?.due];
      const known = dues.filter((due) => due !== null && due !== undefined).map(Number);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
    dueBy(now: number): number[] {
      return dueNow.all(now, now).map((row) => Number(row.execution));
    },
    unfinished(): number[] {
      return unfinished.all().map((row) => Number(row.execution));
    },
    history(number: number, page: { from: number; limit: number; reverse: boolean }) {
      const order = page.reverse ? "id <= ? ORDER BY id DESC" : "id >= ? ORDER BY id";
      const rows = database
        .prepare(`SELECT body FROM history WHERE execution = ? AND ${order} LIMIT ?`)
        .all(number, page.from, page.limit);
      return rows.map((row): HistoryEvent => JSON.parse(String(row.body)));
    },
    list(filter: { machine: string; status?: string | undefined; below: number; limit: number }) {
      const status = filter.status === undefined ? "" : "AND status = ?";
      const values = filter.status === undefined ? [] : [filter.status];
      return database
        .prepare(
          `SELECT number, body FROM executions WHERE machine = ? AND number < ? ${status} ORDER BY number DESC LIMIT ?`,
        )
        .all(filter.machine, filter.below, ...values, filter.limit)
        .flatMap((row) => executionRow(row) ?? []);
    },
  };
}

function executionRow(
  row: Record<string, unknown> | undefined,
): { number: number; execution: Execution } | undefined {
  return row && { number: Number(row.number), execution: JSON.parse(String(row.body)) };
}
