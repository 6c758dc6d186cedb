import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { Button } from "../part/button.tsx";
import { Sheet } from "../part/sheet.tsx";
import { Failure } from "./failure.tsx";

type Hit = {
  kind: string;
  id: string;
  summary: { name?: string; unitName?: string; post?: string; code?: string };
};
type Found = { items: readonly Hit[]; more: "yes" | "no" };

const paths: Readonly<Record<string, string>> = { person: "people", unit: "units" };

/** Finds people and units of the library by any part of a name, unit or post. */
export function Search() {
  const [typed, setTyped] = useState("");
  const [asked, ask] = useState<string>();
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
          aria-label="查找人员和单位"
          placeholder="姓名、单位、职务"
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button submit="yes">查找</Button>
      </form>
      {asked === undefined ? null : (
        <Sheet title={`查找：${asked}`} close={() => ask(undefined)}>
          <Results text={asked} leave={() => ask(undefined)} />
        </Sheet>
      )}
    </>
  );
}

function Results({ text, leave }: { text: string; leave: () => void }) {
  const found = useQuery({
    queryKey: ["search", text],
    queryFn: () => call<Found>({ path: "/library/search", query: { text, limit: 50 } }),
  });
  if (found.isPending) return <p className="loading">正在查找…</p>;
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { items, more } = found.data;
  if (items.length === 0)
    return (
      <p className="empty">没有找到。可以只输入姓名、单位或职务的一部分，多个词用空格隔开。</p>
    );
  return (
    <>
      <ul className="files">
        {items.map(({ kind, id, summary: { name = "", unitName, post, code } }) => (
          <li key={id}>
            <a href={`#/${paths[kind] ?? kind}/${id}`} onClick={leave}>
              {name}
            </a>{" "}
            <span className="quiet">{[unitName, post, code].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
      {more === "yes" ? (
        <p className="quiet">只列出前 {items.length} 条，请输入更多文字。</p>
      ) : null}
    </>
  );
}
