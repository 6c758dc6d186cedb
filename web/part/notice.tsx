import type { ReactNode } from "react";

/** Something that must be seen: what went wrong, or what to know before going on. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: "info" | "warning" | "error";
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === "info" ? "status" : "alert"}>
      <p className="title">{title}</p>
      {children}
    </div>
  );
}
