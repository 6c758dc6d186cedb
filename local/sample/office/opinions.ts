import { answer, command, type Desk, today } from "./desk/desk.ts";
import type { Person } from "./enrollments.ts";

/** A letter of the organization department about people of the library, as it came in. */
export async function askOpinion(
  desk: Desk,
  number: number,
  people: readonly Person[],
): Promise<string> {
  const on = today(desk);
  const { id } = await command(desk, "u-shen", "/opinions", {
    request: {
      use: "PROMOTION",
      from: "示例区委组织部（示例）",
      number: `示组函〔${on.slice(0, 4)}〕${number}号`,
      on,
      sealed: "yes",
      forms: "yes",
      purpose: "征求拟提拔人选党风廉政意见（示例）",
      contact: "李示例 0000000",
      names: people.map(({ personName, unitName, post }) => ({
        name: personName,
        unit: unitName,
        post,
        proposed: "副科级领导职务（示例）",
      })),
    },
  });
  const path = `/opinions/${id}`;
  await command(desk, "u-shen", `${path}/identification`, {
    people: people.map(({ personId }, place) => ({ n: place + 1, personId })),
  });
  await answer(desk, "u-shen", [path, "REQUESTED"], { action: "register" });
  return path;
}

const checkers = ["u-wei", "u-jiang", "u-feng", "u-zhu"] as const;

/** So many of the rooms have looked the names up and signed for it. */
export async function checkNames(
  desk: Desk,
  path: string,
  by: number = checkers.length,
): Promise<void> {
  for (const who of checkers.slice(0, by))
    await answer(desk, who, [path, "CHECKING"], { action: "sign", form: {} });
}

/** A reply is drafted from what the records say. */
export function draftReply(desk: Desk, path: string): Promise<unknown> {
  return command(desk, "u-jiang", `${path}/draft`, { overrides: [] });
}

/** Signed by deputy and, where it takes one, secretary; sent under seal. */
export async function sendReply(desk: Desk, path: string): Promise<void> {
  await answer(desk, "u-wu", [path, "DEPUTY"], { action: "approve" });
  await answer(desk, "u-zhou", [path, "SECRETARY"], { action: "approve" });
  await answer(desk, "u-shen", [path, "SIGNED"], {
    action: "send",
    form: { on: today(desk), receivedBy: "李示例（示例）" },
  });
}
