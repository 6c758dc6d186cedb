import { useEffect, useRef, useState } from "react";
import { leave } from "../api/session.ts";
import { Button } from "../part/button.tsx";
import { Sheet } from "../part/sheet.tsx";

/** Nobody at the desk for so long ends the session, ms. */
const longest = 30 * 60_000;
/** So long before that they are asked, ms (WCAG 2.2, 2.2.1). */
const warned = 2 * 60_000;
const looksEvery = 5_000;

/** Ends a session at which nobody works, after a warning that one key answers. */
export function Idle() {
  const last = useRef(Date.now());
  const [isWarned, warn] = useState(false);
  useEffect(() => {
    const seen = () => {
      last.current = Date.now();
    };
    addEventListener("pointerdown", seen);
    addEventListener("keydown", seen);
    const timer = setInterval(() => {
      const idle = Date.now() - last.current;
      warn(idle > longest - warned);
      if (idle > longest) void leave();
    }, looksEvery);
    return () => {
      removeEventListener("pointerdown", seen);
      removeEventListener("keydown", seen);
      clearInterval(timer);
    };
  }, []);
  if (!isWarned) return null;
  const stay = () => {
    last.current = Date.now();
    warn(false);
  };
  return (
    <Sheet title="即将退出登录" close={stay}>
      <p role="alert">您已有一段时间没有操作，两分钟后将退出登录。已填写的内容会保留在本页。</p>
      <div className="actions">
        <Button look="main" press={stay}>
          继续使用
        </Button>
      </div>
    </Sheet>
  );
}
