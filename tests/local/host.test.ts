import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { ListStateMachineVersionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { account, credentials, region } from "#local/account.ts";
import { deployWorkflows } from "#local/aws/workflows.ts";
import { type Host, startHost } from "#local/host.ts";
import { sampleDistrict, sampleOfficers } from "#local/sample/officers.ts";
import { startInMemory } from "#tests/end-to-end/harness.ts";
import { topology } from "#topology";
import { engines, ownFolder } from "./dynamodb.ts";

const frozenAt = "2026-03-06T01:00:00.000Z";

describe("a host in memory", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost({ memory: true, port: 0, frozenAt });
  });
  afterAll(() => host.stop());

  it("serves the start page, the API's description and the inbox on one port", async () => {
    for (const path of ["/", "/api/v1/openapi.json", "/docs", "/dev/inbox", "/dev/executions"]) {
      expect([path, (await fetch(host.url + path)).status]).toEqual([path, 200]);
    }
  });

  it("knows its sample users, and nobody without a token", async () => {
    const asked = (headers: Record<string, string>) =>
      fetch(`${host.url}/api/v1/officers`, { headers }).then(({ status }) => status);
    expect(await asked({})).toBe(401);
    for (const { id, district, role } of sampleOfficers) {
      if (district !== sampleDistrict) continue;
      const authorization = `Bearer ${await host.token(id)}`;
      const expected = role === "UNIT" || role === "AUDITOR" ? 403 : 200;
      expect([id, await asked({ authorization })]).toEqual([id, expected]);
    }
  });

  it("moves in time only when told", async () => {
    expect(host.now()).toBe(frozenAt);
    await host.advanceTo("2026-03-09T01:00:00.000Z");
    expect(host.now()).toBe("2026-03-09T01:00:00.000Z");
    expect(await host.inbox()).toEqual([]);
  });

  it("has every workflow published once, however often it is deployed", async () => {
    const client = new SFNClient({ endpoint: host.stepfunctionsUrl, region, credentials });
    await deployWorkflows(host.stepfunctionsUrl);
    for (const name of Object.keys(topology.workflows)) {
      const { stateMachineVersions = [] } = await client.send(
        new ListStateMachineVersionsCommand({
          stateMachineArn: `arn:aws:states:${region}:${account}:stateMachine:${name}`,
        }),
      );
      expect([name, stateMachineVersions.length]).toEqual([name, 1]);
    }
  });

  it("lives beside another one", async () => {
    const other = await startInMemory({ sample: "none" });
    expect(other.url).not.toBe(host.url);
    expect((await fetch(other.url)).status).toBe(200);
    await other.stop();
  });
});

describe("npm start", () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    folder = await ownFolder();
    await chmod(folder.path, 0o755);
  });
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await folder.remove();
  });

  async function start(
    env: Record<string, string> = {},
  ): Promise<{ child: ChildProcess; out: string }> {
    const main = fileURLToPath(new URL("../../local/check-node.mjs", import.meta.url));
    const child = spawn(process.execPath, [main, "start"], {
      env: { ...process.env, DATA_DIR: folder.path, PORT: "0", ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    let out = "";
    for await (const chunk of child.stdout
      .setEncoding("utf8")
      .iterator({ destroyOnReturn: false })) {
      out += chunk;
      if (out.includes("Ctrl-C")) return { child, out };
    }
    throw new Error(`It did not come up:\n${out}`);
  }

  it("comes up with data, goes on after kill -9, and stops on Ctrl-C", async () => {
    const first = await start();
    expect(first.out).toContain("示例区数据已载入");
    expect(first.out).toContain("npm run -s token -- PROPOSER");
    const { DynamoDBClient, GetItemCommand } = await import("@aws-sdk/client-dynamodb");
    const clientOf = (out: string) => {
      const endpoint = /--endpoint-url (\S+)/.exec(out)?.[1] ?? "";
      const accessKeyId = /AWS_ACCESS_KEY_ID=(\S+)/.exec(out)?.[1] ?? "";
      const secret = /AWS_SECRET_ACCESS_KEY=(\S+)/.exec(out)?.[1] ?? "";
      const given = { accessKeyId, secretAccessKey: secret };
      return new DynamoDBClient({ endpoint, region, credentials: given });
    };
    const TableName = topology.table.name;
    const Key = { pk: { S: "mark#1" }, sk: { S: "mark" } };
    await clientOf(first.out).send(new PutItemCommand({ TableName, Item: Key }));
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const second = await start();
    expect(second.out).not.toContain("示例区数据已载入");
    const { Item } = await clientOf(second.out).send(new GetItemCommand({ TableName, Key }));
    expect(Item).toEqual(Key);
    second.child.kill("SIGINT");
    const [code] = (await once(second.child, "exit")) as [number];
    expect(code).toBe(0);
    await expect(clientOf(second.out).send(new GetItemCommand({ TableName, Key }))).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it("keeps everything out of the sight of other users, also in a folder that was open", async () => {
    for (const name of await readdir(folder.path)) {
      const { mode } = await stat(join(folder.path, name));
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
  });

  it.each(engines)("runs on %s alone, in a folder of whatever name", async (engine) => {
    const DATA_DIR = join(folder.path, `数据 #1 ${engine}`);
    const { child, out } = await start({
      DATA_DIR,
      SAMPLE: "districts",
      LANG: "C",
      LC_ALL: "C",
      ...(engine === "dynoxide" ? { PATH: "", JAVA_HOME: "" } : { DATABASE: engine }),
    });
    expect(out).toContain("已就绪");
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(0);
    const kept = await readdir(join(DATA_DIR, "dynamodb"));
    expect(kept.some((name) => name.includes(engine === "dynoxide" ? "dynoxide" : ".db"))).toBe(
      true,
    );
  });
});
