import { Notice } from "../part/notice.tsx";
import { isSecretForm } from "./values/draft.ts";

/** Says that a form begins with what was typed before, or that nothing of it is kept. */
export function DraftTold({ kept, path }: { kept: "restored" | undefined; path: string }) {
  if (kept !== undefined) return <Notice tone="info" title="已恢复您上次在本页填写的内容。" />;
  return isSecretForm(path) ? (
    <p className="hint">本表涉及保密内容，浏览器不保存草稿，请一次填写完毕并提交。</p>
  ) : null;
}
