import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { useRenew } from "../../api/renew.ts";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useTell } from "../../shell/told.tsx";

type Link = {
  person: string;
  name: string;
  attempt: number;
  state: "current" | "locked" | "revoked" | "superseded" | "over";
  expiresOn: string;
  reason?: string;
};

const states: Readonly<Record<Link["state"], string>> = {
  current: "可以使用",
  locked: "验证码五次错误，已锁定",
  revoked: "已停用",
  superseded: "已由新链接代替",
  over: "事项已办结，不再使用",
};

/** What may be done with a link that still matters, in the words of its button. */
const acts = {
  "link-resending": "重新发送",
  "link-unlocking": "解锁",
  "link-revocation": "停用",
} as const;
type Act = keyof typeof acts;

const actsOf: Readonly<Record<Link["state"], readonly Act[]>> = {
  current: ["link-resending", "link-revocation"],
  locked: ["link-unlocking", "link-resending", "link-revocation"],
  revoked: ["link-resending"],
  superseded: [],
  over: [],
};

/** The last link of each person who is asked, why it does not work, and what helps; each act is traced. */
export function Links({ task }: { task: string }) {
  const links = useQuery({
    queryKey: ["task", task, "links"],
    queryFn: () =>
      call<{ items: readonly Link[] }>({ path: `/tasks/${encodeURIComponent(task)}/links` }),
  });
  if (links.error !== null) return <Failure error={links.error} />;
  if (links.data === undefined) return <p className="loading">正在读取…</p>;
  const shown = links.data.items.filter(({ state }) => state !== "superseded");
  if (shown.length === 0) return <p className="quiet">还没有发出办理链接。</p>;
  return (
    <ul>
      {shown.map((link) => (
        <Line key={`${link.person}${link.attempt}`} task={task} link={link} />
      ))}
    </ul>
  );
}

function Line({ task, link }: { task: string; link: Link }) {
  const { person, name, state, expiresOn, reason: why } = link;
  const [reason, setReason] = useState("");
  const tell = useTell();
  const renew = useRenew();
  const act = useMutation({
    mutationFn: (verb: Act) =>
      call({
        method: "POST",
        path: `/tasks/${encodeURIComponent(task)}/${verb}`,
        body: { of: person, reason },
      }),
    onSuccess: async (_, verb) => {
      tell(`${name}的办理链接：已${acts[verb]}`);
      setReason("");
      await renew();
    },
  });
  const possible = actsOf[state];
  const field = `link-reason-${person}`;
  return (
    <li>
      <p>
        {name}的办理链接：{states[state]}
        {why === undefined ? "" : `（${why}）`}，有效期至 {expiresOn}
      </p>
      {act.error === null ? null : <Failure error={act.error} />}
      {possible.length === 0 ? null : (
        <p className="inline-form">
          <label htmlFor={field}>理由（记入留痕）</label>
          <input
            id={field}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          {possible.map((verb) => (
            <Button
              key={verb}
              off={reason.trim() === ""}
              busy={act.isPending && act.variables === verb}
              label={`${acts[verb]}：${name}`}
              press={() => act.mutate(verb)}
            >
              {acts[verb]}
            </Button>
          ))}
        </p>
      )}
    </li>
  );
}
