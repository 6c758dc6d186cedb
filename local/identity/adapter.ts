import type { DatabaseSync } from "node:sqlite";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { openSqlite } from "../dynamodb/sqlite.ts";

/** Opens what the identity provider keeps: sessions, grants, refresh tokens. */
export function openSessions(file: string): DatabaseSync {
  return openSqlite(
    file,
    `CREATE TABLE IF NOT EXISTS kept (
       model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, uid TEXT, grantId TEXT,
       expires INTEGER, PRIMARY KEY (model, id)
     ) STRICT;
     CREATE INDEX IF NOT EXISTS kept_grant ON kept (grantId);
     DELETE FROM kept WHERE expires < unixepoch();`,
  );
}

/** The provider's storage for one of its models, so that who is logged in stays so. */
export function createAdapter(database: DatabaseSync, model: string): Adapter {
  const one = (where: string, value: string): AdapterPayload | undefined => {
    const row = database
      .prepare(
        `SELECT payload FROM kept WHERE model = ? AND ${where} = ?
         AND (expires IS NULL OR expires > unixepoch())`,
      )
      .get(model, value);
    return row === undefined ? undefined : (JSON.parse(String(row.payload)) as AdapterPayload);
  };
  const put = (id: string, payload: AdapterPayload, expires: number | null) => {
    database
      .prepare("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)")
      .run(
        model,
        id,
        JSON.stringify(payload),
        payload.uid ?? null,
        payload.grantId ?? null,
        expires,
      );
  };
  return {
    async upsert(id, payload, expiresIn) {
      put(id, payload, expiresIn ? Math.floor(Date.now() / 1000) + expiresIn : null);
    },
    find: async (id) => one("id", id),
    findByUid: async (uid) => one("uid", uid),
    findByUserCode: async () => undefined,
    async consume(id) {
      const payload = one("id", id);
      if (payload === undefined) return;
      const consumed = { ...payload, consumed: Math.floor(Date.now() / 1000) };
      put(id, consumed, payload.exp ?? null);
    },
    async destroy(id) {
      database.prepare("DELETE FROM kept WHERE model = ? AND id = ?").run(model, id);
    },
    async revokeByGrantId(grantId) {
      database.prepare("DELETE FROM kept WHERE grantId = ?").run(grantId);
    },
  };
}
