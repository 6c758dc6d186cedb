import { Trouble } from "../trouble.ts";
import type { Access } from "./access.ts";
import { dynamoDbLocal, holdsDynamoDbLocal } from "./dynamodb-local.ts";
import { dynoxide, findDynoxide, holdsDynoxide } from "./dynoxide.ts";
import { findJava } from "./java.ts";

/** Those that there are, by the names that DATABASE takes. */
export const engineNames = ["dynamodb-local", "dynoxide"] as const;
export type EngineName = (typeof engineNames)[number];

/** How long a database is going to run: a test's few seconds, or as long as somebody works with it. */
export type Lifetime = "short" | "long";

/** A program that speaks DynamoDB's protocol and keeps its data in a folder, or for as long as it runs. */
export type Engine = {
  name: string;
  program: string;
  /** Whether it can do without a folder; one that cannot gets a passing one. */
  inMemory: boolean;
  parameters(place: { folder: string | undefined; port: number; lifetime: Lifetime }): string[];
  /** Makes the data of a folder ready before the program opens it. */
  prepare(folder: string, access: Access): Promise<void>;
  /** What is left to do once the program answers. */
  finish(folder: string | undefined): Promise<void>;
};

/**
 * The engine for a folder: the one that is wanted, else the one whose data the folder holds, else
 * DynamoDB Local, which is AWS's own; where there is no Java, Dynoxide, which npm brings along on Linux
 * x64; where that is not there either, Java is fetched.
 * @throws Trouble saying in one line what to do, where none can run.
 */
export async function findEngine({
  wanted,
  folder,
  javaFolder,
  log = () => {},
}: {
  wanted?: EngineName | undefined;
  folder?: string | undefined;
  javaFolder: string;
  log?: (line: string) => void;
}): Promise<Engine> {
  const program = findDynoxide();
  const native = program === undefined ? undefined : dynoxide(program);
  if (wanted === "dynoxide" && native === undefined) {
    throw new Trouble(
      "这台机器没有 Dynoxide 引擎（只有 Linux x64 有）：请去掉 DATABASE=dynoxide",
      "there is no Dynoxide for this machine (Linux x64 only): leave DATABASE=dynoxide out",
    );
  }
  const held = await heldBy(folder);
  if (wanted !== undefined && held !== undefined && held !== wanted) {
    throw new Trouble(
      `数据目录 ${folder} 由 ${held} 写成：请去掉 DATABASE，或换一个 DATA_DIR`,
      `the data folder was written by ${held}: leave DATABASE out, or choose another DATA_DIR`,
    );
  }
  const name = wanted ?? held;
  if (name === "dynoxide" && native !== undefined) return native;
  const mayChoose = name === undefined && native !== undefined;
  const java = await findJava(javaFolder, mayChoose ? "give up" : "fetch", log);
  if (java !== undefined) return dynamoDbLocal(java);
  if (native === undefined) throw new Error("Java is fetched where there is no other engine");
  log("未找到 Java，改用 npm 自带的数据库引擎 Dynoxide");
  return native;
}

/** The engine that wrote a folder's data; undefined where there is none yet. */
async function heldBy(folder: string | undefined): Promise<EngineName | undefined> {
  if (folder === undefined) return undefined;
  if (holdsDynoxide(folder)) return "dynoxide";
  return (await holdsDynamoDbLocal(folder)) ? "dynamodb-local" : undefined;
}
