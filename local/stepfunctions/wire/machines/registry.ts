import type { DatabaseSync } from "node:sqlite";

/** A state machine as it stands now. */
export type Machine = {
  arn: string;
  name: string;
  roleArn: string;
  revision: string;
  revisionId?: string;
  createdAt: number;
  updatedAt: number;
};

/** A published version: what the machine was at that time. */
export type Version = {
  arn: string;
  machine: string;
  number: number;
  roleArn: string;
  revision: string;
  revisionId?: string;
  description?: string;
  createdAt: number;
};

/** A name that routes to one or two versions. */
export type Alias = {
  arn: string;
  machine: string;
  name: string;
  description?: string;
  routing: { version: string; weight: number }[];
  createdAt: number;
  updatedAt: number;
};

export type Registry = ReturnType<typeof registry>;

/** Machines, versions and aliases in the database. */
export function registry(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  const getMachine = sql("SELECT body FROM machines WHERE arn = ?");
  const putMachine = sql(
    "INSERT OR REPLACE INTO machines (arn, name, body, created) VALUES (?, ?, ?, ?)",
  );
  const allMachines = sql("SELECT body FROM machines ORDER BY name");
  const getVersion = sql("SELECT body FROM versions WHERE arn = ?");
  const putVersion = sql(
    "INSERT OR REPLACE INTO versions (arn, machine, number, body) VALUES (?, ?, ?, ?)",
  );
  const versionsOf = sql("SELECT body FROM versions WHERE machine = ? ORDER BY number DESC");
  const getAlias = sql("SELECT body FROM aliases WHERE arn = ?");
  const putAlias = sql(
    "INSERT OR REPLACE INTO aliases (arn, machine, name, body) VALUES (?, ?, ?, ?)",
  );
  const aliasesOf = sql("SELECT body FROM aliases WHERE machine = ? ORDER BY name");
  const one = <T>(row: Record<string, unknown> | undefined): T | undefined =>
    row && JSON.parse(String(row.body));
  const many = <T>(rows: Record<string, unknown>[]): T[] =>
    rows.map((row) => JSON.parse(String(row.body)));

  return {
    machine: (arn: string) => one<Machine>(getMachine.get(arn)),
    saveMachine(machine: Machine): void {
      putMachine.run(machine.arn, machine.name, JSON.stringify(machine), machine.createdAt);
    },
    machines: () => many<Machine>(allMachines.all()),
    removeMachine(arn: string): void {
      sql("DELETE FROM aliases WHERE machine = ?").run(arn);
      sql("DELETE FROM versions WHERE machine = ?").run(arn);
      sql("DELETE FROM machines WHERE arn = ?").run(arn);
    },
    version: (arn: string) => one<Version>(getVersion.get(arn)),
    saveVersion(version: Version): void {
      putVersion.run(version.arn, version.machine, version.number, JSON.stringify(version));
    },
    versions: (machine: string) => many<Version>(versionsOf.all(machine)),
    removeVersion: (arn: string) => sql("DELETE FROM versions WHERE arn = ?").run(arn),
    alias: (arn: string) => one<Alias>(getAlias.get(arn)),
    saveAlias(alias: Alias): void {
      putAlias.run(alias.arn, alias.machine, alias.name, JSON.stringify(alias));
    },
    aliases: (machine: string) => many<Alias>(aliasesOf.all(machine)),
    removeAlias: (arn: string) => sql("DELETE FROM aliases WHERE arn = ?").run(arn),
    definition(revision: string): string {
      const row = sql("SELECT definition FROM revisions WHERE id = ?").get(revision);
      return String(row?.definition);
    },
  };
}
