import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { call } from "../api/call.ts";
import { kindOf, statusText } from "../catalog/read.ts";
import { Button } from "../part/button.tsx";
import { Sheet } from "../part/sheet.tsx";
import { localDay } from "../record/days.ts";
import { Failure } from "./failure.tsx";
import type { Me } from "./me.ts";

type Hit = {
  kind: string;
  id: string;
  summary: { name?: string; unitName?: string; post?: string; code?: string };
};
type Found = { items: readonly Hit[]; more: "yes" | "no" };

type Matter = { kind: string; id: string; status: string; about: string; updatedAt: string };

const paths: Readonly<Record<string, string>> = { person: "people", unit: "units" };

/**
 * Finds matters by number or name, and people and units of the library by any part of a name, unit or
 * post. `/` puts the cursor there.
 */
export function Search({ me }: { me: Me }) {
  const [typed, setTyped] = useState("");
  const [asked, ask] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = (event.target as Element | null)?.closest("input, textarea, select");
      if (event.key !== "/" || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") ask(typed.trim());
        }}
      >
        <input
          type="search"
          aria-label="查找事项、人员和单位"
          placeholder="编号、文号、姓名、单位"
          ref={field}
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button submit="yes">查找</Button>
      </form>
      {asked === undefined ? null : (
        <Sheet title={`查找：${asked}`} close={() => ask(undefined)}>
          <Matters text={asked} leave={() => ask(undefined)} />
          {me.rights["library.read"] === undefined ? null : (
            <Lines text={asked} leave={() => ask(undefined)} />
          )}
        </Sheet>
      )}
    </>
  );
}

function Matters({ text, leave }: { text: string; leave: () => void }) {
  const found = useQuery({
    queryKey: ["search", "matters", text],
    queryFn: () => call<{ items: readonly Matter[] }>({ path: "/search", query: { text } }),
  });
  return (
    <section>
      <h3>事项</h3>
      <Answer of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">没有找到事项。编号、文号须写全，姓名、单位可以只写一部分。</p>
          ) : (
            <ul className="files">
              {items.map(({ kind, id, status, about, updatedAt }) => (
                <li key={id}>
                  <a href={`#/${kindOf(kind)?.path ?? kind}/${id}`} onClick={leave}>
                    {about}
                  </a>{" "}
                  <span className="quiet">
                    {[kindOf(kind)?.title, statusText(kind, status), localDay(updatedAt)]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}

function Lines({ text, leave }: { text: string; leave: () => void }) {
  const found = useQuery({
    queryKey: ["search", "library", text],
    queryFn: () => call<Found>({ path: "/library/search", query: { text, limit: 50 } }),
  });
  return (
    <section>
      <h3>人员和单位</h3>
      <Answer of={found}>
        {({ items, more }) =>
          items.length === 0 ? (
            <p className="empty">
              没有找到人员和单位。可以只写姓名、单位或职务的一部分，多个词用空格隔开。
            </p>
          ) : (
            <>
              <ul className="files">
                {items.map(({ kind, id, summary: { name = "", unitName, post, code } }) => (
                  <li key={id}>
                    <a href={`#/${paths[kind] ?? kind}/${id}`} onClick={leave}>
                      {name}
                    </a>{" "}
                    <span className="quiet">
                      {[unitName, post, code].filter(Boolean).join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
              {more === "yes" ? (
                <p className="quiet">只列出前 {items.length} 条，请输入更多文字。</p>
              ) : null}
            </>
          )
        }
      </Answer>
    </section>
  );
}

function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  if (of.isPending) return <p className="loading">正在查找…</p>;
  if (of.error !== null) return <Failure error={of.error} retry={() => void of.refetch()} />;
  return children(of.data as T);
}
