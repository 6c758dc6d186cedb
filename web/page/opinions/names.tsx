import { roleText } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import type { RecordView } from "../../record/types.ts";
import { type OpinionState, whyOf, wordingOf } from "./opinion.ts";

/** The names of a letter as rows: what the records propose and why, what rooms found, what is answered. */
export default function Names({ record }: { record: RecordView }) {
  const state = record.state as OpinionState | undefined;
  if (state === undefined) return null;
  const { people, checks, proposals, draft, replies } = state;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section className="table-card" tabIndex={0} aria-label="名单">
      <DataTable
        caption="名单"
        rows={people}
        keyOf={({ n }) => String(n)}
        columns={[
          {
            title: "姓名",
            cell: ({ n, name, unit, post, personId, withdrawn }) => (
              <>
                {n}.{" "}
                {personId === undefined || personId === "none" ? (
                  name
                ) : (
                  <a href={`#/people/${personId}`}>{name}</a>
                )}
                <br />
                <span className="quiet">
                  {unit} {post}
                  {personId === "none" ? "（不属本机关管理）" : ""}
                  {withdrawn === undefined ? "" : `（${withdrawn.on} 撤回）`}
                </span>
              </>
            ),
          },
          { title: "拟任职务或者表彰项目", cell: ({ proposed }) => proposed },
          {
            title: "各室核查",
            cell: ({ n }) => {
              const found = checks.filter(
                ({ defer, unsuitable }) => defer.includes(n) || unsuitable.includes(n),
              );
              if (checks.length === 0) return "尚未核查";
              return found.length === 0
                ? "未发现问题"
                : found.map(({ role, room, note }) => (
                    <p key={`${role}${room ?? ""}`} className="said">
                      {roleText(role)}
                      {room === undefined ? "" : `（第 ${room} 室）`}：{note}
                    </p>
                  ));
            },
          },
          {
            title: "系统建议和依据",
            cell: ({ n }) => {
              const proposal = proposals.find((one) => one.n === n);
              if (proposal === undefined) return "待核";
              return <Verdict state={state} {...proposal} />;
            },
          },
          {
            title: "拟答复",
            cell: ({ n }) => {
              const answer = draft?.answers.find((one) => one.n === n);
              if (answer === undefined) return "尚未拟定";
              return (
                <>
                  {wordingOf(state, answer.verdict)}
                  {answer.override === undefined ? null : (
                    <p className="quiet said">未采用系统建议：{answer.override}</p>
                  )}
                </>
              );
            },
          },
          {
            title: "已答复",
            cell: ({ n }) => {
              const reply = [...replies]
                .reverse()
                .find(({ answers }) => answers.some((one) => one.n === n));
              const answer = reply?.answers.find((one) => one.n === n);
              return reply === undefined || answer === undefined ? (
                "—"
              ) : (
                <>
                  {wordingOf(state, answer.verdict)}
                  <br />
                  <span className="quiet">{reply.number}</span>
                </>
              );
            },
          },
        ]}
      />
    </section>
  );
}

/** A verdict in the words of the reply, with what it rests on. */
export function Verdict({
  state,
  verdict,
  findings,
}: { state: OpinionState } & OpinionState["proposals"][number]) {
  const why = whyOf({ findings });
  return (
    <>
      {wordingOf(state, verdict)}
      {why.length === 0 ? null : <p className="quiet said">依据：{why.join("；")}</p>}
    </>
  );
}
