import { type ReactNode, useEffect, useRef } from "react";

/** A page: its heading takes the focus, so that keyboard and screen reader begin there. */
export function Page({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 提级监督`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {extra === undefined ? null : <div className="page-extra">{extra}</div>}
      </div>
      {children}
    </>
  );
}
