import { addDays } from "#kernel/deadline/day.ts";
import { answer, command, type Desk, listed, today } from "./desk/desk.ts";

/** The room adds papers to somebody's integrity file, and one officer has leave to read it. */
export async function openDossier(desk: Desk): Promise<void> {
  const [file] = await listed(desk, "/integrity-files");
  if (file === undefined) return;
  const path = `/integrity-files/${file.id}`;
  const basis = "干部档案抄件（示例）";
  for (const entry of [
    { section: "FAMILY", relation: "SPOUSE", name: "钱示例", work: "个体经营（示例）" },
    { section: "REWARDS", text: "2025 年度考核优秀（示例）" },
  ])
    await command(desk, "u-chen", `${path}/entries`, {
      entry: { ...entry, on: addDays(today(desk), -3), basis },
    });
  await command(desk, "u-chen", `${path}/opening-request`, {
    reason: "四季度检查前核对（示例）",
  });
  await answer(desk, "u-wu", [path, "OPENING"], { action: "grant" });
}
