import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button.tsx";

/** A sheet beside the list; the browser keeps the focus in it, Esc closes it. */
export function Sheet({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="head">
        <p className="title">{title}</p>
        <Button press={close}>关闭</Button>
      </div>
      <div className="inner">{children}</div>
    </dialog>
  );
}
