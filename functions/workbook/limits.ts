/** What a workbook may be, checked while it is unpacked and before its cells are laid out. */
export type Limits = {
  /** Bytes of all parts that are read, unpacked. */
  unpacked: number;
  /** Cells that hold something. */
  cells: number;
};

/** A form that one request takes in. */
export const formLimits: Limits = { unpacked: 20_000_000, cells: 200_000 };

/** The information library or a unit's records: some 250,000 rows of ten cells. */
export const tableLimits: Limits = { unpacked: 100_000_000, cells: 3_000_000 };

/** Areas of joined cells in one sheet. */
export const mostMerges = 10_000;

/** Why a workbook cannot be read; the message is Chinese. */
export class UnreadableWorkbook extends Error {
  override readonly name = "UnreadableWorkbook";
  readonly kind: "wrong" | "too-big";

  constructor(message: string, kind: "wrong" | "too-big" = "wrong") {
    super(message);
    this.kind = kind;
  }
}

/** The same for every part that is not as the format has it. */
export function damaged(): UnreadableWorkbook {
  return new UnreadableWorkbook("工作簿已损坏，请另存后重试");
}

/** The same for every measure that is passed. */
export function tooBig(): UnreadableWorkbook {
  return new UnreadableWorkbook("工作簿过大，请拆分或另存为 .csv 后重试", "too-big");
}
