import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { useRenew } from "../../api/renew.ts";
import { pathOf } from "../../catalog/read.ts";
import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";
import { Button } from "../../part/button.tsx";
import { localTime } from "../../record/days.ts";
import { Failure } from "../../shell/failure.tsx";
import { Page } from "../../shell/page.tsx";
import { type Notice, sentText } from "./notice.ts";

/** What the caller was told, newest first; the unread stand out, and opening one marks it read. */
export default function NoticesPage() {
  const renew = useRenew();
  const list = usePages<Notice>("/notices", {});
  const unread = list.rows.filter(({ readAt }) => readAt === undefined);
  const read = useMutation({
    mutationFn: async (notices: readonly Notice[]) => {
      for (const { id } of notices)
        await call({ method: "POST", path: `/notices/${encodeURIComponent(id)}/reading` });
    },
    onSettled: renew,
  });
  return (
    <Page
      title="通知"
      extra={
        unread.length === 0 ? undefined : (
          <Button busy={read.isPending} press={() => read.mutate(unread)}>
            {`以下 ${unread.length} 条标为已读`}
          </Button>
        )
      }
    >
      <p className="quiet">
        通知和邮件都不写姓名、单位和内容，只写事项编号；打开事项才能看到内容。
      </p>
      {read.error === null ? null : <Failure error={read.error} />}
      <PagedTable
        caption="通知"
        list={list}
        keyOf={({ id }) => id}
        empty="还没有收到通知。有事项需要您知道时，会出现在这里，并同时发邮件。"
        columns={[
          {
            title: "通知",
            cell: (notice) => <Told notice={notice} open={() => read.mutate([notice])} />,
          },
          { title: "时间", narrow: "yes", cell: ({ createdAt }) => localTime(createdAt) },
          { title: "送达", narrow: "yes", cell: sentText },
          {
            title: "阅读",
            narrow: "yes",
            cell: ({ readAt }) => (readAt === undefined ? "未读" : localTime(readAt)),
          },
        ]}
      />
    </Page>
  );
}

function Told({ notice, open }: { notice: Notice; open: () => void }) {
  const { template, title, readAt, subject } = notice;
  // The morning's reminder is about the whole inbox.
  const to = template === "digest" ? "/" : undefined;
  const words = readAt === undefined ? <strong>{title}</strong> : title;
  if (subject === undefined && to === undefined)
    return readAt === undefined ? (
      <>
        {words}{" "}
        <Button label={`标为已读：${title}`} press={open}>
          标为已读
        </Button>
      </>
    ) : (
      words
    );
  return (
    <a
      href={`#${subject === undefined ? to : `${pathOf(subject.kind)}/${subject.id}`}`}
      onClick={readAt === undefined ? open : undefined}
    >
      {words}
    </a>
  );
}
