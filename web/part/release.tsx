import { useQuery } from "@tanstack/react-query";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { running } from "./outdated.ts";

/** Asks to load the console anew once a newer release is served; what was typed is kept as a draft. */
export function Release() {
  const { data: isOlder = false } = useQuery({
    queryKey: ["release"],
    queryFn: isRunningOlder,
    refetchInterval: 10 * 60_000,
    retry: false,
  });
  return isOlder ? (
    <Notice tone="info" title="系统已更新">
      <p>请在方便时重新载入，已填写的内容会保留。</p>
      <Button press={() => location.reload()}>重新载入</Button>
    </Notice>
  ) : null;
}

/** Whether the page that is served now names another script than the one that runs. */
async function isRunningOlder(): Promise<boolean> {
  const response = await fetch("/", { cache: "no-store" });
  if (!response.ok || running === undefined) return false;
  return !(await response.text()).includes(new URL(running).pathname);
}
