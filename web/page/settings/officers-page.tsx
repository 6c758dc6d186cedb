import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { operationOf, roleText } from "../../catalog/read.ts";
import { CommandForm } from "../../form/command-form.tsx";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { Sheet } from "../../part/sheet.tsx";
import { go } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { hasActs, OfficerActs } from "./officer-acts.tsx";

type Officer = {
  id: string;
  name?: string;
  role?: string;
  room?: string;
  unit?: string;
  deputy?: string;
  email?: string;
  phone?: string;
};

type Unit = { id: string; name: string };

/** Who works here; an administrator asks for a change, and a second person consents to it. */
export default function OfficersPage() {
  const operation = operationOf("putOfficers");
  const { data: me } = useMe();
  const [edited, edit] = useState<Partial<Officer>>();
  const list = useQuery({
    queryKey: ["officers"],
    queryFn: () => call<{ officers: readonly Officer[] }>({ path: "/officers" }),
  });
  const mayNameUnits = me?.rights["district.audit"] !== undefined;
  const units = useQuery({
    queryKey: ["officers", "units"],
    queryFn: () => call<{ items: readonly Unit[] }>({ path: "/officers/units" }),
    enabled: mayNameUnits,
  });
  const unitOf = (id: string) =>
    units.data?.items.find((one) => one.id === id)?.name ?? (id && `不在信息库（${id}）`);
  if (operation === undefined) return null;
  const mayChange = me?.rights[operation.right] !== undefined;
  const officers = list.data?.officers ?? [];
  const nameOf = (id: string | undefined) =>
    id === undefined ? "" : (officers.find((each) => each.id === id)?.name ?? id);
  return (
    <Page
      title="人员名录"
      extra={mayChange ? <Button press={() => edit({})}>增加人员</Button> : undefined}
    >
      {list.isPending ? <p className="loading">正在读取…</p> : null}
      {list.error === null ? null : (
        <Failure error={list.error} retry={() => void list.refetch()} />
      )}
      <div className="table-card">
        <DataTable
          caption="人员名录"
          rows={officers}
          keyOf={({ id }) => id}
          columns={[
            { title: "姓名", narrow: "yes", cell: ({ name }) => name ?? "" },
            { title: "职责", cell: ({ role }) => roleText(role ?? "") },
            {
              title: "室、单位",
              cell: ({ room, unit = "" }) => (room === undefined ? unitOf(unit) : `第 ${room} 室`),
            },
            { title: "代办人", cell: ({ deputy }) => nameOf(deputy) },
            { title: "邮箱", cell: ({ email }) => email ?? "" },
            {
              title: "验证码",
              // S22: a reader of that one mailbox holds both the link and its code.
              cell: ({ phone }) =>
                phone === undefined
                  ? "邮箱（与办理链接同一邮箱，宜补登手机）"
                  : "手机（未启用短信的发到邮箱）",
            },
            ...(me !== undefined && hasActs(me, officers)
              ? [
                  {
                    title: "操作",
                    cell: (officer: Officer) =>
                      mayChange || hasActs(me, [officer]) ? (
                        <div className="row-acts">
                          {mayChange ? (
                            <Button
                              label={`变更：${officer.name ?? ""}`}
                              press={() => edit(officer)}
                            >
                              变更
                            </Button>
                          ) : null}
                          <OfficerActs me={me} whose={officer} />
                        </div>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {edited === undefined ? null : (
        <Sheet title="提请变更人员名录" close={() => edit(undefined)}>
          <CommandForm
            operation={operation}
            id={edited.id ?? "new"}
            start={{ officers: [edited] }}
            done={({ id }) => go(`/officer-changes/${id}`)}
          />
        </Sheet>
      )}
    </Page>
  );
}
