import { readFile } from "node:fs/promises";
import type { z } from "zod/mini";
import { inputProblem } from "#kernel/route/check-input.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { topology } from "#topology";
import { readConfig } from "../config.ts";
import { createWorld } from "../world.ts";

/** Something that the person at the keyboard can put right. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}

/**
 * The world of a command: the table alone, in AWS or wherever `AWS_ENDPOINT_URL_DYNAMODB` points.
 * The table is named by the option or, as for the functions, by `SST_RESOURCE_Records`.
 */
export function tableWorld(table: string | undefined): World {
  const link = `SST_RESOURCE_${topology.table.name}`;
  const named = table === undefined ? {} : { [link]: JSON.stringify({ name: table }) };
  const env = { ...process.env, ...named };
  if (env[link] === undefined) throw new Mistake(`请用 --table 指明数据表，或设置 ${link}`);
  return createWorld(readConfig(env), { log: () => {} });
}

/** Throws a mistake when there is no such district, before anything is done. */
export async function needDistrict({ store }: World, district: string): Promise<void> {
  if ((await store.get(recordKey("district", district))) === undefined)
    throw new Mistake(`数据表中没有 ${district} 这个区`);
}

/** Reads a JSON file of the shape; throws a mistake that names the file and the first field at fault. */
export async function readJson<T>(file: string, shape: z.ZodMiniType<T>): Promise<T> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Mistake(`读不到文件 ${file}`);
  });
  const result = shape.safeParse(parse(text, file), { error: inputProblem });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Mistake(`${file} 有误：${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mistake(`${file} 不是合法的 JSON`);
  }
}

/** Runs a command: prints what it answers, or one line that says why not. */
export async function run(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    const name = error instanceof Error && !(error instanceof Mistake) ? `${error.name}: ` : "";
    process.stderr.write(`未能完成：${name}${line}\n`);
    process.exitCode = 1;
  }
}
