import type { RecordView } from "../types.ts";

/** How far the machine has got with what it does by itself; nobody has to wait for it on the page. */
export function Running({ done, of, what }: NonNullable<RecordView["running"]>) {
  return (
    <p role="status">
      {what === undefined
        ? `系统正在处理：已完成 ${done} 步，共 ${of} 步 `
        : `系统正在${what}，完成后发出待办；可以先离开本页，久无进展请联系系统管理员。 `}
      {what === undefined ? (
        <progress value={done} max={of} aria-label="处理进度" />
      ) : (
        <progress aria-label={what} />
      )}
    </p>
  );
}
