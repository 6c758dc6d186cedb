import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Failure } from "../../shell/failure.tsx";

type Officer = { id: string; name: string; room?: string; unit?: string };
type Role = {
  role: string;
  name: string;
  rights: Readonly<Record<string, string>>;
  officers: readonly Officer[];
};

const reaches: Readonly<Record<string, string>> = {
  district: "全区",
  room: "本室",
  unit: "本单位",
  hand: "经手",
};

/** Who stands in which role, and how far its rights reach. */
export function Permissions() {
  const found = useQuery({
    queryKey: ["audit", "permissions"],
    queryFn: () => call<{ items: readonly Role[] }>({ path: "/audit/permissions" }),
  });
  return (
    <>
      <h2>现行权限</h2>
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data === undefined ? null : (
        <DataTable
          caption="现行权限"
          rows={found.data.items}
          keyOf={({ role }) => role}
          columns={[
            { title: "岗位", narrow: "yes", cell: ({ name }) => name },
            { title: "由何人担任", cell: ({ officers }) => officers.map(peopleText).join("、") },
            { title: "权限", cell: ({ rights }) => rightsText(rights) },
          ]}
        />
      )}
      <p className="quiet">每个地址由哪些岗位办理，见随系统提供的权限表。</p>
    </>
  );
}

function peopleText({ name, room }: Officer): string {
  return room === undefined ? name : `${name}（${room} 室）`;
}

/** How many rights reach how far: 全区 12 项，本室 8 项. */
function rightsText(rights: Role["rights"]): string {
  return Object.entries(reaches)
    .map(([reach, label]) => [label, Object.values(rights).filter((one) => one === reach).length])
    .flatMap(([label, count]) => (count === 0 ? [] : [`${label} ${count} 项`]))
    .join("，");
}
