import { useState } from "react";
import { operationOf } from "../../catalog/read.ts";
import { CommandForm } from "../../form/command-form.tsx";
import { Button } from "../../part/button.tsx";
import { Sheet } from "../../part/sheet.tsx";
import type { Me } from "../../shell/me.ts";
import { WorkInHand } from "./work-in-hand.tsx";

/** Whom an act is for, as the list of officers has them. */
type Whose = { id: string; name?: string };

type Act = { operation: string; word: string; may: (me: Me, whose: Whose) => boolean };

/** What may be done for one officer beside changing the list; the server is the judge of all of it. */
const acts: readonly Act[] = [
  {
    operation: "postOfficersIdTies",
    word: "登记回避关系",
    may: ({ officer }, { id }) => officer.id === id || officer.role === "ADMIN",
  },
  {
    operation: "postOfficersIdStandIns",
    word: "指定代办人",
    may: ({ officer }, { id }) => officer.id === id || officer.role === "SECRETARY",
  },
  {
    operation: "postOfficersIdWorkHandover",
    word: "移交在办事项",
    may: ({ rights }) => rights["work.hand-over"] !== undefined,
  },
];

/** Whether there is anything that the caller may do for anybody on the list, besides for themselves. */
export function hasActs(me: Me, officers: readonly Whose[]): boolean {
  return officers.some((officer) => acts.some(({ may }) => may(me, officer)));
}

/** Ties, stand-ins, and the work of somebody who leaves: each opens its form beside the list. */
export function OfficerActs({ me, whose }: { me: Me; whose: Whose }) {
  const [opened, open] = useState<Act>();
  const possible = acts.filter(({ may }) => may(me, whose));
  const operation = opened === undefined ? undefined : operationOf(opened.operation);
  const name = whose.name ?? whose.id;
  return (
    <>
      {possible.length === 0 ? null : (
        <details>
          <summary aria-label={`其他操作：${name}`}>其他操作</summary>
          {possible.map((act) => (
            <Button key={act.operation} label={`${act.word}：${name}`} press={() => open(act)}>
              {act.word}
            </Button>
          ))}
        </details>
      )}
      {opened === undefined || operation === undefined ? null : (
        <Sheet title={`${opened.word}：${name}`} close={() => open(undefined)}>
          {opened.operation === "postOfficersIdWorkHandover" ? <WorkInHand id={whose.id} /> : null}
          <CommandForm operation={operation} id={whose.id} done={() => open(undefined)} />
        </Sheet>
      )}
    </>
  );
}
