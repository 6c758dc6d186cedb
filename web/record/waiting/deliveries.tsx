import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { type Notice, sentText } from "../../page/notices/notice.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { localTime } from "../days.ts";
import { Links } from "./links.tsx";

const results: Readonly<Record<string, string>> = {
  delivered: "已送出",
  refused: "被拒收",
  failed: "发送失败",
  bounced: "被退回",
};
const channels: Readonly<Record<string, string>> = {
  mail: "邮件",
  wecom: "企业微信群机器人",
  dingtalk: "钉钉群机器人",
};

/** Whether those who are asked were reached, and their links: for whoever follows or looks after them. */
export function Deliveries({ task }: { task: string }) {
  const { data: me } = useMe();
  const [isOpen, open] = useState(false);
  const mayFollow = me?.rights["notice.follow"] !== undefined;
  const mayManage = me?.rights["link.manage"] !== undefined;
  if (!mayFollow && !mayManage) return null;
  return (
    <details className="rest-of" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{mayManage ? "送达情况和办理链接" : "送达情况"}</summary>
      {isOpen && mayFollow ? <Told task={task} /> : null}
      {isOpen && mayManage ? <Links task={task} /> : null}
    </details>
  );
}

function Told({ task }: { task: string }) {
  const told = useQuery({
    queryKey: ["task", task, "notices"],
    queryFn: () =>
      call<{ items: readonly Notice[] }>({ path: `/tasks/${encodeURIComponent(task)}/notices` }),
  });
  if (told.error !== null) return <Failure error={told.error} />;
  if (told.data === undefined) return <p className="loading">正在读取…</p>;
  if (told.data.items.length === 0)
    return <p className="quiet">还没有就此发出通知；通知在工作时间发送，催办的立即发送。</p>;
  return (
    <ul>
      {told.data.items.map((notice) => (
        <li key={notice.id}>
          {notice.toName ?? notice.to}：{notice.title}，{sentText(notice)}
          {notice.attempts.map(({ channel, at, result, reason }) => (
            <span className="quiet" key={`${channel}${at}`}>
              {" "}
              · {channels[channel] ?? channel}
              {results[result] ?? result} {localTime(at)}
              {reason === undefined ? "" : `（${reason}）`}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
