import { logout } from "../api/session.ts";
import { roleText } from "../catalog/read.ts";
import { Button } from "../part/button.tsx";
import type { Me } from "./me.ts";

/** Who is logged in, and the way out. */
export function Account({ me: { officer } }: { me: Me }) {
  return (
    <div className="account">
      <span>
        {officer.name}
        <span className="quiet"> {roleText(officer.role)}</span>
      </span>
      <Button press={() => void logout()}>退出</Button>
    </div>
  );
}
