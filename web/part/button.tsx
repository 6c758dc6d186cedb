import type { ReactNode } from "react";

type Look = {
  /** "main": the one thing that the page is for. */
  look?: "main" | "plain";
  label?: string;
  children: ReactNode;
};

/** A button that does something here. */
export function Button({
  look = "plain",
  label,
  children,
  submit,
  busy,
  off,
  press,
}: Look & {
  submit?: "yes";
  busy?: boolean;
  off?: boolean;
  press?: () => void;
}) {
  return (
    <button
      type={submit === undefined ? "button" : "submit"}
      className={`button ${look}`}
      aria-label={label}
      disabled={off === true || busy === true}
      onClick={press}
    >
      {busy === true ? "正在提交…" : children}
    </button>
  );
}

/** A link that looks like a button, since it leads to where the thing is done. */
export function ButtonLink({ look = "plain", label, children, to }: Look & { to: string }) {
  return (
    <a className={`button ${look}`} aria-label={label} href={to}>
      {children}
    </a>
  );
}
